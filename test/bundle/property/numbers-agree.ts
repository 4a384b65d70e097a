import type { BundlePlan } from '#shared/bundle/plan/bundle-input.ts'
import type { ForeignReading, ReadLink, ReadPage, ReadWord } from './foreign-reading.ts'

/** Text as it is compared: white space and signs without ink say nothing. */
const bare = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
/** Letters and accents apart: some fonts draw them so. */
const signsOf = (text: string): readonly string[] => Array.from(bare(text).normalize('NFKD'))
const textOf = (words: readonly ReadWord[]): string => words.map(({ text }) => text).join('')
const lastNumber = (text: string): number => Number(/(\d+)\D*$/.exec(text)?.[1])

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

/** How far from the lower edge the foot may begin: a page across on US Letter has the widest margin. */
const footPt = 72

/** The number printed at the foot of a page, in its last line: `12 / 40`. */
function printedOn(page: ReadPage): string {
  const lowest = Math.max(page.height - footPt, ...page.words.map(({ top }) => top))
  const foot = page.words.filter(({ top }) => top > lowest - 8).toSorted((a, b) => a.left - b.left)
  // the bundle's title stands in the same line, and may end with a number
  return /^(\d+\/\d+)$/.exec(textOf(foot.slice(-3)))?.[1] ?? 'nothing'
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

/** Does a link's text name this page? An index row in its last columns; a reference at its end. */
function names(words: readonly ReadWord[], page: number): boolean {
  const ranges = words.filter(({ text }) => /^\d+([–-]\d+)?$/.test(text)).toSorted((a, b) => b.left - a.left)
  // a volume's number may stand in the column behind the page's
  return (
    ranges.slice(0, 2).some(({ text }) => Number.parseInt(text, 10) === page) ||
    lastNumber(textOf(words)) === page
  )
}

/**
 * What disagrees between a plan and its files as others read them: printed number = label = physical page = index row =
 * bookmark = link target, from volume to volume. Empty when all is well.
 */
export function disagreements(
  plan: BundlePlan,
  readings: ReadonlyMap<string, ForeignReading>,
): readonly string[] {
  const found: string[] = []
  const claim = (isTrue: boolean, what: string) => {
    if (!isTrue) found.push(what)
  }
  let printed = 0
  for (const [file, { pages, bookmarks }] of readings) {
    const target = ({ toPage, toFile }: ReadLink): number =>
      toFile
        ? Number(readings.get(toFile.name)?.pages[toFile.page - 1]?.label)
        : Number(pages[(toPage ?? 0) - 1]?.label)
    for (const { label, ...page } of pages) {
      printed += 1
      claim(label === String(printed), `${file}: page ${printed} is labelled ${label}`)
      const foot = printedOn({ label, ...page })
      claim(foot === `${printed}/${plan.pageCount}`, `${file}: page ${printed} prints ${foot}`)
    }
    for (const { title, toPage } of bookmarks) {
      const label = Number(pages[toPage - 1]?.label)
      claim(lastNumber(title) === label, `${file}: bookmark ${title} leads to page ${label}`)
    }
    const links = pages.flatMap((page) => page.links.map((link) => ({ link, words: inside(page, link) })))
    for (const { link, words } of links) {
      claim(names(words, target(link)), `${file}: link ${textOf(words)} leads to page ${target(link)}`)
    }
    for (const { label, title, firstPage } of plan.exhibits) {
      const rows = links.filter(({ link }) => target(link) === firstPage)
      const best = rows.map(({ words }) => lacking(textOf(words), asDrawn(title, plan)))
      const joined = lacking(textOf(rows.flatMap(({ words }) => words)), asDrawn(title, plan))
      claim(best.includes('') || joined === '', `${file}: the index lacks ${label} ${title}: ${joined}`)
    }
  }
  claim(printed === plan.pageCount, `${printed} pages, planned ${plan.pageCount}`)
  const all = [...readings.values()].flatMap(({ pages }) => pages)
  for (const { label, title, firstPage = 0 } of plan.exhibits) {
    const top = all[firstPage - 1]?.words.filter((word) => word.top < 50) ?? []
    claim(bare(textOf(top)).startsWith(bare(label)), `${label} ${title} does not begin on page ${firstPage}`)
  }
  return found
}
