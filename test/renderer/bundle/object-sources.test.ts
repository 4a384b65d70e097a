// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { objectSources } from '../../../renderer/workers/ports/object-sources.ts'
import { SourceError } from '../../../shared/bundle/ports.ts'
import type { Sha256 } from '../../../shared/core/ids.ts'
import { failed, ok } from '../../../shared/core/result.ts'
import { anOriginal } from '../../builders/an-exhibit.ts'
import { someBytes } from '../data/an-import.ts'

const MiB = 1024 * 1024

/** Originals of which every range that is read is noted. */
function originalsOf(bytes: Uint8Array<ArrayBuffer>, over: { readonly claimed?: number } = {}) {
  const reads: string[] = []
  const open = objectSources({
    read: async (_: Sha256, offset, length) => {
      reads.push(`${offset / MiB}+${length}`)
      return await Promise.resolve(ok(bytes.slice(offset, offset + length)))
    },
  })
  return { reads, source: open(anOriginal({ bytes: over.claimed ?? bytes.length, name: 'call.mp3' })) }
}

describe('an original as a source', () => {
  const bytes = someBytes(5 * MiB + 17)

  it.each([
    [0, 10],
    [MiB - 5, 10],
    [MiB, MiB],
    [3, 4 * MiB],
    [5 * MiB, 17],
    [5 * MiB + 17, 0],
  ])('gives exactly the bytes at %i, %i of them', async (offset, length) => {
    const { source } = originalsOf(bytes)

    expect(Buffer.compare(await source.read(offset, length), bytes.slice(offset, offset + length))).toBe(0)
  })

  it('reads a chunk once for many small ranges', async () => {
    const { source, reads } = originalsOf(bytes)

    for (let at = 0; at < MiB; at += 64 * 1024) await source.read(at, 1024)

    expect(reads).toEqual([`0+${MiB}`])
  })

  it('fetches one chunk ahead when it is read straight on', async () => {
    const { source, reads } = originalsOf(bytes)

    await source.read(0, MiB)
    expect(reads).toHaveLength(1)
    await source.read(MiB, MiB)

    expect(reads).toEqual([`0+${MiB}`, `1+${MiB}`, `2+${MiB}`])
  })

  it('fetches every chunk once when it is read to its end', async () => {
    const { source, reads } = originalsOf(bytes)

    for (let at = 0; at < bytes.length; at += MiB) await source.read(at, Math.min(MiB, bytes.length - at))

    expect(reads).toEqual([0, 1, 2, 3, 4].map((at) => `${at}+${MiB}`).concat('5+17'))
  })

  it('does not keep more than a few chunks, however long it is', async () => {
    const long = someBytes(20 * MiB)
    const { source, reads } = originalsOf(long)
    for (let at = 0; at < 20; at++) await source.read(at * MiB, MiB)

    await source.read(0, 1)

    expect(reads.filter((read) => read.startsWith('0+'))).toHaveLength(2)
  })

  it.each([
    [0, 10],
    [MiB - 5, 10],
    [3, 4 * MiB],
    [5 * MiB, 17],
    [5 * MiB + 17, 0],
  ])('fills memory of others with the bytes at %i, %i of them', async (offset, length) => {
    const { source } = originalsOf(bytes)
    const into = new Uint8Array(length)

    await source.readInto?.(offset, into)

    expect(Buffer.compare(into, bytes.slice(offset, offset + length))).toBe(0)
  })

  it('fills the memory of many readers at once, while chunks are given back', async () => {
    const long = someBytes(30 * MiB)
    const { source } = originalsOf(long)
    const pieces = Array.from({ length: 60 }, (_, at) => at * (MiB / 2))

    const read = await Promise.all(
      pieces.map(async (at) => {
        const into = new Uint8Array(MiB / 2)
        await source.readInto?.(at, into)
        return into
      }),
    )

    expect(Buffer.compare(Buffer.concat(read), long)).toBe(0)
  })

  it('leaves what it lent as it is until the next read, whatever is read meanwhile', async () => {
    const long = someBytes(30 * MiB)
    const { source } = originalsOf(long)
    const lent = await source.read(5, 100)
    const into = new Uint8Array(25 * MiB)

    await source.readInto?.(MiB, into)

    expect(Buffer.compare(lent, long.slice(5, 105))).toBe(0)
  })

  it('refuses a range past its end', async () => {
    const { source } = originalsOf(bytes)

    await expect(source.read(5 * MiB, 18)).rejects.toThrow(SourceError)
  })

  it('says so when the store holds less than it should', async () => {
    const { source } = originalsOf(bytes.slice(0, MiB + 5), { claimed: bytes.length })

    await expect(source.read(MiB, 10)).rejects.toThrow(/ends after 1048581 bytes/)
  })

  it('says why when the store fails, and tries again when asked again', async () => {
    let isBroken = true
    const open = objectSources({
      read: async (sha256, _, length) =>
        await Promise.resolve(
          isBroken ? failed({ kind: 'storage/original-missing', sha256 }) : ok(new Uint8Array(length)),
        ),
    })
    const source = open(anOriginal({ bytes: 10, name: 'call.mp3' }))
    await expect(source.read(0, 10)).rejects.toThrow('call.mp3: storage/original-missing')

    isBroken = false

    expect(await source.read(0, 10)).toHaveLength(10)
  })
})
