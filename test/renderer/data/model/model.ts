import type { CommitLabel } from '../../../../shared/core/journal/commit.ts'
import {
  type Entities,
  type EntityName,
  type Operation,
  targetOf,
} from '../../../../shared/core/journal/operation.ts'
import { isRecordOnly } from '../../../../shared/core/journal/record-only.ts'
import type { Sha256 } from '../../../../shared/core/ids.ts'

export type Value = Entities[EntityName]
/** `event e7`, and what it says. */
export type Records = ReadonlyMap<string, Value>
export const keyOf = (entity: EntityName, id: string) => `${entity} ${id}`
export const entityOf = (key: string) => key.split(' ')[0] as EntityName
export const caseOf = (entity: EntityName, value: Value): string =>
  entity === 'case' || !('caseId' in value) ? value.id : value.caseId

/** What was there and is not, as it last was. */
export interface Gone {
  readonly value: Value
  /** The case that took it along; empty when it went by itself. */
  readonly whole: string
  /** Number of the removing commit. */
  readonly seq: number
}

interface Change {
  readonly before: Value | undefined
  readonly after: Value | undefined
}
type Changes = ReadonlyMap<string, Change>

interface Step {
  readonly label: CommitLabel
  /** Numbers of the commits that it takes back. */
  readonly seqs: readonly number[]
  readonly changes: Changes
  readonly group?: string
}

/** Everything the store must say after a commit. */
export interface State {
  readonly now: Records
  readonly gone: ReadonlyMap<string, Gone>
  readonly originals: ReadonlyMap<Sha256, Uint8Array>
  readonly undo: readonly Step[]
  readonly redo: readonly Step[]
}

const nothing: State = { now: new Map(), gone: new Map(), originals: new Map(), undo: [], redo: [] }

const backwards = (changes: Changes): Changes =>
  new Map([...changes].map(([key, { before, after }]) => [key, { before: after, after: before }]))

/** What the store should be, as plainly as it can be said: maps, one set of them for every commit. */
export class Model {
  /** By the number of the commit that led there. */
  private states: readonly State[] = [nothing]
  /** Up to this commit the second copy has everything. */
  mirrored = 0

  get seq() {
    return this.states.length - 1
  }
  get state(): State {
    return this.states.at(-1) ?? nothing
  }
  keysOf(...entities: readonly EntityName[]): readonly string[] {
    return [...this.state.now.keys()].filter((key) => entities.includes(entityOf(key)))
  }

  /** A commit through the door; without operations there is none. */
  commit(
    ops: readonly Operation[],
    { label, group }: { readonly label: CommitLabel; readonly group?: string | undefined },
    originals: ReadonlyMap<Sha256, Uint8Array> = new Map(),
  ) {
    if (ops.length === 0) return
    const { now, undo } = this.state
    const changes = new Map<string, Change>()
    for (const op of ops) {
      const { entity, id } = targetOf(op)
      const key = keyOf(entity, id)
      changes.set(key, { before: now.get(key), after: op.op === 'put' ? op.value : undefined })
    }
    const next = { ...this.after(changes), originals: new Map([...this.state.originals, ...originals]) }
    const top = undo.at(-1)
    if (isRecordOnly(label)) this.push(next)
    else if (top && group !== undefined && top.group === group) {
      const merged = new Map(top.changes)
      for (const [key, { before, after }] of changes)
        merged.set(key, { before: merged.has(key) ? merged.get(key)?.before : before, after })
      this.push({
        ...next,
        undo: [...undo.slice(0, -1), { ...top, changes: merged, seqs: [...top.seqs, this.seq + 1] }],
        redo: [],
      })
    } else {
      const step = { label, changes, seqs: [this.seq + 1], ...(group === undefined ? {} : { group }) }
      this.push({ ...next, undo: [...undo, step], redo: [] })
    }
  }

  /** Takes the last step back, or repeats the one that was taken back last. */
  move(way: 'undo' | 'redo') {
    const step = this.state[way].at(-1)
    if (!step) return
    const { label, changes } = step
    const next = this.after(way === 'undo' ? backwards(changes) : changes)
    const [from, to] = way === 'undo' ? (['undo', 'redo'] as const) : (['redo', 'undo'] as const)
    this.push({
      ...next,
      [from]: next[from].slice(0, -1),
      [to]: [...next[to], { label, changes, seqs: [this.seq + 1] }],
    })
  }

  /** What goes for good when this goes: with a case all that is gone of it. */
  purgedWith(key: string): readonly string[] {
    const id = key.slice('case '.length)
    const isOfIt = ([other, { value, whole }]: readonly [string, Gone]) =>
      other === key || (entityOf(key) === 'case' && (whole === id || caseOf(entityOf(other), value) === id))
    return [...this.state.gone].filter(isOfIt).map(([other]) => other)
  }

  /** Things leave the trash for good; originals go with their last user, and undo ends where they had been removed. */
  purge(key: string) {
    const { now, gone: before, originals, undo, redo } = this.state
    const keys = this.purgedWith(key)
    const reach = Math.max(...keys.map((one) => before.get(one)?.seq ?? 0))
    const gone = new Map([...before].filter(([one]) => !keys.includes(one)))
    const left = [...now.values(), ...[...gone.values()].map(({ value }) => value)]
    const used = new Set(left.flatMap((value) => ('original' in value ? [value.original.sha256] : [])))
    const isLater = ({ seqs }: Step) => seqs.every((seq) => seq > reach)
    this.push({
      now,
      gone,
      originals: new Map([...originals].filter(([sha256]) => used.has(sha256))),
      undo: undo.filter(isLater),
      redo: redo.filter(isLater),
    })
  }

  /** The database is lost; what the second copy has is all there is. */
  fallBack() {
    this.states = this.states.slice(0, this.mirrored + 1)
  }

  private push(state: State) {
    this.states = [...this.states, state]
  }

  private after(changes: Changes): State {
    const [now, gone] = [new Map(this.state.now), new Map(this.state.gone)]
    const isGone = ([, { before, after }]: readonly [string, Change]) => before && !after
    const cases = new Set([...changes].filter(isGone).map(([key]) => key))
    for (const [key, { before, after }] of changes) {
      if (after) now.set(key, after)
      else now.delete(key)
      if (after) gone.delete(key)
      if (!before || after) continue
      const of = caseOf(entityOf(key), before)
      const whole = entityOf(key) !== 'case' && cases.has(keyOf('case', of)) ? of : ''
      gone.set(key, { value: before, whole, seq: this.seq + 1 })
    }
    return { ...this.state, now, gone }
  }
}
