import { makeZip } from 'client-zip'
import type { Failure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { NamedFile } from './platform.ts'

/** The only time in the zip: what it holds says when it was made. */
const noTime = new Date(1980, 0, 1)

/**
 * Files in one zip, stored as they are: PDFs and recordings do not pack. They stream through; the browser keeps the
 * result outside the heap, and on disk when it is large.
 */
export async function zipped(
  files: readonly NamedFile[],
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (bytes: number) => void },
): Promise<Result<Blob | 'cancelled', Failure>> {
  let done = 0
  const counted = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      done += chunk.length
      onProgress(done)
      // what a Response takes must not lie in shared memory
      controller.enqueue(new Uint8Array(chunk))
    },
  })
  const entries = files.map(({ fileName, file }) => ({
    name: fileName,
    input: file,
    size: file.size,
    lastModified: noTime,
  }))
  try {
    const stream = makeZip(entries).pipeThrough(counted, { signal })
    return ok(await new Response(stream, { headers: { 'Content-Type': 'application/zip' } }).blob())
  } catch (error) {
    if (signal.aborted) return ok('cancelled')
    const detail = error instanceof Error ? error.name : String(error)
    return failed({ kind: 'shell/cannot-write', fileName: files[0]?.fileName ?? '', detail })
  }
}
