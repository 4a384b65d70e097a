import { placeImage } from '../paginate/place-image.ts'
import type { ImageRecoder } from '../ports.ts'
import type { ImageAsset } from '../render/document-model.ts'

/** What pictures are brought to on the pages, where the user wants it. Originals stay as they are. */
export const compactDpi = 300
/** Of 100, for what is photographed; what is drawn is packed without loss. */
export const compactQuality = 85

/** A caption has a second line once it says that the picture was made smaller. */
const captionLines = 2
/** A few dots more are not worth another picture. */
const tolerance = 1.02

/**
 * The picture with no more dots an inch than pages need, at the size at which it is placed; itself where it has no more, or
 * where the other would not be smaller. It takes the same place: `widthPx` and `heightPx` stay those of the original.
 * @param paperScale how much smaller than A4 the recipient's paper makes it.
 */
export async function compactImage(
  image: ImageAsset,
  recoder: ImageRecoder,
  paperScale: number,
): Promise<ImageAsset> {
  const { widthPx, heightPx } = seen(image)
  const [sheet] = placeImage(widthPx, heightPx, captionLines).sheets
  const shownPt = sheet?.pieces[0]?.box.width
  if (!recoder.scaled || shownPt === undefined) return image
  const wanted = ((shownPt * paperScale) / 72) * compactDpi
  if (widthPx <= wanted * tolerance) return image
  const size = {
    widthPx: Math.floor(wanted),
    heightPx: Math.max(1, Math.round((heightPx * wanted) / widthPx)),
  }
  const made = await recoder.scaled(image.source, image.type, size, compactQuality)
  if (!made || made.source.bytes >= image.source.bytes) return image
  const { source, type } = made
  return { key: `${image.key}${suffix}`, source, type, widthPx, heightPx, orientation: 1 }
}

const suffix = '/compact'
export const isCompacted = ({ key }: Pick<ImageAsset, 'key'>): boolean => key.endsWith(suffix)

/** As it is seen, after its orientation. */
const seen = ({ widthPx, heightPx, orientation }: ImageAsset) =>
  orientation >= 5 ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx }
