import type { RecognisedLine, RecognisedPage } from '../evidence/recognised-text.ts'
import type { Hider } from './hider.ts'

/** A rectangle over a picture, in fractions of its width and height from its upper left corner. */
export type Cover = Pick<RecognisedLine, 'left' | 'top' | 'width' | 'height'>

/** Of the recognised line's height and width: what a machine measures is tight. */
const [aboveAndBelow, aside] = [0.2, 0.02]

/** Covers for the lines of a picture in which something is to be hidden: always the whole line. */
export function coversOf({ lines }: RecognisedPage, hider: Hider): readonly Cover[] {
  const ranges = hider.rangesIn(lines.map(({ text }) => text))
  return lines.flatMap(({ left, top, width, height }, index) =>
    ranges[index]?.length
      ? [
          {
            left: left - width * aside,
            top: top - height * aboveAndBelow,
            width: width * (1 + 2 * aside),
            height: height * (1 + 2 * aboveAndBelow),
          },
        ]
      : [],
  )
}

/** What is still read in a picture: no line of it touches a cover, so that no misread one tells what lies under it. */
export const uncovered = ({ lines }: RecognisedPage, covers: readonly Cover[]): RecognisedPage => ({
  lines: lines.filter((line) => !covers.some((cover) => overlap(line, cover))),
})

const overlap = (a: Cover, b: Cover): boolean =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height
