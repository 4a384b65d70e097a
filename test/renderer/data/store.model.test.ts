// @vitest-environment node
import { assert, asyncModelRun, asyncProperty, commands } from 'fast-check'
import { describe, it } from 'vitest'
import {
  anyCommand,
  change,
  type Command,
  drop,
  lose,
  mirror,
  purge,
  redo,
  restart,
  restore,
  undo,
} from './model/commands.ts'
import { Model } from './model/model.ts'
import { Real } from './model/real.ts'
import { expectMirrored, expectWhole } from './model/same.ts'

const create = (entity: 'case' | 'event') => ({ do: 'create', entity, which: 0, text: '一' }) as const

/** Histories that are run every time, before the random ones. Add those that once failed, as fast-check prints them. */
const histories: readonly (readonly Command[])[] = [
  // a record that came and went inside one group is in the trash, and stays there when the group is undone
  [
    change({ edits: [create('case')] }),
    change({ edits: [create('event')], group: 'g' }),
    change({ edits: [{ do: 'remove', entity: 'event', which: 0, text: '' }], group: 'g' }),
    undo(),
    restore(0),
    undo(),
    redo(),
  ],
  // the database is lost with a drop that the second copy has not got yet
  [
    change({ edits: [create('case')] }),
    drop({ into: 0, files: [1, 2], group: undefined }),
    mirror({ leaves: 0 }),
    drop({ into: 0, files: [0, 3, 4], group: undefined, cut: { at: 'behind', nth: 0 } }),
    mirror({ failsAt: 3, leaves: 10 }),
    lose(false),
    drop({ into: 0, files: [1, 5], group: undefined }),
    undo(),
    restart(),
  ],
  // a file is deleted for good while the second copy does not know of it yet, and comes again; then the database is lost
  [
    change({ edits: [create('case')] }),
    drop({ into: 0, files: [2, 3], group: undefined }),
    mirror({ leaves: 0 }),
    change({ edits: [{ do: 'remove', entity: 'exhibit', which: 0, text: '' }] }),
    purge({ which: 0, isCut: true }),
    undo(),
    mirror({ failsAt: 2, leaves: 0 }),
    mirror({ leaves: 0 }),
    drop({ into: 0, files: [2], group: undefined }),
    mirror({ leaves: 0 }),
    lose(true),
    change({ edits: [{ do: 'remove', entity: 'case', which: 0, text: '' }] }),
    purge({ which: 0, isCut: false }),
  ],
]

describe('the store against plain maps', () => {
  it(
    'says the same after any changes, imports, undos, restorings, cuts, restarts and losses',
    { timeout: 600_000 },
    async () => {
      const property = asyncProperty(
        commands([...anyCommand], { maxCommands: 25, size: 'max' }),
        async (history) => {
          const real = await Real.begin()
          const model = new Model()
          await asyncModelRun(() => ({ model, real }), history)
          await real.reopen()
          await expectWhole(real, model)
          await real.mirror({})
          await expectMirrored(real, model)
          real.cut()
        },
      )
      await assert(property, { numRuns: 200, examples: histories.map((history) => [history]) })
    },
  )
})
