import { makeZip } from 'client-zip'
import type { Sink } from '#shared/bundle/ports.ts'
import type { HandoverEntry } from '#shared/handover/entry.ts'

/** The only time in the archive: what it holds says when it was made. */
const noTime = new Date(1980, 0, 1)

/**
 * Writes files into a sink as a zip, stored as they are: recordings and PDFs do not pack, and who opens it has nothing to unfold.
 * One chunk is in memory at a time.
 * @throws what an entry throws while it is read; the sink is the caller's to abort.
 */
export async function zipEntries(entries: AsyncIterable<HandoverEntry>, sink: Sink): Promise<void> {
  const inputs = async function* () {
    for await (const { name, bytes } of entries) yield { name, input: bytes, lastModified: noTime }
  }
  const reader = makeZip(inputs()).getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    await sink.write(value)
  }
}
