import type { CaseId, Instant, Sha256 } from '../ids.ts'
import type { JournalBody } from '../journal/commit.ts'
import { caseIdOf, type Effect, effectsOf } from '../journal/effects.ts'
import type { Entities, EntityName } from '../journal/operation.ts'

/** How much went together with a case. */
export type Contents = { readonly [E in Exclude<EntityName, 'case'>]: number }

/** A record that was there and is not any more, and the commit that removed it, by whatever way: undo removes too. */
export interface TrashedRecord {
  readonly entity: EntityName
  readonly id: string
  readonly caseId: CaseId
  /** The case that took it along in the same commit; empty when it went by itself. Only those are shown. */
  readonly whole: CaseId | ''
  /** Number of the removing commit: the journal keeps the record as it was. */
  readonly seq: number
  readonly removedAt: Instant
  /** Device that removed it. */
  readonly by: string
  /** Of an exhibit: its original, whose bytes stay until it is purged. */
  readonly sha256?: Sha256
  readonly bytes?: number
  /** The record as it was; absent for what a case took along. */
  readonly value?: Entities[EntityName]
  /** Of a case. */
  readonly contents?: Contents
}

/** What a commit changes about the trash. */
export interface TrashChange {
  readonly thrown: readonly TrashedRecord[]
  /** Records that are there again, or were deleted for good. */
  readonly back: readonly Pick<TrashedRecord, 'entity' | 'id'>[]
}

/** The trash is what the journal says of removals, so that undo, redo and restoring keep it true without knowing of it. */
export function trashChangeOf(seq: number, body: Omit<JournalBody, 'v'>): TrashChange {
  const effects = effectsOf(body)
  const gone = effects.filter(({ before, after }) => before && !after)
  const cases = new Set<string>(gone.flatMap(({ entity, id }) => (entity === 'case' ? [id] : [])))
  const again = effects.flatMap(({ entity, id, before }) => (before ? [] : [{ entity, id }]))
  const back = [...again, ...(body.purge?.records ?? []).map(({ entity, id }) => ({ entity, id }))]
  const thrown = gone.map((effect): TrashedRecord => {
    const caseId = caseIdOf(effect) as CaseId
    const isInside = effect.entity !== 'case' && cases.has(caseId)
    return {
      entity: effect.entity,
      id: effect.id,
      caseId,
      whole: isInside ? caseId : '',
      seq,
      removedAt: body.at,
      by: body.by,
      ...originalOf(effect),
      ...(!isInside && effect.before && { value: effect.before }),
      ...(effect.entity === 'case' && { contents: contentsOf(gone, caseId) }),
    }
  })
  return { thrown, back }
}

const originalOf = (effect: Effect): Pick<TrashedRecord, 'sha256' | 'bytes'> =>
  effect.entity === 'exhibit' && effect.before
    ? { sha256: effect.before.original.sha256, bytes: effect.before.original.bytes }
    : {}

function contentsOf(gone: readonly Effect[], caseId: CaseId): Contents {
  const count = (entity: EntityName) =>
    gone.filter((effect) => effect.entity === entity && caseIdOf(effect) === caseId).length
  return {
    party: count('party'),
    event: count('event'),
    exhibit: count('exhibit'),
    entry: count('entry'),
    export: count('export'),
  }
}

/** Days for which what was removed is kept, unless the user names it and deletes it for good before. */
export const trashDays = 30
const dayMs = 86_400_000

/** Whole days until a removed record is due, rounded up; 0 when it is due. A clock set back only keeps it longer. */
export const daysKept = (removedAt: Instant, now: Instant): number =>
  Math.max(0, Math.ceil((Date.parse(removedAt) - Date.parse(now)) / dayMs + trashDays))

/** Only what is due is purged without being named one by one. */
export const isDue = (removedAt: Instant, now: Instant): boolean => daysKept(removedAt, now) === 0

/** A removed record as the effect of its removal, for whoever names it. */
export const removalOf = ({ entity, id, value }: TrashedRecord): Effect =>
  // value is what the row says of this very record
  ({ entity, id, ...(value && { before: value }) }) as unknown as Effect
