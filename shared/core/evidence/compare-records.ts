import type { BundleRecord, RecordedExhibit } from './bundle-record.ts'

/** An exhibit that two bundles have, and what differs. */
export interface ChangedExhibit {
  readonly before: RecordedExhibit
  readonly after: RecordedExhibit
  /**
   * `number`: it is cited otherwise; `place`: it stands before others that it stood behind, or the reverse; `bytes`: its
   * original is another file; `carried`: its original went along, or no longer does.
   */
  readonly changes: readonly ('number' | 'place' | 'title' | 'bytes' | 'carried')[]
}
export interface ChangedOption {
  readonly name: string
  readonly before: string | number | boolean | undefined
  readonly after: string | number | boolean | undefined
}

/** How a later bundle differs from an earlier one. Exhibits stand in the order of the bundle that has them. */
export interface RecordComparison {
  readonly added: readonly RecordedExhibit[]
  readonly removed: readonly RecordedExhibit[]
  readonly changed: readonly ChangedExhibit[]
  readonly options: readonly ChangedOption[]
  /** Exhibits whose first page has another number: what is cited by page must be cited anew. */
  readonly repaged: number
  /** Exhibits that both have, as they were. */
  readonly same: number
}

/** An exhibit is the same one when its id is; across cases or machines, when its original is. */
export function compareRecords(before: BundleRecord, after: BundleRecord): RecordComparison {
  const pairs = paired(before.exhibits, after.exhibits)
  const old = new Set(pairs.values())
  const kept = staying([...pairs.values()].map((one) => before.exhibits.indexOf(one)))
  const common = [...pairs].map(([now, was], index): ChangedExhibit => {
    const changes: ChangedExhibit['changes'][number][] = []
    if (was.number !== now.number) changes.push('number')
    if (!kept.has(index)) changes.push('place')
    if (was.title !== now.title) changes.push('title')
    if (was.sha256 !== now.sha256) changes.push('bytes')
    if (was.carried !== now.carried) changes.push('carried')
    return { before: was, after: now, changes }
  })
  const changed = common.filter(({ changes }) => changes.length > 0)
  return {
    added: after.exhibits.filter((one) => !pairs.has(one)),
    removed: before.exhibits.filter((one) => !old.has(one)),
    changed,
    options: changedOptions(before, after),
    repaged: common.filter((one) => one.before.firstPage !== one.after.firstPage).length,
    same: common.length - changed.length,
  }
}

/** True when nothing was added, removed or changed; page numbers follow from the rest. */
export const isSame = ({ added, removed, changed, options }: RecordComparison): boolean =>
  added.length + removed.length + changed.length + options.length === 0

/** By exhibit of the later bundle, in its order: the one of the earlier bundle that it is. */
function paired(
  before: readonly RecordedExhibit[],
  after: readonly RecordedExhibit[],
): ReadonlyMap<RecordedExhibit, RecordedExhibit> {
  const byId = new Map(before.map((one) => [one.id, one]))
  const found = new Map<RecordedExhibit, RecordedExhibit>()
  const taken = new Set<RecordedExhibit>()
  for (const one of after) {
    const was = byId.get(one.id)
    if (!was) continue
    found.set(one, was)
    taken.add(was)
  }
  for (const one of after) {
    if (found.has(one)) continue
    const was = before.find((other) => other.sha256 === one.sha256 && !taken.has(other))
    if (!was) continue
    found.set(one, was)
    taken.add(was)
  }
  return new Map(after.flatMap((one) => (found.has(one) ? [[one, found.get(one) ?? one] as const] : [])))
}

/**
 * Those that need not be moved to bring numbers into rising order, as few others as possible: the places of a longest
 * rising subsequence.
 */
function staying(places: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const before: number[] = []
  places.forEach((place, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[tails[middle] ?? 0] ?? 0) < place) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = index
  })
  const kept = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at)
  return kept
}

function changedOptions(before: BundleRecord, after: BundleRecord): readonly ChangedOption[] {
  const was = new Map(Object.entries({ title: before.title, ...before.options }))
  const now = new Map(Object.entries({ title: after.title, ...after.options }))
  const names = [...new Set([...was.keys(), ...now.keys()])]
  return names
    .map((name): ChangedOption => ({ name, before: was.get(name), after: now.get(name) }))
    .filter((option) => option.before !== option.after)
}
