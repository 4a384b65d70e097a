/** Physical pages from 1, both ends included. */
export interface PageRange {
  readonly firstPage: number
  readonly lastPage: number
}

/** Where every part of the bundle stands. Front matter and exhibits are numbered straight through. */
export interface Numbering {
  readonly pageCount: number
  readonly cover: PageRange
  readonly index: PageRange
  readonly chronology?: PageRange
  /** In the order of the exhibits. */
  readonly exhibits: readonly PageRange[]
  readonly annex: PageRange
  /** What the annex says was compared; counted with the pages. */
  readonly counts: { readonly indexRows: number; readonly references: number }
}

/** Pages that each part takes. */
export interface PageCounts {
  readonly cover: number
  readonly index: number
  /** 0: left out. */
  readonly chronology: number
  readonly exhibits: readonly number[]
  readonly annex: number
  readonly indexRows: number
  readonly references: number
}

/** Numbers the parts one behind the other: cover, index, chronology, exhibits, annex. */
export function numberPages(counts: PageCounts): Numbering {
  let next = 1
  const take = (pages: number): PageRange => {
    const range = { firstPage: next, lastPage: next + pages - 1 }
    next += pages
    return range
  }
  const cover = take(counts.cover)
  const index = take(counts.index)
  const chronology = counts.chronology === 0 ? undefined : take(counts.chronology)
  const exhibits = counts.exhibits.map(take)
  const annex = take(counts.annex)
  const { indexRows, references } = counts
  return {
    pageCount: next - 1,
    cover,
    index,
    ...(chronology && { chronology }),
    exhibits,
    annex,
    counts: { indexRows, references },
  }
}

/**
 * Stands in while pages are counted. No layout depends on a number: columns that hold one have a fixed width and
 * texts that hold one are kept on one line.
 */
export function draftNumbering(exhibits: number, hasChronology: boolean): Numbering {
  const nowhere = { firstPage: 1, lastPage: 1 }
  return {
    pageCount: 1,
    cover: nowhere,
    index: nowhere,
    ...(hasChronology && { chronology: nowhere }),
    exhibits: Array.from({ length: exhibits }, () => nowhere),
    annex: nowhere,
    counts: { indexRows: 0, references: 0 },
  }
}
