import type { ImageDamage } from '../images/image-problem.ts'
import { type JpegHeader, readJpegHeader } from '../images/jpeg-header.ts'
import { canPassThrough, isUndamaged, isUnpackable } from '../images/passthrough.ts'
import { type PngHeader, readPngHeader } from '../images/png-header.ts'
import { type BundlePorts, type ByteSource, Cancelled, type ImageNote, type RunOptions } from '../ports.ts'
import type { ImageAsset } from '../render/document-model.ts'
import { notShown, type Opened } from './material.ts'

/** What a decoder may unfold in memory: four bytes a pixel. */
const mostPixelsToDecode = 100_000_000

/** An image whose own bytes a PDF can carry, or a converted one; else the reason why there is neither. */
export async function openImage(
  source: ByteSource,
  type: string,
  ports: Pick<BundlePorts, 'recoder'> & Partial<Pick<BundlePorts, 'deflate'>>,
  run: Pick<RunOptions, 'cancel'>,
): Promise<Opened> {
  const header = await headerOf(source, type)
  if (header?.kind === 'damage') {
    const kind = header.problem === 'absurd-size' ? 'too-large-to-show' : 'damaged'
    return { material: notShown(kind), heldBytes: 0 }
  }
  if (header) {
    if (!(await isUndamaged(source, header))) return { material: notShown('damaged'), heldBytes: 0 }
    if (isPrint(header)) {
      // nobody's colours without a profile: converted where something can, and as it is where nothing can
      const made = await converted(source, type, ports, run)
      if (made.material.kind === 'image') return made
    }
    if (canPassThrough(header)) {
      if (!(await isUnpackable(source, header, ports.deflate)))
        return { material: notShown('damaged'), heldBytes: 0 }
      const image = assetOf(source.id, source, header)
      return { material: { kind: 'image', images: [image], converted: false, notes: [] }, heldBytes: 0 }
    }
  }
  return converted(source, type, ports, run)
}

/** CMYK that does not say which. */
const isPrint = (header: JpegHeader | PngHeader): boolean =>
  header.kind === 'jpeg' && header.components === 4 && header.icc.length === 0

async function headerOf(
  source: ByteSource,
  type: string,
): Promise<JpegHeader | PngHeader | ImageDamage | undefined> {
  if (type === 'image/jpeg') return readJpegHeader(source)
  return type === 'image/png' ? readPngHeader(source) : undefined
}

/** A scan can have a thousand pages; the rest is in the attached original. */
const mostPages = 500

async function converted(
  source: ByteSource,
  type: string,
  { recoder }: Pick<BundlePorts, 'recoder'>,
  { cancel }: Pick<RunOptions, 'cancel'>,
): Promise<Opened> {
  const images: ImageAsset[] = []
  const notes = new Set<ImageNote>()
  for (let page = 0, pages = 1; page < Math.min(pages, mostPages); page++) {
    if (cancel.aborted) throw new Cancelled()
    const made = await recoder.recode(source, type, mostPixelsToDecode, page)
    const header = made && (await headerOf(made.source, made.type))
    if (!made || !header || header.kind === 'damage')
      return { material: notShown('unsupported-type'), heldBytes: 0 }
    images.push(assetOf(`${source.id}/converted/${page}`, made.source, header))
    made.notes.forEach((note) => notes.add(note))
    pages = made.pages
    if (pages > mostPages) notes.add('pages-left')
  }
  return { material: { kind: 'image', images, converted: true, notes: [...notes] }, heldBytes: 0 }
}

/** A PNG in very small chunks has a long list of them: read again, it takes time; kept, memory. */
const mostRangesKept = 1024
const isSmall = (header: JpegHeader | PngHeader): boolean =>
  header.kind === 'jpeg' || header.data.length <= mostRangesKept

const assetOf = (key: string, source: ByteSource, header: JpegHeader | PngHeader): ImageAsset => ({
  key,
  source,
  type: header.kind === 'jpeg' ? 'image/jpeg' : 'image/png',
  widthPx: header.widthPx,
  heightPx: header.heightPx,
  orientation: header.kind === 'jpeg' ? header.orientation : 1,
  ...(isSmall(header) && { header }),
})
