import { asSha256, type Sha256 } from '#shared/core/ids.ts'
import type { FreeSpace, ObjectStore } from '#shared/core/ports.ts'
import { failed, ok } from '#shared/core/result.ts'
import { chunkBytes } from './chunk-bytes.ts'
import type { ChunkCheck } from './chunk-check.ts'
import type { ChunkRow, ObjectRow, PayloadDatabase, RecordsDatabase } from './databases.ts'
import type { Guard } from './guard.ts'
import { isNearlyFull } from './nearly-full.ts'
import type { SecondCopy } from './second-copy.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** How what is missing or broken is had from the second copy, and put back. */
export interface Mending {
  readonly copy: SecondCopy
  /** Absent where nothing is written back: whoever cannot see the disk only reads. */
  readonly freeBytes?: FreeSpace
}

/** What a chunk must be: its length follows from its place, and its check was taken when it was written. */
function isGood(chunk: ChunkRow | undefined, row: ObjectRow, n: number, crc: ChunkCheck): chunk is ChunkRow {
  if (chunk?.d.length !== Math.min(chunkBytes, row.bytes - n * chunkBytes)) return false
  return chunk.c === undefined || chunk.c === crc(chunk.d)
}

/** Puts the wanted range together from whole chunks, the first of which has the number `first`. A whole one is given as it is. */
function rangeOf(chunks: readonly Bytes[], first: number, offset: number, end: number): Bytes {
  const [only] = chunks
  if (only && chunks.length === 1 && only.length === end - offset) return only
  const whole = new Uint8Array(end - offset)
  for (const [index, d] of chunks.entries()) {
    const at = (first + index) * chunkBytes
    const from = Math.max(offset - at, 0)
    whole.set(d.subarray(from, Math.min(d.length, end - at)), at + from - offset)
  }
  return whole
}

/** Originals by range. With `mending`, what this copy cannot give comes from the second one, and is written back. */
export function dexieObjects(
  records: RecordsDatabase,
  payload: PayloadDatabase,
  guard: Pick<Guard, 'read' | 'write'>,
  crc: ChunkCheck,
  mending?: Mending,
): ObjectStore {
  const found = async (sha256: Sha256, offset: number, length: number) => {
    const row = await records.objects.get(sha256)
    if (!row) return undefined
    const end = Math.min(offset + length, row.bytes)
    const first = Math.floor(offset / chunkBytes)
    const count = end <= offset ? 0 : Math.floor((end - 1) / chunkBytes) - first + 1
    const keys = Array.from({ length: count }, (_, k): [string, number] => [row.sid, first + k])
    return { row, end, first, keys }
  }
  /** One by one where they cannot be read together: a chunk whose file is gone fails the whole request. */
  const chunksAt = async (keys: readonly [string, number][]) => {
    const together = await guard.read(() => payload.chunks.bulkGet([...keys]))
    if (together.ok) return together.value.map((chunk) => ok(chunk))
    return await Promise.all(keys.map((key) => guard.read(() => payload.chunks.get(key))))
  }
  const fromCopy = async (row: ObjectRow, n: number): Promise<Bytes | undefined> => {
    const length = Math.min(chunkBytes, row.bytes - n * chunkBytes)
    const d = await mending?.copy(asSha256(row.sha256), n * chunkBytes, length)
    if (d?.length !== length) return undefined
    // nobody waits for it: the next reader may find it here, or ask the copy again
    void writeBack(row, { sid: row.sid, n, d: d.slice(), c: crc(d) })
    return d
  }
  const writeBack = async (row: ObjectRow, chunk: ChunkRow): Promise<void> => {
    if (!mending?.freeBytes || (await isNearlyFull(mending.freeBytes))) return
    await guard.write(
      async () => {
        // another reader may have pointed the original at other chunks meanwhile
        if ((await records.objects.get(row.sha256))?.sid === row.sid) await payload.chunks.put(chunk)
      },
      { size: 'small', neededBytes: chunkBytes },
    )
  }

  return {
    sizeOf: async (sha256) => (await records.objects.get(sha256))?.bytes,
    async read(sha256, offset, length) {
      const answer = await guard.read(() => found(sha256, offset, length))
      if (!answer.ok) return answer
      if (!answer.value) return failed({ kind: 'storage/original-missing', sha256 })
      const { row, end, first, keys } = answer.value
      const good: Bytes[] = []
      for (const [index, found] of (await chunksAt(keys)).entries()) {
        const n = first + index
        const chunk = found.ok ? found.value : undefined
        const d = isGood(chunk, row, n, crc) ? chunk.d : await fromCopy(row, n)
        // a database that does not answer has lost nothing
        if (!d && !found.ok) return found
        if (!d) return failed({ kind: `storage/original-${chunk ? 'damaged' : 'missing'}`, sha256 })
        good.push(d)
      }
      return ok(rangeOf(good, first, Math.min(offset, end), end))
    },
  }
}
