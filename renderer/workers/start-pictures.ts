import type { PictureMaker } from '../services.tsx'
import { createPictureDecoder, decodedByLibrary } from './pictures/picture-decoder.ts'

/** What an inspection lets pass too: 120 million pixels are 480 MB while they are decoded. */
const mostPixels = 120_000_000

/** Pictures for the page; the worker starts with the first and goes when it has had nothing to do for a while. */
export function startPictures(): PictureMaker {
  const decoder = createPictureDecoder()
  return {
    isNeededFor: decodedByLibrary,
    async viewable(file, type, page) {
      const made = await decoder.decode(file, type, page, mostPixels)
      if (!made) return undefined
      const { bitmap, pages } = made
      try {
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
        canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
        // what is scanned is mostly writing, which PNG keeps sharp
        const as = type === 'image/tiff' ? 'image/png' : 'image/jpeg'
        return { file: await canvas.convertToBlob({ type: as, quality: 0.95 }), pages }
      } finally {
        bitmap.close()
      }
    },
  }
}
