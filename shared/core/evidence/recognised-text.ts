import type { Instant, Sha256 } from '../ids.ts'

/**
 * A line of writing that a machine found in a picture. Lengths are fractions of the upright picture's width and height,
 * from its upper left corner, so that they hold for every size in which the picture is shown.
 */
export interface RecognisedLine {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The lines of one page in reading order, top to bottom. */
export interface RecognisedPage {
  readonly lines: readonly RecognisedLine[]
}

/**
 * What a machine read in an original. Derived: it names the original by its hash, may be wrong, and can be lost and made
 * again; nobody has checked it, and whoever shows it says so.
 */
export interface RecognisedText {
  readonly sha256: Sha256
  /** Program and language data that read it. Another program reads again. */
  readonly reader: string
  readonly at: Instant
  /** One for each page that was looked at; none where nothing could be read at all. */
  readonly pages: readonly RecognisedPage[]
}

/** All that was read, a line each; pages are parted by an empty line. Empty when nothing was found. */
export const plainTextOf = ({ pages }: Pick<RecognisedText, 'pages'>): string =>
  pages
    .map(({ lines }) => lines.map(({ text }) => text).join('\n'))
    .filter((text) => text !== '')
    .join('\n\n')

/** A word as the recogniser gives it: pixels, and how sure it is from 0 to 100. */
export interface RecognisedWord {
  readonly text: string
  readonly confidence: number
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Below this a word is more often noise (an avatar, the grain of a photo) than writing; measured on chat screenshots. */
const leastConfidence = 40

/** A gap wider than this many heights of a word parts what does not belong together: clock and battery, two columns. */
const widestGap = 1.6

/** Writing that sets no spaces between words: Han, kana, their punctuation and full-width forms. */
const spaceless = /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u

/**
 * Lines out of the words of one line of the recogniser: doubtful words are left out, what stands far apart becomes lines
 * of its own, and no spaces are set between Han, where the recogniser gives one word for each sign.
 * @param page size of the picture that the words were read in, in pixels.
 */
export function recognisedLines(
  words: readonly RecognisedWord[],
  page: { readonly widthPx: number; readonly heightPx: number },
): readonly RecognisedLine[] {
  const kept = words.filter(({ text, confidence }) => confidence >= leastConfidence && text.trim() !== '')
  // the middle one: an avatar beside the line is three times as high, a comma a quarter
  const heights = kept.map(({ y0, y1 }) => y1 - y0).toSorted((a, b) => a - b)
  const gapPx = (heights[Math.floor(heights.length / 2)] ?? 0) * widestGap
  const groups: RecognisedWord[][] = []
  for (const word of kept) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && word.x0 - last.x1 <= gapPx) group.push(word)
    else groups.push([word])
  }
  return groups
    .map((group) => lineOf(group, page))
    .filter(({ text, width, height }) => /[\p{L}\p{N}]/u.test(text) && width > 0 && height > 0)
}

function lineOf(
  group: readonly RecognisedWord[],
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): RecognisedLine {
  const left = Math.min(...group.map(({ x0 }) => x0))
  const top = Math.min(...group.map(({ y0 }) => y0))
  const right = Math.max(...group.map(({ x1 }) => x1))
  const bottom = Math.max(...group.map(({ y1 }) => y1))
  return {
    text: joined(group.map(({ text }) => text.trim())),
    left: left / widthPx,
    top: top / heightPx,
    width: (right - left) / widthPx,
    height: (bottom - top) / heightPx,
  }
}

/** Words set together: a space between two only where neither of the signs that meet is written without. */
function joined(words: readonly string[]): string {
  return words.reduce((text, word) => {
    const [before = '', after = ''] = [Array.from(text).at(-1), Array.from(word).at(0)]
    return text === '' || spaceless.test(before) || spaceless.test(after) ? text + word : `${text} ${word}`
  }, '')
}
