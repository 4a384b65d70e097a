// @vitest-environment node
import { array, assert, asyncProperty, constant, constantFrom, oneof, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifiedChain } from '../../../shared/core/journal/chain.ts'
import { type Operation, put, remove } from '../../../shared/core/journal/operation.ts'
import { asEventId } from '../../../shared/core/ids.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { nodeHash } from '../../builders/node-hash.ts'
import { aStore, freshNames } from './a-store.ts'
import { RecordsDatabase } from '../../../renderer/data/databases.ts'
import type { OpenedStore } from '../../../renderer/data/open-store.ts'
import { readJournalAnew } from '../../../renderer/data/read-journal-anew.ts'
import type { JournalRow } from '../../../shared/core/journal/commit.ts'
import { restoreOperations } from '../../../shared/core/trash/restore.ts'

type Texts = ReadonlyMap<string, string>
interface Step {
  readonly before: Texts
  readonly after: Texts
  readonly group?: string
}

/** What the store should be, as plainly as it can be said: a map, and whole copies of it to go back and forth to. */
class Model {
  now: Texts = new Map()
  /** What was there and is not, as it last was. */
  gone = new Map<string, string>()
  undos: Step[] = []
  redos: Step[] = []

  change(edits: readonly Edit[], group: string | undefined) {
    if (edits.length === 0) return
    const before = this.now
    const next = new Map(before)
    for (const { id, text } of edits) {
      if (text === undefined) next.delete(id)
      else next.set(id, text)
    }
    this.now = next
    this.redos = []
    const top = this.undos.at(-1)
    if (top && group !== undefined && top.group === group) this.undos.splice(-1, 1, { ...top, after: next })
    else this.undos.push({ before, after: next, ...(group === undefined ? {} : { group }) })
  }

  undo() {
    const step = this.undos.pop()
    if (!step) return
    this.now = step.before
    this.redos.push({ before: step.before, after: step.after })
  }

  redo() {
    const step = this.redos.pop()
    if (!step) return
    this.now = step.after
    this.undos.push(step)
  }
}

/** Whatever made records go or come, the trash has those that are not there any more. */
function follow(model: Model, before: Texts) {
  for (const [id, text] of before) if (!model.now.has(id)) model.gone.set(id, text)
  for (const id of model.now.keys()) model.gone.delete(id)
}

/** Restores an event as the trash page does; nothing when it is not in the trash. */
async function restore({ trash, door }: OpenedStore, id: string) {
  const gathered = await trash.gather([{ entity: 'event', id }])
  if (gathered.ok) await door.commit({ label: 'trash-restored', ops: restoreOperations(gathered.value) })
}

const derivedTables = async ({ concerns, trash }: RecordsDatabase) => ({
  concerns: await concerns.toArray(),
  trash: await trash.toArray(),
})

/** The derived tables, made anew from the journal alone. */
async function madeAnew(journal: readonly JournalRow[]) {
  const fresh = new RecordsDatabase(freshNames().records)
  await fresh.open()
  await fresh.journal.bulkAdd([...journal])
  await readJournalAnew(fresh.journal, fresh.concerns, fresh.trash)
  const tables = await derivedTables(fresh)
  fresh.close()
  return tables
}

interface Edit {
  readonly id: string
  readonly text: string | undefined
}
const edit = record({ id: constantFrom('a', 'b', 'c', 'd'), text: constantFrom('一', '二', '三', undefined) })
const command = oneof(
  {
    weight: 4,
    arbitrary: record({
      do: constant('change' as const),
      edits: array(edit, { maxLength: 4 }),
      group: constantFrom('g', 'h', undefined),
    }),
  },
  { weight: 3, arbitrary: record({ do: constant('undo' as const) }) },
  { weight: 2, arbitrary: record({ do: constant('redo' as const) }) },
  {
    weight: 2,
    arbitrary: record({ do: constant('restore' as const), id: constantFrom('a', 'b', 'c', 'd') }),
  },
  { weight: 1, arbitrary: record({ do: constant('restart' as const) }) },
)
const operationOf = ({ id, text }: Edit): Operation =>
  text === undefined ? remove('event', asEventId(id)) : put('event', anEvent({ id, text }))

describe('the store against a plain map', () => {
  it(
    'says the same after any changes, undos, redos, restorings and restarts',
    { timeout: 120_000 },
    async () => {
      const property = asyncProperty(array(command, { maxLength: 40 }), async (commands) => {
        const names = freshNames()
        let store = await aStore({ names })
        const model = new Model()
        await store.door.commit({ label: 'case-created', ops: [put('case', aCase())], group: 'begin' })
        model.undos.push({ before: new Map(), after: new Map(), group: 'begin' })
        for (const one of commands) {
          const before = model.now
          // the case has to stay: without it nothing can be restored
          if (one.do === 'undo' && model.undos.length === 1) continue
          if (one.do === 'change') {
            const group = one.group === undefined ? {} : { group: one.group }
            await store.door.commit({ label: 'event-edited', ops: one.edits.map(operationOf), ...group })
            model.change(one.edits, one.group)
          } else if (one.do === 'restore') {
            await restore(store, one.id)
            const text = model.gone.get(one.id)
            if (text !== undefined) model.change([{ id: one.id, text }], undefined)
          } else if (one.do === 'restart') {
            store.close()
            store = await aStore({ names })
          } else {
            await store.door[one.do]()
            model[one.do]()
          }
          follow(model, before)
          const found = new Map((await store.events.ofCase(caseId)).map(({ id, text }) => [String(id), text]))
          expect(found).toEqual(model.now)
          const { undo, redo } = await store.door.history()
          expect([undo !== undefined, redo !== undefined]).toEqual([
            model.undos.length > 0,
            model.redos.length > 0,
          ])
        }
        const { records } = store.databases
        const rows = await records.journal.toArray()
        const derived = await derivedTables(records)
        expect(derived.trash.map(({ key }) => key)).toEqual(
          [...model.gone.keys()].map((id) => `event ${id}`).toSorted(),
        )
        expect(await madeAnew(rows)).toEqual(derived)
        const { head } = await store.door.history()
        store.close()
        expect(verifiedChain(rows, nodeHash.hashText, { end: head }).ok).toBe(true)
      })
      await assert(property, { numRuns: 100 })
    },
  )
})
