import {
  type Arbitrary,
  array,
  type AsyncCommand,
  boolean,
  constant,
  constantFrom,
  integer,
  nat,
  option,
  record,
} from 'fast-check'
import { expect } from 'vitest'
import { asCaseId } from '../../../../shared/core/ids.ts'
import { entityNames, put } from '../../../../shared/core/journal/operation.ts'
import { restoreOperations } from '../../../../shared/core/trash/restore.ts'
import { type Edit, exportOf, operationsOf, pick } from './change.ts'
import { type Drop, hasCase, importInto, pool } from './import-command.ts'
import { caseOf, entityOf, keyOf, type Model } from './model.ts'
import type { Real } from './real.ts'
import { expectSame, expectWhole } from './same.ts'

export type Command = AsyncCommand<Model, Real>

/** A command that says what it is when a run fails: paste it into `histories` as it is printed. */
const command = <T>(
  name: string,
  given: T,
  run: (real: Real, model: Model, given: T) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Command => ({
  check,
  run: async (model, real) => {
    await run(real, model, given)
    await expectSame(real, model)
  },
  toString: () => `${name}(${given === undefined ? '' : JSON.stringify(given)})`,
})

interface Commit {
  readonly edits: readonly Edit[]
  readonly group?: string | undefined
  /** The power goes inside the transaction; or so many turns after the commit was asked for, with no answer yet. */
  readonly cut?: 'inside' | number | undefined
}

/** Changes records through the door, as one commit. */
export const change = (given: Commit) =>
  command('change', given, async (real, model, { edits, group, cut }) => {
    const ops = operationsOf(edits, model)
    const as = { label: 'event-edited', ...(group === undefined ? {} : { group }) } as const
    if (cut === undefined) {
      expect(await real.store.door.commit({ ...as, ops })).toMatchObject({ ok: true })
      model.commit(ops, as)
      return
    }
    if (cut === 'inside') {
      real.failCommits()
      expect(await real.store.door.commit({ ...as, ops })).toMatchObject({ ok: ops.length === 0 })
      await real.reopen()
      return await expectWhole(real, model)
    }
    const answer = real.store.door.commit({ ...as, ops }).catch(() => undefined)
    for (let turn = 0; turn < cut; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    real.cut()
    await answer
    await real.reopen()
    // nobody was told: it is there whole, or not at all
    const { head } = await real.store.door.history()
    if (head.seq > model.seq) model.commit(ops, as)
    await expectWhole(real, model)
  })

/** Notes that a bundle was handed over. */
export const handOver = (which: number) =>
  command(
    'handOver',
    which,
    async (real, model) => {
      const [, id = ''] = pick(model.keysOf('case'), which)?.split(' ') ?? []
      const ops = [exportOf(asCaseId(id), `export-${model.seq}`)]
      await real.store.door.commit({ label: 'bundle-exported', ops })
      model.commit(ops, { label: 'bundle-exported' })
    },
    hasCase,
  )

const step = (way: 'undo' | 'redo') =>
  command(way, undefined, async (real, model) => {
    const label = model.state[way].at(-1)?.label
    const nothing = { ok: false, failure: { kind: `storage/nothing-to-${way}` } }
    expect(await real.store.door[way]()).toEqual(label === undefined ? nothing : { ok: true, value: label })
    model.move(way)
  })
export const undo = () => step('undo')
export const redo = () => step('redo')

/** Restores from the trash what its list shows: what went by itself, a case with all that it took along. */
export const restore = (which: number) =>
  command(
    'restore',
    which,
    async (real, model) => {
      const { gone, now } = model.state
      const shown = [...gone].filter(([, { whole }]) => whole === '')
      const [key = '', one] = pick(shown, which) ?? []
      if (!one) throw new Error('nothing is in the trash')
      const [entity, id] = [entityOf(key), one.value.id]
      const gathered = await real.store.trash.gather([{ entity, id }])
      if (entity !== 'case' && !now.has(keyOf('case', caseOf(entity, one.value)))) {
        expect(gathered).toMatchObject({ ok: false, failure: { kind: 'trash/case-removed' } })
        return
      }
      if (!gathered.ok) throw new Error(gathered.failure.kind)
      const ops = restoreOperations(gathered.value)
      await real.store.door.commit({ label: 'trash-restored', ops })
      const along = [...gone].filter(([, { whole, seq }]) => whole === id && seq === one.seq)
      const back = [[key, one] as const, ...along].map(([of, { value }]) => put(entityOf(of), value))
      model.commit(back, { label: 'trash-restored' })
    },
    ({ state }) => [...state.gone.values()].some(({ whole }) => whole === ''),
  )

/** Deletes something for good from the list of the trash; the power may go before its bytes do. */
export const purge = (given: { readonly which: number; readonly isCut: boolean }) =>
  command(
    'purge',
    given,
    async (real, model, { which, isCut }) => {
      const shown = [...model.state.gone].filter(([, { whole }]) => whole === '')
      const [key = '', one] = pick(shown, which) ?? []
      if (!one) throw new Error('nothing is in the trash')
      const named = { entity: entityOf(key), id: one.value.id }
      expect(await real.store.door.purge([named], '')).toMatchObject({ ok: true })
      model.purge(key)
      if (!isCut) expect(await real.store.erasing.first()).toEqual({ ok: true, value: 'done' })
      await real.reopen()
      await expectWhole(real, model)
    },
    ({ state }) => [...state.gone.values()].some(({ whole }) => whole === ''),
  )

/** Takes files in; the person may cancel, and the power may go. */
export const drop = (given: Drop) =>
  command(
    'drop',
    given,
    async (real, model) => {
      await importInto(real, model, given)
      if (!given.cut) return
      await real.reopen()
      await expectWhole(real, model)
    },
    hasCase,
  )

/** A crash between two changes, or a clean end: to the store they are the same. */
export const restart = () =>
  command('restart', undefined, async (real, model) => {
    await real.reopen()
    await expectWhole(real, model)
  })

interface Disk {
  /** The step of the second copy's disk at which its power goes, and how many bytes of it are written. */
  readonly failsAt?: number | undefined
  readonly leaves: number
}
/** Brings the second copy up to date: what it acknowledged once it never loses. */
export const mirror = (given: Disk) =>
  command('mirror', given, async (real, model, { failsAt, leaves }) => {
    const caught = await real.mirror(failsAt === undefined ? {} : { failsAt, leaves, isPowerCut: true })
    if (failsAt === undefined) expect(caught).toMatchObject({ ok: true, value: { lost: [] } })
    const state = await real.vault.state()
    if (!state.ok) throw new Error(state.failure.kind)
    const { seq } = state.value.head
    expect(seq).toBeGreaterThanOrEqual(model.mirrored)
    expect(seq).toBeLessThanOrEqual(model.seq)
    if (caught?.ok) expect(seq).toBe(model.seq)
    model.mirrored = seq
  })

/** The database is gone; everything that the second copy has comes back from it, files when they are looked at. */
export const lose = (isLookedAt: boolean) =>
  command(
    'lose',
    isLookedAt,
    async (real, model) => {
      model.fallBack()
      await real.lose()
      if (isLookedAt) await expectWhole(real, model)
    },
    ({ mirrored }) => mirrored > 0,
  )

/** The originals' bytes are gone from the database: they come back, one by one, as they are looked at. */
export const losePayload = () =>
  command(
    'losePayload',
    undefined,
    async (real, model) => {
      await real.store.databases.payload.chunks.clear()
      await expectWhole(real, model)
    },
    ({ mirrored, seq }) => mirrored === seq,
  )

const entities = entityNames.filter((entity) => entity !== 'export')
const edit: Arbitrary<Edit> = record({
  do: constantFrom('create', 'create', 'edit', 'remove'),
  entity: constantFrom(...entities),
  which: nat(5),
  text: constantFrom('一', '二', '三'),
})
const group = constantFrom('g', 'h', undefined, undefined)
// two large files in one drop would only cost time
const files = array(nat(pool.length - 1), { minLength: 1, maxLength: 12 }).map((all) =>
  all.filter((n, index) => n !== 1 || all.indexOf(1) === index),
)
const into = nat(2)
const orNothing = <T>(arbitrary: Arbitrary<T>, freq: number) => option(arbitrary, { nil: undefined, freq })

/**
 * Every command with a chance of its own. Whatever else changes the store joins here:
 * `gone` and `originals` of the model are what it takes from.
 */
export const anyCommand: readonly Arbitrary<Command>[] = [
  record({ edits: array(edit, { minLength: 1, maxLength: 4 }), group }).map(change),
  record({ edits: array(edit, { maxLength: 4 }), group }).map(change),
  record({
    edits: array(edit, { minLength: 1, maxLength: 4 }),
    group,
    cut: constantFrom<'inside' | number>('inside', 0, 1, 2, 4, 8, 16, 32),
  }).map(change),
  record({ into, files, group }).map(drop),
  record({ into, files, group, cancelAt: nat(20) }).map(drop),
  record({
    into,
    files,
    group,
    cut: record({ at: constantFrom('staged', 'inside', 'behind'), nth: nat(1) }),
  }).map(drop),
  nat(2).map(handOver),
  constant(undefined).map(undo),
  constant(undefined).map(undo),
  constant(undefined).map(redo),
  nat(5).map(restore),
  record({ which: nat(5), isCut: boolean() }).map(purge),
  constant(undefined).map(restart),
  record({ failsAt: orNothing(integer({ min: 1, max: 80 }), 2), leaves: nat(300) }).map(mirror),
  boolean().map(lose),
  constant(undefined).map(losePayload),
]
