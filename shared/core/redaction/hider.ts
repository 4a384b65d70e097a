import { foldedText } from './folded-text.ts'

/** Stands for whatever was hidden; always as long, so that its length tells nothing. */
export const hiddenMark = '█████'

/** Part of a text, in UTF-16 units. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** Knows what is to be hidden, however it is written. */
export interface Hider {
  /** Folded. */
  readonly values: readonly string[]
  /** The text with a mark for each thing hidden. */
  readonly hide: (text: string) => string
  /** The parts of texts that stand one behind the other; a thing may begin in one and end in another. */
  readonly rangesIn: (texts: readonly string[]) => readonly (readonly TextRange[])[]
  /** What can still be read in the text, forwards or backwards. */
  readonly leakIn: (text: string) => string | undefined
}

/** @param values folded; empty ones hide nothing. */
export function hiderOf(values: readonly string[]): Hider {
  const wanted = [...new Set(values)].filter((value) => value !== '')
  const reversed = wanted.map((value) => Array.from(value).toReversed().join(''))
  const rangesIn = (texts: readonly string[]) => {
    const { folded, places } = foldedText(texts.join(''))
    const starts: number[] = []
    texts.reduce((at, text) => (starts.push(at), at + text.length), 0)
    const hidden: TextRange[] = []
    for (const value of wanted)
      for (let at = folded.indexOf(value); at >= 0; at = folded.indexOf(value, at + 1)) {
        const [from = 0] = places[at] ?? []
        const [, to = from] = places[at + value.length - 1] ?? []
        hidden.push({ from, to })
      }
    const merged = mergedRanges(hidden)
    return texts.map((text, index) => {
      const start = starts[index] ?? 0
      return merged
        .filter(({ from, to }) => from < start + text.length && to > start)
        .map(({ from, to }) => ({ from: Math.max(0, from - start), to: Math.min(text.length, to - start) }))
    })
  }
  return {
    values: wanted,
    rangesIn,
    hide(text) {
      if (wanted.length === 0 || text === '') return text
      const [ranges = []] = rangesIn([text])
      return ranges.reduceRight(
        (rest, { from, to }) => rest.slice(0, from) + hiddenMark + rest.slice(to),
        text,
      )
    },
    leakIn(text) {
      const { folded } = foldedText(text)
      return wanted.find(
        (value, index) => folded.includes(value) || folded.includes(reversed[index] ?? value),
      )
    },
  }
}

function mergedRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}
