// @vitest-environment node
import { deflateSync, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { prepareHashes } from '../../../renderer/workers/ports/hashes.ts'
import { zlib } from '../../../renderer/workers/ports/zlib.ts'
import { sha256Of } from '../../builders/node-hash.ts'
import { someBytes } from '../data/an-import.ts'

const MiB = 1024 * 1024

describe('the hashes of a run', () => {
  it('are SHA-256 of the pieces in order', async () => {
    const newHash = await prepareHashes()
    const hash = newHash()
    hash.update(new TextEncoder().encode('订单号：'))
    hash.update(new TextEncoder().encode('DH20240918-001\n'))

    expect(hash.hex()).toBe(sha256Of('订单号：DH20240918-001\n'))
  })

  it('do not mix when several are under way, and are used again afterwards', async () => {
    const newHash = await prepareHashes()
    for (let round = 0; round < 20; round++) {
      const [one, other] = [newHash(), newHash()]
      one.update(Uint8Array.of(97))
      other.update(Uint8Array.of(98))

      expect([one.hex(), other.hex()]).toEqual([sha256Of('a'), sha256Of('b')])
    }
  })
})

describe('the packing', () => {
  it.each([0, 1, 31_000, 40_000, 3 * MiB])(
    'of %i bytes is zlib’s format and unpacks to the same',
    async (length) => {
      const bytes = someBytes(length)
      const packed = await zlib.deflate(bytes)

      expect(Buffer.compare(inflateSync(packed), bytes)).toBe(0)
      expect(Buffer.compare(await zlib.inflate(packed, length), bytes)).toBe(0)
    },
  )

  it('is the same every time', async () => {
    const bytes = someBytes(100_000)

    expect(Buffer.compare(await zlib.deflate(bytes), await zlib.deflate(bytes))).toBe(0)
  })

  it('refuses data that grow past the limit', async () => {
    const bomb = deflateSync(new Uint8Array(50 * MiB))

    await expect(zlib.inflate(bomb, MiB)).rejects.toThrow('inflates to more than 1048576 bytes')
  })

  it('refuses damaged data', async () => {
    await expect(zlib.inflate(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), MiB)).rejects.toThrow('invalid')
  })
})
