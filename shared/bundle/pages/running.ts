import type { DrawOp, Page, Point } from '../render/document-model.ts'
import type { ExpectedNumber } from '../plan/expectations.ts'
import { baselineIn, grey, hairline } from '../paginate/face.ts'
import { fitPaper } from '../paginate/fit-paper.ts'
import type { Mark, Sheet } from '../paginate/sheet.ts'
import type { LaidExhibit, Layout } from './layout.ts'

const margin = 40

/** Gives a sheet of an exhibit its header: label, title, and which of the exhibit's sheets it is. */
export function underHeader(
  sheet: Sheet,
  { engine, faces, words }: Layout,
  item: LaidExhibit,
  part: number,
  parts: number,
): Sheet {
  const top = sheet.heightPt - 30
  const label = engine.line(item.label, faces.runningStrong.style)
  const counter = engine.line(parts === 1 ? '' : words.partOf(part, parts), faces.running.style)
  const titleLeft = margin + label.widthPt + 10
  const right = sheet.widthPt - margin
  const room = right - counter.widthPt - 14 - titleLeft
  const [title] = engine.clamped(item.title, faces.cell.style, room, 1)
  const baseline = baselineIn(faces.runningStrong, top)
  // only on its first sheet is the header a heading; repeated, it is decoration to a screen reader
  const role =
    part === 1
      ? { role: { tag: 'H1', key: `exhibit/${item.rank}` } as const }
      : { running: 'header' as const }
  const ops: DrawOp[] = [
    { op: 'text', at: { x: margin, y: baseline }, line: label, colour: faces.runningStrong.colour, ...role },
  ]
  if (title) {
    const at = { x: titleLeft, y: baseline }
    ops.push({ op: 'text', at, line: title, colour: faces.cell.colour, ...role })
  }
  if (counter.text !== '') {
    const at = { x: right - counter.widthPt, y: baseline }
    ops.push({ op: 'text', at, line: counter, colour: grey, running: 'header' })
  }
  ops.push({
    op: 'rule',
    from: { x: margin, y: top - 18 },
    to: { x: right, y: top - 18 },
    widthPt: 0.6,
    colour: hairline,
    running: 'header',
  })
  const samples: readonly Mark[] =
    part === 1
      ? [label, ...(title ? [title] : [])].map(({ text }) => ({ kind: 'sample', text }) as const)
      : []
  return { ...sheet, ops: [...ops, ...sheet.ops], marks: [...samples, ...sheet.marks] }
}

/** Numbers a sheet: the bundle's title and the page number stand at its foot. */
export function numbered(
  sheet: Sheet,
  { engine, faces, words, title, profile }: Layout,
  number: number,
  pageCount: number,
): { readonly page: Page; readonly printed: ExpectedNumber; readonly marks: readonly Mark[] } {
  const right = sheet.widthPt - margin
  const baseline = 28
  const of = engine.line(words.pageCountSuffix(pageCount), faces.running.style)
  const digits = engine.line(String(number), faces.pageNumber.style)
  const at: Point = { x: right - of.widthPt - digits.widthPt, y: baseline }
  const [name] = engine.clamped(title, faces.running.style, at.x - margin - 20, 1)
  const running = 'footer'
  const line = { from: { x: margin, y: 42 }, to: { x: right, y: 42 }, widthPt: 0.45, colour: hairline }
  const foot: DrawOp[] = [
    { op: 'rule', ...line, running },
    { op: 'text', at, line: digits, colour: faces.pageNumber.colour, running },
    { op: 'text', at: { x: right - of.widthPt, y: baseline }, line: of, colour: grey, running },
  ]
  if (name) foot.push({ op: 'text', at: { x: margin, y: baseline }, line: name, colour: grey, running })
  const { marks, point, ...drawn } = fitPaper({ ...sheet, ops: [...sheet.ops, ...foot] }, profile.pageSize)
  return { page: { number, ...drawn }, printed: { page: number, text: digits.text, at: point(at) }, marks }
}
