import { exhibitSheets } from '../pages/exhibit-sheets.ts'
import type { LaidExhibit, Layout } from '../pages/layout.ts'
import type { Material, NotShown } from '../pages/material.ts'
import { underHeader } from '../pages/running.ts'
import { isShortened } from '../paginate/sheet.ts'
import type { ExhibitRemark } from '../plan/bundle-input.ts'
import { type BundlePorts, type ByteSource, Cancelled, type RunOptions } from '../ports.ts'
import { drawnPictures, pagePictures } from './drawn-pictures.ts'
import { fittedPicture, type SeenPicture } from './fit-picture.ts'
import type { PictureLimits } from './picture-limits.ts'

/** What became of an exhibit. */
export interface ExhibitPictures {
  readonly pictures: readonly ByteSource[]
  /** Pages, or pictures of the file, that nothing here could draw or bring within the limits. */
  readonly left: number
  readonly remarks: readonly ExhibitRemark[]
  readonly notShown?: NotShown
}

/** All pictures of an exhibit: images and pages of PDFs as they are, everything else as the sheets that a bundle has. */
export async function exhibitPictures(
  layout: Layout,
  item: LaidExhibit,
  material: Material,
  limits: PictureLimits,
  ports: BundlePorts,
  run: RunOptions,
): Promise<ExhibitPictures> {
  if (material.kind === 'not-shown') return { pictures: [], left: 0, remarks: [], notShown: material.reason }
  const { seen, expected, remarks } = seenIn(layout, item, material, ports, run)
  const pictures: ByteSource[] = []
  let fitted = 0
  for await (const picture of seen) {
    const pieces = picture && (await fittedPicture(picture, limits, ports, run))
    if (!pieces) continue
    pictures.push(...pieces)
    fitted += 1
  }
  if (run.cancel.aborted) throw new Cancelled()
  return { pictures, left: expected - fitted, remarks }
}

interface Seen {
  readonly seen: AsyncIterable<SeenPicture | undefined> | Iterable<SeenPicture>
  readonly expected: number
  readonly remarks: readonly ExhibitRemark[]
}

function seenIn(
  layout: Layout,
  item: LaidExhibit,
  material: Exclude<Material, { kind: 'not-shown' }>,
  ports: BundlePorts,
  run: RunOptions,
): Seen {
  if (material.kind === 'image') {
    const seen = material.images.map(({ source, type, widthPx, heightPx, orientation }) =>
      orientation >= 5
        ? { source, type, widthPx: heightPx, heightPx: widthPx }
        : { source, type, widthPx, heightPx },
    )
    const remarks = material.notes.includes('pages-left') ? (['shortened'] as const) : []
    return { seen, expected: seen.length, remarks }
  }
  if (material.kind === 'pdf') {
    const { source, pages, password, isRepaired } = material.document
    const covers = layout.input.redaction?.exhibits.get(item.exhibit.id)?.covers
    return {
      seen: ports.rasteriser
        ? pagePictures(ports.rasteriser, source, pages.length, run, { password, covers })
        : [],
      expected: pages.length,
      remarks: isRepaired ? ['repaired'] : [],
    }
  }
  const sheets = [...exhibitSheets(layout, item, material)]
  const headed = sheets.map((sheet, index) => underHeader(sheet, layout, item, index + 1, sheets.length))
  return {
    seen: drawnPictures(layout, headed, ports, run),
    expected: sheets.length,
    remarks: [...(isShortened(sheets) ? (['shortened'] as const) : []), ...soundLeft(material)],
  }
}

const soundLeft = ({ kind }: Material): readonly ExhibitRemark[] =>
  kind === 'recording' ? ['sound-left'] : []
