import { decodeHeif } from './pictures/decode-heif.ts'
import { decodeTiff } from './pictures/decode-tiff.ts'
import type { DecodedPicture, NoPicture, PictureReply, PictureRequest } from './pictures/picture-protocol.ts'

declare const self: DedicatedWorkerGlobalScope

self.addEventListener('message', ({ data }: MessageEvent<PictureRequest>) => void answer(data))

async function answer(asked: PictureRequest): Promise<void> {
  const { id } = asked
  // whatever a damaged file makes a decoder throw: it cannot be shown, and its bytes are safe
  const made = await decoded(asked).catch((): NoPicture => 'undecodable')
  if (typeof made === 'string') {
    const reply: PictureReply = { kind: 'refused', id, reason: made }
    self.postMessage(reply)
  } else {
    const reply: PictureReply = { kind: 'decoded', id, ...made }
    self.postMessage(reply, [made.bitmap])
  }
}

async function decoded({ file, type, page, maxPixels }: PictureRequest): Promise<DecodedPicture | NoPicture> {
  if (type === 'image/tiff') return await decodeTiff(file, page, maxPixels)
  return type.startsWith('image/hei') ? await decodeHeif(file, maxPixels) : 'undecodable'
}
