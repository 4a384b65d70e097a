import type { Sha256 } from '#shared/core/ids.ts'
import type { ObjectStore } from '#shared/core/ports.ts'
import { chunkBytes } from '../../data/chunk-bytes.ts'
import { byteRangeOf } from './byte-range.ts'

/** Only what a media element can show is named; anything else must not be rendered by the browser. */
const showable = /^(image|audio|video)\/[a-z0-9.+-]{1,60}$/
const typeOf = (type: string | null): string =>
  type !== null && showable.test(type) ? type : 'application/octet-stream'

/** Originals are other people's files: even opened in a tab of their own they must not run or load anything. */
const safeHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
  'accept-ranges': 'bytes',
}

/** Gives bytes `from … to` piece by piece, one chunk ahead of the reader. */
function streamOf(
  objects: ObjectStore,
  sha256: Sha256,
  from: number,
  to: number,
): ReadableStream<Uint8Array> {
  let at = from
  return new ReadableStream(
    {
      async pull(controller) {
        if (at > to) return controller.close()
        const end = Math.min((Math.floor(at / chunkBytes) + 1) * chunkBytes, to + 1)
        const piece = await objects.read(sha256, at, end - at)
        if (!piece.ok) return controller.error(new Error(piece.failure.kind))
        at = end
        controller.enqueue(piece.value)
      },
    },
    { highWaterMark: 1 },
  )
}

/** Answers a request for an original by range (RFC 9110): 206, 200, 404 or 416. */
export async function mediaResponse(
  objects: ObjectStore,
  asked: { readonly sha256: Sha256; readonly type: string | null; readonly range: string | null },
): Promise<Response> {
  const size = await objects.sizeOf(asked.sha256)
  if (size === undefined) return new Response(null, { status: 404, headers: safeHeaders })
  const range = byteRangeOf(asked.range, size)
  if (range === 'outside')
    return new Response(null, {
      status: 416,
      headers: { ...safeHeaders, 'content-range': `bytes */${size}` },
    })

  const { from, to } = range ?? { from: 0, to: size - 1 }
  const headers = {
    ...safeHeaders,
    'content-type': typeOf(asked.type),
    'content-length': String(to - from + 1),
    ...(range ? { 'content-range': `bytes ${from}-${to}/${size}` } : {}),
  }
  return new Response(streamOf(objects, asked.sha256, from, to), { status: range ? 206 : 200, headers })
}
