/** Printed pages from 1, both ends included. */
export interface PageRange {
  readonly firstPage: number
  readonly lastPage: number
}

/** One file of a bundle: its pages, and the exhibits that stand in it. */
export interface VolumeRange extends PageRange {
  /** Ranks, the end not included. */
  readonly from: number
  readonly until: number
}

/** Where every part of one volume stands. Pages are numbered straight through, from volume to volume. */
export interface Numbering {
  /** All pages of all volumes: the last printed number. */
  readonly pageCount: number
  /** Which volume this is; counts from 1. */
  readonly volume: number
  readonly volumes: readonly VolumeRange[]
  readonly cover?: PageRange
  readonly index: PageRange
  readonly chronology?: PageRange
  /** By exhibit, those of other volumes too. Empty where exhibits are not in the file. */
  readonly exhibits: readonly PageRange[]
  readonly annex?: PageRange
  /** Pages that each exhibit takes or would take. */
  readonly sheets: readonly number[]
  /** What the annex says was compared; counted with the pages. */
  readonly counts: { readonly indexRows: number; readonly references: number }
}

/** Pages that each part of one volume takes; 0: left out. */
export interface VolumeCounts {
  readonly cover: number
  readonly index: number
  readonly chronology: number
  readonly annex: number
  readonly from: number
  readonly until: number
  readonly indexRows: number
  readonly references: number
}

/** Numbers the parts one behind the other: cover, index, chronology, exhibits, annex; then the next volume's. */
export function numberPages(
  volumes: readonly VolumeCounts[],
  sheets: readonly number[],
  hasExhibits: boolean,
): readonly Numbering[] {
  let next = 1
  const take = (pages: number): PageRange => {
    const range = { firstPage: next, lastPage: next + pages - 1 }
    next += pages
    return range
  }
  const maybe = (pages: number): PageRange | undefined => (pages === 0 ? undefined : take(pages))
  const exhibits: PageRange[] = []
  const parts = volumes.map((counts) => {
    const { from, until, indexRows, references } = counts
    const firstPage = next
    const cover = maybe(counts.cover)
    const index = take(counts.index)
    const chronology = maybe(counts.chronology)
    if (hasExhibits) exhibits.push(...sheets.slice(from, until).map(take))
    const annex = maybe(counts.annex)
    const range: VolumeRange = { firstPage, lastPage: next - 1, from, until }
    return {
      range,
      own: {
        ...(cover && { cover }),
        index,
        ...(chronology && { chronology }),
        ...(annex && { annex }),
        counts: { indexRows, references },
      },
    }
  })
  const shared = { pageCount: next - 1, volumes: parts.map(({ range }) => range), exhibits, sheets }
  return parts.map(({ own }, index) => ({ ...shared, ...own, volume: index + 1 }))
}

/** The volume that a numbering is of. */
export const volumeOf = ({ volume, volumes }: Pick<Numbering, 'volume' | 'volumes'>): VolumeRange => {
  const range = volumes[volume - 1]
  if (!range) throw new RangeError(`volume ${volume} of ${volumes.length}`)
  return range
}

/** Which volume an exhibit stands in; counts from 1. */
export const volumeOfRank = ({ volumes }: Pick<Numbering, 'volumes'>, rank: number): number =>
  volumes.findIndex(({ from, until }) => rank >= from && rank < until) + 1

/**
 * Stands in while pages are counted. No layout depends on a number: columns that hold one have a fixed width and
 * texts that hold one are kept on one line. `cuts` are the first ranks of the volumes.
 */
export function draftNumbering(
  sheets: readonly number[],
  parts: { readonly chronology: boolean; readonly exhibits: boolean },
  cuts: readonly number[] = [0],
  volume = 1,
): Numbering {
  const nowhere = { firstPage: 1, lastPage: 1 }
  return {
    pageCount: 1,
    volume,
    volumes: cuts.map((from, index) => ({ ...nowhere, from, until: cuts[index + 1] ?? sheets.length })),
    cover: nowhere,
    index: nowhere,
    ...(parts.chronology && { chronology: nowhere }),
    exhibits: parts.exhibits ? sheets.map(() => nowhere) : [],
    annex: nowhere,
    sheets,
    counts: { indexRows: 0, references: 0 },
  }
}
