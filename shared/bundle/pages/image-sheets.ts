import { displayName } from '#shared/core/evidence/display-name.ts'
import type { RecognisedPage } from '#shared/core/evidence/recognised-text.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { compactDpi } from '../images/compact-image.ts'
import { baselineIn, grey, hairline } from '../paginate/face.ts'
import {
  captionLinePt,
  type ImageSheet,
  markPt,
  placeImage,
  type PlacedImage,
} from '../paginate/place-image.ts'
import type { Frame, Sheet } from '../paginate/sheet.ts'
import type { DrawOp, ImageAsset } from '../render/document-model.ts'
import { wholeOfSlice } from '../render/image-matrix.ts'
import { coveredPages, type LaidExhibit, type Layout } from './layout.ts'
import type { Material } from './material.ts'
import { unseenText } from './unseen-text.ts'

type Shown = Extract<Material, { kind: 'image' }>

/** An image on its sheets: fitted, or in overlapping pieces when it is a tall screenshot. Every page of a scan. */
export function* imageSheets(layout: Layout, item: LaidExhibit, shown: Shown): Generator<Sheet> {
  for (const page of shown.images.keys()) yield* sheetsOfPage(layout, item, shown, page)
}

function* sheetsOfPage(layout: Layout, item: LaidExhibit, shown: Shown, page: number): Generator<Sheet> {
  const image = shown.images[page]
  if (!image) return
  const sideways = image.orientation >= 5
  const widthPx = sideways ? image.heightPx : image.widthPx
  const heightPx = sideways ? image.widthPx : image.heightPx
  const about = aboutOf(layout, item, shown, page, layout.words.exhibit.pixels(widthPx, heightPx))
  const placed = placeImage(widthPx, heightPx, about.length)
  const read = item.recognised?.pages[page]
  let before = 0
  for (const sheet of placed.sheets) {
    const ops = [...pieceOps(layout, item, { image, page, read }, placed, sheet, before)]
    const lowest = Math.min(...sheet.pieces.map(({ box }) => box.y)) - (placed.parts > 1 ? markPt : 0)
    const caption = captionOps(layout, item, sheet.frame, about, lowest)
    yield { ...sheet.size, ops: [...ops, ...caption], marks: [] }
    before += sheet.pieces.length
  }
}

/** A line on what the file is; and one on what was done to show it, if anything was. */
function aboutOf(
  layout: Layout,
  item: LaidExhibit,
  { images, converted, notes }: Shown,
  page: number,
  pixels: string,
): readonly string[] {
  const { words, locale } = layout
  const { original } = item.exhibit
  const {
    material: { image: says },
    redaction,
  } = messagesOf(locale)
  const { takenAt } = original.capture
  const sentences = {
    'first-frame': says.firstFrame,
    'wide-colour': says.wideColour,
    'pages-left': says.pagesLeft(images.length),
    compacted: says.compacted(compactDpi),
  }
  const facts = [
    displayName(original.name),
    ...(images.length > 1 ? [words.exhibit.page(page + 1, images.length)] : []),
    pixels,
    ...(takenAt === undefined ? [] : [words.exhibit.takenAt(displayName(takenAt))]),
  ]
  const done = [
    ...(converted ? [words.exhibit.converted] : []),
    ...notes.map((note) => sentences[note]),
    ...(coveredPages(layout, item).has(page) ? [redaction.covered] : []),
  ]
  return [facts, done].filter((parts) => parts.length > 0).map((parts) => parts.join(' · '))
}

interface ShownPage {
  readonly image: ImageAsset
  /** Counts from 0. */
  readonly page: number
  readonly read: RecognisedPage | undefined
}

function* pieceOps(
  layout: Layout,
  item: LaidExhibit,
  { image, page, read }: ShownPage,
  { parts }: PlacedImage,
  sheet: ImageSheet,
  before: number,
): Generator<DrawOp> {
  const { words, engine, faces } = layout
  for (const [index, { box, from, to }] of sheet.pieces.entries()) {
    const part = before + index + 1
    const alt =
      parts === 1
        ? words.exhibit.imageAlt(item.label, item.title)
        : words.exhibit.sliceAlt(item.label, item.title, part, parts)
    const role = { tag: 'Figure', key: `exhibit/${item.rank}/image/${image.key}/${part}`, alt } as const
    yield { op: 'image', box, image, ...(parts > 1 && { slice: { from, to } }), role }
    yield* unseenText(layout, item, read, wholeOfSlice(box, { from, to }), `${page}/${part}`, { from, to })
    yield { op: 'rect', box, stroke: hairline, widthPt: 0.4 }
    const note = (text: string, top: number): DrawOp => {
      const [line = engine.line('', faces.running.style)] = engine.clamped(
        text,
        faces.running.style,
        box.width,
        1,
      )
      return { op: 'text', at: { x: box.x, y: baselineIn(faces.running, top) }, line, colour: grey }
    }
    if (part > 1) yield note(words.exhibit.continuedAbove(part, parts), box.y + box.height + markPt)
    if (part < parts) yield note(words.exhibit.continuesBelow, box.y - 1)
  }
}

/** Grey lines under what is shown, each cut to one: file name, size, what the file says of itself. */
export function captionOps(
  { engine, faces }: Layout,
  item: LaidExhibit,
  frame: Frame,
  texts: readonly string[],
  below: number,
): readonly DrawOp[] {
  const lines = texts.flatMap((text) => engine.clamped(text, faces.running.style, frame.width, 1))
  const role = { tag: 'Caption', key: `exhibit/${item.rank}/caption` } as const
  return lines.map((line, nth) => {
    const at = { x: frame.left, y: baselineIn(faces.running, below - 4 - nth * captionLinePt) }
    return { op: 'text', at, line, colour: grey, role }
  })
}
