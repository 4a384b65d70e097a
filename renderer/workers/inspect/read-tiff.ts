import type { BoundedFile } from './bounded-file.ts'
import type { ImageFacts } from './image-headers.ts'
import { tiffStructure } from './tiff-structure.ts'

/** A TIFF's first page, and how many there are: scanners and faxes put a whole letter into one. */
export async function readTiff(file: BoundedFile): Promise<ImageFacts> {
  const { pages, damage } = await tiffStructure((offset, length) => file.read(offset, length), file.size)
  const [first] = pages
  return {
    ...(first && { widthPx: first.widthPx, heightPx: first.heightPx }),
    ...(pages.length > 1 && { pages: pages.length }),
    ...(damage && { damage }),
  }
}
