import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createHashThread, sharedMemory } from '../../electron/adapters/hash-thread.ts'
import { noise } from '../fixtures/make/broken.mjs'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a hashing thread', () => {
  it('hashes shared and ordinary memory in the order given', async () => {
    const hash = createHashThread()()
    const shared = sharedMemory(700_000)
    shared.set(noise(700_000, 1))
    const own = new Uint8Array(noise(5, 2))

    await Promise.all([hash.update(shared), hash.update(own), hash.update(shared.subarray(1, 3))])

    expect(await hash.hex()).toBe(sha256(Buffer.concat([shared, own, shared.subarray(1, 3)])))
  })

  it('keeps hashes that run at the same time apart, and forgets a dropped one', async () => {
    const newHash = createHashThread()
    const [one, dropped, none] = [newHash(), newHash(), newHash()]
    await Promise.all([one.update(Buffer.from('one')), dropped.update(Buffer.from('dropped'))])
    dropped.drop()

    expect(await one.hex()).toBe(sha256(Buffer.from('one')))
    expect(await none.hex()).toBe(sha256(new Uint8Array()))
  })
})
