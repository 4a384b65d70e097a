import type { ExhibitId } from '../ids.ts'
import { type Operation, put, remove } from '../journal/operation.ts'
import type { CaseEvent } from '../timeline/event.ts'
import type { Exhibit } from './exhibit.ts'
import type { Passage } from './passage.ts'

/** What the user may say about an exhibit. The original and its intake record are not among it. */
export type ExhibitPatch = Partial<
  Pick<
    Exhibit,
    | 'title'
    | 'kind'
    | 'form'
    | 'source'
    | 'originalKeptAt'
    | 'proves'
    | 'submittedBy'
    | 'note'
    | 'passages'
    | 'transcript'
  >
>
/** A field of a patch that is to be emptied: only a party can be. */
export type ExhibitEdit = ExhibitPatch & { readonly clearSubmittedBy?: true }

/** The exhibit after an edit. Choosing a kind makes it the user's own, even when it is the one suggested. */
export function edited(exhibit: Exhibit, edit: ExhibitEdit): Exhibit {
  const { clearSubmittedBy, ...patch } = edit
  const { submittedBy, ...rest } = exhibit
  return {
    ...rest,
    ...(submittedBy !== undefined && clearSubmittedBy !== true && { submittedBy }),
    ...patch,
    ...(patch.kind !== undefined && { kindSuggested: false }),
  }
}

/** Operations of an edit of several exhibits; none for those that already are so. */
export const editOperations = (exhibits: readonly Exhibit[], edit: ExhibitEdit): readonly Operation[] =>
  exhibits
    .map((exhibit) => ({ exhibit, after: edited(exhibit, edit) }))
    .filter(({ exhibit, after }) => !sameWords(exhibit, after))
    .map(({ after }) => put('exhibit', after))

const sameWords = (a: Exhibit, b: Exhibit): boolean =>
  a.title === b.title &&
  a.kind === b.kind &&
  a.kindSuggested === b.kindSuggested &&
  a.form === b.form &&
  a.source === b.source &&
  a.originalKeptAt === b.originalKeptAt &&
  a.proves === b.proves &&
  a.submittedBy === b.submittedBy &&
  a.note === b.note &&
  (a.transcript ?? '') === (b.transcript ?? '') &&
  samePassages(a.passages ?? [], b.passages ?? [])

const samePassages = (a: readonly Passage[], b: readonly Passage[]): boolean =>
  a.length === b.length &&
  a.every((one, index) => {
    const other = b[index]
    return (
      other !== undefined &&
      one.fromMs === other.fromMs &&
      one.toMs === other.toMs &&
      one.text === other.text &&
      one.speaker === other.speaker
    )
  })

/** Takes exhibits out of the case, and out of every event that cites them, as one change. */
export const removalOperations = (
  ids: ReadonlySet<ExhibitId>,
  citing: readonly CaseEvent[],
): readonly Operation[] => [
  ...citing
    .filter((event) => event.exhibitIds.some((id) => ids.has(id)))
    .map((event) => put('event', { ...event, exhibitIds: event.exhibitIds.filter((id) => !ids.has(id)) })),
  ...[...ids].map((id) => remove('exhibit', id)),
]

/** Cites exhibits in events, behind what they cite already; nothing for an event that cites them all. */
export const linkOperations = (
  events: readonly CaseEvent[],
  ids: readonly ExhibitId[],
): readonly Operation[] =>
  events
    .map((event) => ({ event, added: ids.filter((id) => !event.exhibitIds.includes(id)) }))
    .filter(({ added }) => added.length > 0)
    .map(({ event, added }) => put('event', { ...event, exhibitIds: [...event.exhibitIds, ...added] }))

/** Takes one exhibit out of one event. */
export const unlinkOperations = (event: CaseEvent, id: ExhibitId): readonly Operation[] =>
  event.exhibitIds.includes(id)
    ? [put('event', { ...event, exhibitIds: event.exhibitIds.filter((cited) => cited !== id) })]
    : []
