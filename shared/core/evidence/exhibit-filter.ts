import type { Exhibit, ExhibitKind } from './exhibit.ts'

/** What is still to be said about an exhibit before it convinces anyone (证据来源, 证明目的). */
export type MissingField = 'source' | 'proves'

export const missingFieldsOf = (exhibit: Exhibit): readonly MissingField[] => [
  ...(exhibit.source.trim() === '' ? (['source'] as const) : []),
  ...(exhibit.proves.trim() === '' ? (['proves'] as const) : []),
]

/** `problem`: something is wrong with the file; `missing`: the user has still to say something. */
export type ExhibitState = 'any' | 'problem' | 'missing'

export interface ExhibitFilter {
  /**
   * Found in title, original name, source, purpose, note, or in what a machine read in it; letter case and width ignored.
   * All words must be there.
   */
  readonly text: string
  readonly kind: ExhibitKind | 'any'
  readonly state: ExhibitState
}
export const noFilter: ExhibitFilter = { text: '', kind: 'any', state: 'any' }

export const isFiltering = (filter: ExhibitFilter): boolean =>
  filter.text.trim() !== '' || filter.kind !== 'any' || filter.state !== 'any'

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/** The exhibits that pass, in the order given. `readIn` gives what a machine read in an original, if it did. */
export function filtered(
  exhibits: readonly Exhibit[],
  filter: ExhibitFilter,
  readIn: (exhibit: Exhibit) => string = () => '',
): readonly Exhibit[] {
  if (!isFiltering(filter)) return exhibits
  const words = folded(filter.text).split(/\s+/).filter(Boolean)
  return exhibits.filter((exhibit) => {
    if (filter.kind !== 'any' && exhibit.kind !== filter.kind) return false
    if (filter.state === 'problem' && exhibit.original.problems.length === 0) return false
    if (filter.state === 'missing' && missingFieldsOf(exhibit).length === 0) return false
    if (words.length === 0) return true
    const { title, original, source, proves, note } = exhibit
    const body = folded([title, original.name, source, proves, note, readIn(exhibit)].join('\n'))
    return words.every((word) => body.includes(word))
  })
}
