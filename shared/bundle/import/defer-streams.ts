import { PDFArray, type PDFContext, PDFName, PDFPageLeaf, PDFRawStream, PDFRef } from 'pdf-lib'
import type { ByteSource } from '../ports.ts'
import { DeferredStream } from '../write/deferred-stream.ts'

/** Streams below this stay in memory: a range in a source costs about as much to keep. */
const smallest = 4096

/**
 * pdf-lib's parser copies every stream with `bytes.slice`. Given this view it gets a window on the file instead, so
 * that a scanned PDF is in memory once and not twice.
 */
export class WindowedBytes extends Uint8Array<ArrayBuffer> {
  static get [Symbol.species]() {
    return Uint8Array
  }

  override slice(start = 0, end = this.length): Uint8Array<ArrayBuffer> {
    const plain = new Uint8Array(this.buffer, this.byteOffset, this.byteLength)
    return end - start > smallest ? plain.subarray(start, end) : plain.slice(start, end)
  }
}

/**
 * Replaces every big stream by a range of the source it came from, and copies what must stay, so that nothing keeps
 * the file's bytes alive. Streams of pages whose /Contents is an array stay: they are joined when the page is drawn; so do
 * those of tagged pages, which lose their tags.
 */
export function deferStreams(
  context: PDFContext,
  bytes: Uint8Array,
  source: ByteSource,
  isTagged: boolean,
): void {
  const kept = rewrittenContents(context, isTagged)
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.contents.buffer !== bytes.buffer) continue
    if (kept.has(ref)) {
      context.assign(ref, PDFRawStream.of(object.dict, object.contents.slice()))
      continue
    }
    const offset = object.contents.byteOffset - bytes.byteOffset
    context.assign(ref, new DeferredStream(object.dict, [{ source, offset, length: object.contents.length }]))
  }
}

function rewrittenContents(context: PDFContext, isTagged: boolean): ReadonlySet<PDFRef> {
  const refs = new Set<PDFRef>()
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFPageLeaf)) continue
    const value = object.get(PDFName.of('Contents'))
    if (isTagged && value instanceof PDFRef) refs.add(value)
    const contents = context.lookup(value)
    if (!(contents instanceof PDFArray)) continue
    for (const item of contents.asArray()) if (item instanceof PDFRef) refs.add(item)
  }
  return refs
}
