import { displayName } from '#shared/core/evidence/display-name.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { hairline } from '../paginate/face.ts'
import { captionLinePt, captionPt } from '../paginate/place-image.ts'
import { a4, a4Landscape, exhibitFrame, heightOf, type Sheet } from '../paginate/sheet.ts'
import type { Box, DrawOp, ForeignDocument, PaintedPage, Role } from '../render/document-model.ts'
import { textsBeside } from '../redaction/redact-page.ts'
import { formValueOps } from './form-value-ops.ts'
import { captionOps } from './image-sheets.ts'
import { coveredPages, type LaidExhibit, type Layout } from './layout.ts'
import { unseenText } from './unseen-text.ts'

/** Pages of a PDF, each in a thin frame below the header, upright, never enlarged. */
export function* pdfSheets(layout: Layout, item: LaidExhibit, document: ForeignDocument): Generator<Sheet> {
  const { words } = layout
  const pages = document.pages.length
  const name = displayName(item.exhibit.original.name)
  const done = [
    ...(document.isRepaired ? [words.exhibit.repaired] : []),
    ...(document.password === undefined ? [] : [words.exhibit.unlocked]),
  ]
  const covered = coveredPages(layout, item)
  const captionRoom = captionPt + (done.length > 0 || covered.size > 0 ? captionLinePt : 0)
  for (const [index, { widthPt, heightPt }] of document.pages.entries()) {
    const size = widthPt > heightPt ? a4Landscape : a4
    const frame = exhibitFrame(size)
    const scale = Math.min(1, frame.width / widthPt, (heightOf(frame) - captionRoom) / heightPt)
    const [width, height] = [widthPt * scale, heightPt * scale]
    const box: Box = { x: frame.left + (frame.width - width) / 2, y: frame.top - height, width, height }
    const alt = words.exhibit.pdfAlt(item.label, item.title, index + 1, pages)
    const role = { tag: 'Figure', key: `exhibit/${item.rank}/page/${index}`, alt } as const
    const caption = `${name} · ${words.exhibit.page(index + 1, pages)}`
    const told = covered.has(index) ? [...done, messagesOf(layout.locale).redaction.covered] : done
    const captions = told.length > 0 ? [caption, told.join(' · ')] : [caption]
    yield {
      ...size,
      ops: [
        pageOp(layout, item, document, index, box, role),
        ...valueOps(layout, item, document, index, box),
        ...unseenText(layout, item, item.recognised?.pages[index], box, `${index}`),
        { op: 'rect', box, stroke: hairline, widthPt: 0.4 },
        ...captionOps(layout, item, frame, captions, box.y),
      ],
      marks: [],
    }
  }
}

/** What the file leaves to its reader to draw; on a page that becomes an image it is drawn with the page. */
function valueOps(
  layout: Layout,
  item: LaidExhibit,
  document: ForeignDocument,
  index: number,
  box: Box,
): readonly DrawOp[] {
  const page = document.pages[index]
  if (!page || isPicture(layout, item, index)) return []
  const key = `exhibit/${item.rank}/page/${index}`
  return formValueOps(layout, page.values, key, box, box.width / page.widthPt)
}

/** Dots an inch of a page that is made into an image: what scanners give for text. */
const pictureDpi = 300

/** The page as it is, or as an image where it would break the archival rules and the user wants it so. */
function pageOp(
  layout: Layout,
  item: LaidExhibit,
  document: ForeignDocument,
  index: number,
  box: Box,
  role: Role,
): DrawOp {
  const { widthPt = 0, heightPt = 0 } = document.pages[index] ?? {}
  if (!isPicture(layout, item, index))
    return { op: 'foreign-page', box, page: { document, index, widthPt, heightPt }, role }
  return { op: 'page-picture', box, role, paint: () => painted(layout, item, document, index, box) }
}

function isPicture(layout: Layout, item: LaidExhibit, index: number): boolean {
  if (coveredPages(layout, item).has(index)) return true
  const { conformance, rasteriser } = layout
  const found = conformance?.exhibits.find(({ rank }) => rank === item.rank)
  return rasteriser !== undefined && found?.isRasterised === true && found.pages.includes(index + 1)
}

async function painted(
  { rasteriser, engine, faces, input: { redaction } }: Layout,
  item: LaidExhibit,
  document: ForeignDocument,
  index: number,
  box: Box,
): Promise<PaintedPage> {
  if (!rasteriser) throw new Error('nothing draws pages here')
  const { source: file, password } = document
  const covers = redaction?.exhibits.get(item.exhibit.id)?.covers.get(index) ?? []
  const picture = await rasteriser.picture(file, index, pictureDpi, password, covers)
  const { widthPx, heightPx, widthPt, heightPt, source, type } = picture
  const shown = redaction
    ? textsBeside(await rasteriser.writing(file, index, password, true), redaction.hider, covers)
    : picture.texts
  const [right, up] = [box.width / widthPt, box.height / heightPt]
  const texts = shown.map(({ text, x, y, widthPt: width, sizePt }) => ({
    line: engine.line(text, { ...faces.body.style, sizePt: Math.max(1, sizePt * up) }),
    at: { x: box.x + x * right, y: box.y + y * up },
    widthPt: width * right,
  }))
  const key = `exhibit/${item.rank}/picture/${index}`
  return { image: { key, source, type, widthPx, heightPx, orientation: 1 }, texts }
}
