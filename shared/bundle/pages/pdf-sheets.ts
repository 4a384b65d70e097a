import { displayName } from '#shared/core/evidence/display-name.ts'
import { hairline } from '../paginate/face.ts'
import { captionPt } from '../paginate/place-image.ts'
import { a4, a4Landscape, exhibitFrame, heightOf, type Sheet } from '../paginate/sheet.ts'
import type { Box, ForeignDocument } from '../render/document-model.ts'
import { captionOps } from './image-sheets.ts'
import type { LaidExhibit, Layout } from './layout.ts'

/** Pages of a PDF, each in a thin frame below the header, upright, never enlarged. */
export function* pdfSheets(layout: Layout, item: LaidExhibit, document: ForeignDocument): Generator<Sheet> {
  const { words } = layout
  const pages = document.pages.length
  const name = displayName(item.exhibit.original.name)
  for (const [index, { widthPt, heightPt }] of document.pages.entries()) {
    const size = widthPt > heightPt ? a4Landscape : a4
    const frame = exhibitFrame(size)
    const scale = Math.min(1, frame.width / widthPt, (heightOf(frame) - captionPt) / heightPt)
    const [width, height] = [widthPt * scale, heightPt * scale]
    const box: Box = { x: frame.left + (frame.width - width) / 2, y: frame.top - height, width, height }
    const alt = words.exhibit.pdfAlt(item.label, item.title, index + 1, pages)
    const role = { tag: 'Figure', key: `exhibit/${item.rank}/page/${index}`, alt } as const
    const caption = `${name} · ${words.exhibit.page(index + 1, pages)}`
    yield {
      ...size,
      ops: [
        { op: 'foreign-page', box, page: { document, index, widthPt, heightPt }, role },
        { op: 'rect', box, stroke: hairline, widthPt: 0.4 },
        ...captionOps(layout, item, frame, [caption], box.y),
      ],
      marks: [],
    }
  }
}
