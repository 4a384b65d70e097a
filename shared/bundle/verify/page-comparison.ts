import type { Expectations } from '../plan/expectations.ts'
import type { ReadBackPage } from '../ports.ts'
import type { Box, Point } from '../render/document-model.ts'
import { Mismatch } from './mismatch.ts'

/** Baselines and link corners are written with two decimals; readers round. */
const near = 1.5

const isNear = (a: number, b: number) => Math.abs(a - b) <= near
const isAt = (text: Point, at: Point) => isNear(text.x, at.x) && isNear(text.y, at.y)
const isIn = ({ x, y }: Point, box: Box) =>
  x >= box.x - near && x <= box.x + box.width + near && y >= box.y - near && y <= box.y + box.height + near

/**
 * Text as it is compared: without white space and signs that have no ink, composed, and without the signs that no font could draw and what stands
 * for them.
 */
export function comparable(text: string, missing: readonly string[]): string {
  const bare = missing.reduce((rest, sign) => rest.split(sign).join(''), text)
  return bare
    .replace(/‹U\+[0-9A-F]{4,6}›/g, '')
    .normalize('NFKC')
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
}

/** A page's number, or the file and the place in it where another volume holds the page. */
function leadsTo(page: number, { elsewhere }: Expectations): string {
  const away = elsewhere(page)
  return away ? `${away.fileName}, ${away.page}` : String(page)
}

/**
 * Compares one page, given by its place in the file, with all that is expected of it. Gives how much was compared, by
 * check.
 */
export function comparePage(expected: Expectations, place: number, page: ReadBackPage) {
  const number = expected.firstPage + place - 1
  const where = String(number)
  const text = (value: string) => comparable(value, expected.missingCharacters)
  const joined = (texts: ReadBackPage['texts']) => text(texts.map((item) => item.text).join(''))

  const printed = expected.numbers.find((item) => item.page === number)
  if (printed) {
    const found = joined(page.texts.filter((item) => isAt(item, printed.at)))
    if (found !== text(printed.text)) throw new Mismatch('printed-numbers', where, printed.text, found)
  }
  if (page.label !== where) throw new Mismatch('labels', where, where, page.label)

  const rows = expected.index.filter((row) => row.page === number)
  for (const row of rows) {
    const inRow = page.texts.filter((item) => isIn(item, row.link))
    const pageText = joined(inRow.filter((item) => isAt(item, row.pageTextAt)))
    if (pageText !== text(row.pageText)) throw new Mismatch('index', row.label, row.pageText, pageText)
    const all = joined(inRow)
    for (const part of [row.label, row.title]) {
      if (!all.includes(text(part))) throw new Mismatch('index', row.label, part, all)
    }
  }

  const references = expected.references.filter((item) => item.page === number)
  for (const reference of references) {
    const all = joined(page.texts.filter((item) => isIn(item, reference.link)))
    if (!all.includes(text(reference.text))) throw new Mismatch('links', where, reference.text, all)
  }
  const targets = [...rows, ...references]
  for (const target of targets) {
    const found = page.links.find((link) => isNear(link.x, target.link.x) && isNear(link.y, target.link.y))
    const wanted = leadsTo(target.toPage, expected)
    const leads = found?.elsewhere
      ? `${found.elsewhere.fileName}, ${found.elsewhere.page}`
      : String(found?.toPage === undefined ? '–' : found.toPage + expected.firstPage - 1)
    if (leads !== wanted) {
      const name = 'label' in target ? target.label : target.text
      throw new Mismatch('links', `${name} (${where})`, wanted, leads)
    }
  }
  if (page.links.length !== targets.length) {
    throw new Mismatch('links', where, String(targets.length), String(page.links.length))
  }

  const samples = expected.samples.filter((sample) => sample.page === number)
  const whole = joined(page.texts)
  for (const sample of samples) {
    if (!whole.includes(text(sample.text)))
      throw new Mismatch('text', where, sample.text, whole.slice(0, 120))
  }
  return { numbers: printed ? 1 : 0, rows: rows.length, links: targets.length, samples: samples.length }
}
