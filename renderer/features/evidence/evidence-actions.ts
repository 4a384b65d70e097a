import type { Exhibit, ExhibitForm } from '#shared/core/evidence/exhibit.ts'
import {
  type ExhibitEdit,
  editOperations,
  linkOperations,
  removalOperations,
  unlinkOperations,
} from '#shared/core/evidence/exhibit-changes.ts'
import { moved, rearranged } from '#shared/core/evidence/exhibit-order.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import type { CaseId, EventId, ExhibitId } from '#shared/core/ids.ts'
import type { CommitLabel } from '#shared/core/journal/commit.ts'
import { type Operation, put } from '#shared/core/journal/operation.ts'
import type { Door, Tell, Unsubscribe } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import type { Services } from '../../services.tsx'

type Parts = Pick<Services, 'door' | 'exhibits' | 'events'>
/** `'unchanged'`: there was nothing to do, and nothing was written. */
export type Done = Result<'changed' | 'unchanged', StorageFailure>

const turns = new WeakMap<Door, Promise<unknown>>()

/** Each action reads what the one before wrote, however fast the keys are pressed. */
function inTurn<T>(door: Door, act: () => Promise<T>): Promise<T> {
  const mine = (turns.get(door) ?? Promise.resolve()).then(act, act)
  turns.set(door, mine)
  return mine
}

async function write(
  door: Door,
  label: CommitLabel,
  ops: readonly Operation[],
  group?: string,
): Promise<Done> {
  if (ops.length === 0) return ok('unchanged')
  const done = await door.commit({ label, ops, ...(group !== undefined && { group }) })
  return done.ok ? ok('changed') : done
}

/** Changes what is said about exhibits. Edits of one `group` are one step for undo. */
export const editExhibits = (
  { door, exhibits }: Parts,
  caseId: CaseId,
  ids: ReadonlySet<ExhibitId>,
  edit: ExhibitEdit,
  group?: string,
): Promise<Done> =>
  inTurn(door, async () => {
    const chosen = (await exhibits.ofCase(caseId)).filter(({ id }) => ids.has(id))
    const label = ids.size === 1 ? 'exhibit-edited' : 'exhibits-edited'
    return write(door, label, editOperations(chosen, edit), group)
  })

/** Puts exhibits in front of another (undefined: behind all). `target` sees the order as it is when its turn comes. */
export const moveExhibits = (
  { door, exhibits }: Parts,
  caseId: CaseId,
  ids: ReadonlySet<ExhibitId>,
  target: (ordered: readonly Exhibit[]) => ExhibitId | undefined | 'stay',
): Promise<Done> =>
  inTurn(door, async () => {
    const ordered = await exhibits.ofCase(caseId)
    const before = target(ordered)
    const changed = before === 'stay' ? [] : moved(ordered, ids, before)
    return write(
      door,
      'exhibits-reordered',
      changed.map((exhibit) => put('exhibit', exhibit)),
    )
  })

/** Puts screenshots in the order of their chat and says whether they are an excerpt, as one step. */
export const arrangeChat = (
  { door, exhibits }: Parts,
  caseId: CaseId,
  ids: readonly ExhibitId[],
  form: ExhibitForm | undefined,
): Promise<Done> =>
  inTurn(door, async () => {
    const ordered = await exhibits.ofCase(caseId)
    const placed = new Map(rearranged(ordered, ids).map((exhibit) => [exhibit.id, exhibit]))
    const after = ordered
      .filter(({ id }) => ids.includes(id))
      .map((exhibit) => ({ ...(placed.get(exhibit.id) ?? exhibit), ...(form && { form }) }))
    const changed = after.filter(({ id, form: now }) => {
      const before = ordered.find((exhibit) => exhibit.id === id)
      return placed.has(id) || before?.form !== now
    })
    return write(
      door,
      'exhibits-reordered',
      changed.map((exhibit) => put('exhibit', exhibit)),
    )
  })

/** The bytes stay in the store, so that undo brings everything back. */
export const removeExhibits = ({ door, events }: Parts, ids: ReadonlySet<ExhibitId>): Promise<Done> =>
  inTurn(door, async () => {
    const citing = await Promise.all(
      [...ids].map((id) => first<readonly CaseEvent[]>((tell) => events.watchLinkedTo(id, tell))),
    )
    const once = new Map(citing.flat().map((event) => [event.id, event]))
    return write(door, 'exhibits-removed', removalOperations(ids, [...once.values()]))
  })

export const linkExhibits = (
  { door, events }: Parts,
  eventIds: readonly EventId[],
  ids: readonly ExhibitId[],
): Promise<Done> =>
  inTurn(door, async () => {
    const found = await Promise.all(eventIds.map((id) => events.get(id)))
    const known = found.filter((event) => event !== undefined)
    return write(door, 'exhibits-linked', linkOperations(known, ids))
  })

export const unlinkExhibit = ({ door, events }: Parts, eventId: EventId, id: ExhibitId): Promise<Done> =>
  inTurn(door, async () => {
    const event = await events.get(eventId)
    return write(door, 'exhibits-linked', event === undefined ? [] : unlinkOperations(event, id))
  })

const first = <T>(watch: (tell: Tell<T>) => Unsubscribe): Promise<T> =>
  new Promise((resolve) => {
    // a watch may tell before it has given its end
    const stop = watch((value) => {
      resolve(value)
      queueMicrotask(() => stop())
    })
  })
