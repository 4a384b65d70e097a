import type { StorageFailure } from '#shared/core/failure.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { ObjectStore } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { chunkBytes } from './chunk-bytes.ts'
import type { ChunkRow, ObjectRow, PayloadDatabase, RecordsDatabase } from './databases.ts'
import type { Guard } from './guard.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Puts the wanted range together; undefined when a chunk does not have the length its place gives it. */
function rangeOf(
  row: ObjectRow,
  chunks: readonly ChunkRow[],
  offset: number,
  end: number,
): Bytes | undefined {
  const whole = new Uint8Array(end - offset)
  for (const { n, d } of chunks) {
    const at = n * chunkBytes
    if (d.length !== Math.min(chunkBytes, row.bytes - at)) return undefined
    const from = Math.max(offset - at, 0)
    whole.set(d.subarray(from, Math.min(d.length, end - at)), at + from - offset)
  }
  return whole
}

export function dexieObjects(
  records: RecordsDatabase,
  payload: PayloadDatabase,
  guard: Pick<Guard, 'read'>,
): ObjectStore {
  const read = async (
    sha256: Sha256,
    offset: number,
    length: number,
  ): Promise<Result<Bytes, StorageFailure>> => {
    const row = await records.objects.get(sha256)
    if (!row) return failed({ kind: 'storage/original-missing', sha256 })
    const end = Math.min(offset + length, row.bytes)
    if (end <= offset) return ok(new Uint8Array(0))
    const first = Math.floor(offset / chunkBytes)
    const count = Math.floor((end - 1) / chunkBytes) - first + 1
    const keys = Array.from({ length: count }, (_, k): [string, number] => [row.sid, first + k])
    const found = await payload.chunks.bulkGet(keys)
    const chunks = found.filter((chunk) => chunk !== undefined)
    if (chunks.length < count) return failed({ kind: 'storage/original-missing', sha256 })
    const bytes = rangeOf(row, chunks, offset, end)
    return bytes ? ok(bytes) : failed({ kind: 'storage/original-damaged', sha256 })
  }

  return {
    sizeOf: async (sha256) => (await records.objects.get(sha256))?.bytes,
    async read(sha256, offset, length) {
      const answer = await guard.read(() => read(sha256, offset, length))
      return answer.ok ? answer.value : answer
    },
  }
}
