/**
 * A text as it is searched: compatibility forms made plain (full-width digits), lower case, and nothing but letters and
 * digits, so that spaces, hyphens, line ends and unseen signs between two of them do not hide anything.
 */
export interface FoldedText {
  readonly folded: string
  /** For each UTF-16 unit of `folded`: where its sign begins and ends in the text. */
  readonly places: readonly (readonly [from: number, to: number])[]
}

const significant = /[\p{L}\p{N}]/u

export function foldedText(text: string): FoldedText {
  let folded = ''
  const places: (readonly [number, number])[] = []
  let from = 0
  for (const sign of text) {
    const to = from + sign.length
    for (const plain of sign.normalize('NFKC').toLowerCase()) {
      if (!significant.test(plain)) continue
      folded += plain
      for (let unit = 0; unit < plain.length; unit++) places.push([from, to])
    }
    from = to
  }
  return { folded, places }
}
