import type { Orientation } from '../render/document-model.ts'
import { type ByteWindow, latin1 } from './byte-window.ts'
import type { ByteRange } from './image-problem.ts'

const orientationTag = 0x0112
const shortType = 3

/** The orientation that the first directory of an Exif segment (APP1) gives; undefined where it gives none that is valid. */
export async function exifOrientation(
  file: ByteWindow,
  segment: ByteRange,
): Promise<Orientation | undefined> {
  const view = segment.length < 20 ? undefined : await file.at(segment.offset, segment.length)
  if (!view || latin1(view, 0, 6) !== 'Exif\0\0') return undefined
  const tiff = 6
  const order = latin1(view, tiff, 2)
  if (order !== 'II' && order !== 'MM') return undefined
  const little = order === 'II'
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > view.byteLength) return undefined
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + entry * 12
    if (at + 12 > view.byteLength) return undefined
    if (view.getUint16(at, little) !== orientationTag) continue
    const value = view.getUint16(at + 8, little)
    const valid = view.getUint16(at + 2, little) === shortType && value >= 1 && value <= 8
    return valid ? (value as Orientation) : undefined
  }
  return undefined
}
