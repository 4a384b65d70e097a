import { z } from 'zod'
import { emptyHead, type JournalHead } from '#shared/core/journal/commit.ts'
import { noSteps, type UndoStacks } from '#shared/core/journal/undo-stacks.ts'
import type { NewId } from '#shared/core/ids.ts'
import type { MetaRow, RecordsDatabase } from './databases.ts'
import { headSchema, stacksSchema } from './rows/journal-body.ts'

export interface JournalState {
  readonly head: JournalHead
  readonly stacks: UndoStacks
}

/** Where the journal ends and what can be undone. Reads one table, so that watching it costs nothing. */
export async function journalState(records: RecordsDatabase): Promise<JournalState> {
  const [head, stacks] = await records.meta.bulkGet(['head', 'stacks'])
  return {
    head: head ? headSchema.parse(head.v) : emptyHead,
    stacks: stacks ? stacksSchema.parse(stacks.v) : noSteps,
  }
}

export const stateRows = ({ head, stacks }: JournalState): readonly MetaRow[] => [
  { k: 'head', v: head },
  { k: 'stacks', v: stacks },
]

/** The random name of this machine's store, made on first use. */
export async function deviceIdOf(records: RecordsDatabase, newId: NewId): Promise<string> {
  const fresh = newId()
  return await records.transaction('rw', records.meta, async () => {
    const known = await records.meta.get('device')
    if (known) return z.string().parse(known.v)
    await records.meta.add({ k: 'device', v: fresh })
    return fresh
  })
}
