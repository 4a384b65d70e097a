import { describe, expect, it, vi } from 'vitest'
import { type Ask, desktopVault } from '../../../renderer/platform/desktop-vault.ts'
import { failed, ok } from '#shared/core/result.ts'
import { sha256Of } from '../../builders/node-hash.ts'

const file = new File(['call'], 'call.mp3')
const sha256 = sha256Of('call')
const aTurn = () => new Promise((resolve) => setTimeout(resolve))

/** A vault whose main process answers a request about a file when the test lets it. */
function aDesk(answer: () => Promise<unknown> = () => Promise.resolve(ok('stored'))) {
  const asked: unknown[][] = []
  const ask = (async (channel: string, args: object, given?: File) => {
    asked.push([channel, args, ...(given ? [given] : [])])
    return channel === 'vault:store-file' ? await answer() : ok(4)
  }) as Ask
  return {
    asked,
    vault: desktopVault(ask, () => Promise.resolve(undefined)),
    channels: () => asked.map(([name]) => name),
  }
}

describe('a file that the shell copies by itself', () => {
  it('is asked for with its hash and length, and no path, when it is kept', async () => {
    const { vault, asked } = aDesk()
    vault.storeFile(sha256, file, Promise.resolve(true))
    await aTurn()

    expect(asked).toEqual([['vault:store-file', { sha256, bytes: 4 }, file]])
  })

  it('is not asked for when it was not kept', async () => {
    const { vault, asked } = aDesk()
    vault.storeFile(sha256, file, Promise.resolve(false))
    await aTurn()

    expect(asked).toEqual([])
  })

  it('is asked for once, however often it is dropped meanwhile', async () => {
    const { vault, channels } = aDesk()
    vault.storeFile(sha256, file, Promise.resolve(true))
    vault.storeFile(sha256, file, Promise.resolve(true))
    await aTurn()
    expect(channels()).toEqual(['vault:store-file'])

    vault.storeFile(sha256, file, Promise.resolve(true))
    await aTurn()
    expect(channels()).toEqual(['vault:store-file', 'vault:store-file'])
  })

  it.each([
    ['sizeOf', (vault: ReturnType<typeof desktopVault>) => vault.sizeOf(sha256)],
    ['check', (vault: ReturnType<typeof desktopVault>) => vault.check(sha256, { aborted: false })],
    ['remove', (vault: ReturnType<typeof desktopVault>) => vault.remove(sha256, 1)],
  ])('is waited for by whoever asks about it: %s', async (_name, about) => {
    let arrive: (value: unknown) => void = () => undefined
    const { vault, channels } = aDesk(() => new Promise((resolve) => (arrive = resolve)))
    let keep: (isKept: boolean) => void = () => undefined
    vault.storeFile(sha256, file, new Promise((resolve) => (keep = resolve)))
    const answer = about(vault)
    await aTurn()
    expect(channels()).toEqual([])

    keep(true)
    await aTurn()
    expect(channels()).toEqual(['vault:store-file'])

    arrive(ok('stored'))
    expect(await answer).toEqual(ok(4))
    expect(channels()).toHaveLength(2)
  })

  it('does not keep others waiting', async () => {
    const { vault } = aDesk()
    vault.storeFile(sha256, file, new Promise(() => undefined))

    expect(await vault.sizeOf(sha256Of('other'))).toEqual(ok(4))
  })

  it('keeps nobody waiting when it cannot be had', async () => {
    const { vault } = aDesk(() => Promise.resolve(failed({ kind: 'vault/full', neededBytes: 1 })))
    vault.storeFile(sha256, file, Promise.resolve(true))

    expect(await vault.sizeOf(sha256)).toEqual(ok(4))
  })

  it('keeps nobody waiting when asking itself fails', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue()
    const { vault } = aDesk(() => Promise.reject(new TypeError('not a file')))
    vault.storeFile(sha256, file, Promise.resolve(true))

    expect(await vault.sizeOf(sha256)).toEqual(ok(4))
    expect(told).toHaveBeenCalledOnce()
    told.mockRestore()
  })
})
