import type { BundlePlan } from '#shared/bundle/plan/bundle-input.ts'
import type { ForeignReading, ReadLink, ReadPage, ReadWord } from './foreign-reading.ts'

const bare = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
/** Letters and accents apart: some fonts draw them so. */
const signsOf = (text: string): readonly string[] => Array.from(bare(text).normalize('NFKD'))
const textOf = (words: readonly ReadWord[]): string => words.map(({ text }) => text).join('')

/** A character that no font here can draw is written with its number. */
const asDrawn = (text: string, { missingCharacters }: BundlePlan): string =>
  Array.from(text.normalize('NFC'), (sign) =>
    missingCharacters.includes(sign)
      ? `‹U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`
      : sign,
  ).join('')

/** Words whose middle lies inside a link. */
const inside = ({ words }: ReadPage, link: ReadLink): readonly ReadWord[] =>
  words.filter((word) => {
    const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2]
    return x > link.left && x < link.right && y > link.top && y < link.bottom
  })

/** The number printed at the foot of a page: `12 / 40`. */
const printedOn = (page: ReadPage): number => {
  const foot = page.words.filter(({ top }) => top > page.height - 42).toSorted((a, b) => a.left - b.left)
  // the bundle's title stands in the same line, and may end with a number
  return Number(/^(\d+)\/\d+$/.exec(textOf(foot.slice(-3)))?.[1])
}

/** Signs of `part` that are not in `whole`, whatever their order: a row's columns are read line by line. */
function lacking(whole: string, part: string): string {
  const left = new Map<string, number>()
  for (const sign of signsOf(whole)) left.set(sign, (left.get(sign) ?? 0) + 1)
  return signsOf(part)
    .filter((sign) => {
      const count = left.get(sign) ?? 0
      left.set(sign, count - 1)
      return count <= 0
    })
    .join('')
}

/**
 * What disagrees between a plan and the file as others read it: printed number = label = physical page = index row =
 * bookmark = link target. Empty when all is well.
 */
export function disagreements(plan: BundlePlan, { pages, bookmarks }: ForeignReading): readonly string[] {
  const found: string[] = []
  const claim = (isTrue: boolean, what: string) => {
    if (!isTrue) found.push(what)
  }
  claim(pages.length === plan.pageCount, `${pages.length} pages, planned ${plan.pageCount}`)
  pages.forEach((page, index) => {
    claim(page.label === String(index + 1), `page ${index + 1} is labelled ${page.label}`)
    claim(printedOn(page) === index + 1, `page ${index + 1} prints ${printedOn(page)}`)
  })
  for (const { title, toPage } of bookmarks) {
    const named = Number(/(\d+)\D*$/.exec(title)?.[1])
    claim(named === toPage, `bookmark ${title} leads to page ${toPage}`)
  }
  for (const { label, title, firstPage } of plan.exhibits) {
    const top = pages[(firstPage ?? 0) - 1]?.words.filter((word) => word.top < 50) ?? []
    claim(bare(textOf(top)).startsWith(bare(label)), `${label} ${title} does not begin on page ${firstPage}`)
  }
  const part = (kind: string) => plan.sections.filter((section) => section.kind === kind)
  const pagesOf = (kind: string) => part(kind).flatMap((s) => pages.slice(s.firstPage - 1, s.lastPage))

  const rows = pagesOf('index').flatMap((page) =>
    page.links.map((link) => ({ link, words: inside(page, link) })),
  )
  for (const { link, words } of rows) {
    const numbers = words.filter(({ text }) => /^\d+([–-]\d+)?$/.test(text))
    const last = numbers.toSorted((a, b) => b.left - a.left)[0]
    claim(
      Number.parseInt(last?.text ?? '', 10) === link.toPage,
      `index row ${textOf(words)} leads to ${link.toPage}`,
    )
  }
  for (const { label, title, firstPage } of plan.exhibits) {
    const row = rows.filter(({ link }) => link.toPage === firstPage)
    claim(row.length > 0, `no index row leads to ${label} on page ${firstPage}`)
    const lacks = lacking(textOf(row.flatMap(({ words }) => words)), asDrawn(title, plan))
    claim(lacks === '', `the index row of ${label}, ${title}, lacks ${lacks}`)
  }
  for (const page of pagesOf('chronology')) {
    for (const link of page.links) {
      const text = textOf(inside(page, link))
      claim(
        Number(/(\d+)\D*$/.exec(text)?.[1]) === link.toPage,
        `reference ${text} leads to page ${link.toPage}`,
      )
    }
  }
  return found
}
