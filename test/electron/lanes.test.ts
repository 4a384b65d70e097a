import { describe, expect, it } from 'vitest'
import { lanes } from '../../electron/vault/lanes.ts'

/** Works that go on until they are let go, each noted as it begins. */
function works() {
  const begun: number[] = []
  const ends = new Map<number, { readonly resolve: () => void; readonly reject: (why: Error) => void }>()
  const work = (nth: number) => () =>
    new Promise<void>((resolve, reject) => {
      begun.push(nth)
      ends.set(nth, { resolve, reject })
    })
  return { begun, work, end: (nth: number) => ends.get(nth) }
}
const aTurn = () => new Promise((resolve) => setTimeout(resolve))

describe('lanes', () => {
  it('let so many works go on, and the next in order when one has ended', async () => {
    const inLane = lanes(2)
    const { begun, work, end } = works()
    const all = [0, 1, 2, 3].map((nth) => inLane(work(nth)))
    await aTurn()
    expect(begun).toEqual([0, 1])

    end(1)?.resolve()
    await aTurn()
    expect(begun).toEqual([0, 1, 2])

    for (const nth of [0, 2]) end(nth)?.resolve()
    await aTurn()
    end(3)?.resolve()
    await Promise.all(all)
  })

  it('are free again after a work that failed', async () => {
    const inLane = lanes(1)
    const { begun, work, end } = works()
    const first = inLane(work(0))
    end(0)?.reject(new Error('full'))
    await expect(first).rejects.toThrow('full')

    const second = inLane(work(1))
    expect(begun).toEqual([0, 1])
    end(1)?.resolve()
    await second
  })
})
