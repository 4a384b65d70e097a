import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { diskVault } from '../../../electron/vault/disk-vault.ts'
import { givenFiles } from '../../../electron/vault/given-file.ts'
import { asSha256 } from '../../../shared/core/ids.ts'
import { linked, verifiedChain } from '../../../shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '../../../shared/core/journal/commit.ts'
import type { Vault } from '../../../shared/core/ports.ts'

/* The vault as the main process has it, for the rig to drive: built for Node, because Node 20 does not run TypeScript. */

const hashText = (text: string) => createHash('sha256').update(text).digest('hex')
const never = { aborted: false }

async function vaultAt(folder: string): Promise<Vault> {
  const opened = await diskVault(folder)()
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}
async function ms(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export { mainProcess } from '../../rig/main-process.ts'

/** Stores a file that a person gave under its hash, on the disk for good. Milliseconds. */
export async function storeTime(folder: string, path: string, sha256: string): Promise<number> {
  const vault = await vaultAt(folder)
  const { size: bytes } = await stat(path)
  const store = (pieces: AsyncIterable<Uint8Array>) => vault.store(asSha256(sha256), pieces, never)
  return await ms(async () => {
    const stored = await givenFiles([folder])({ path, bytes }, store)
    if (stored === 'gone-or-changed' || !stored.ok) throw new Error(JSON.stringify(stored))
  })
}

/** So many commits of one record each, as they lie in a journal. */
export function aJournal(rows: number): readonly JournalRow[] {
  const journal: JournalRow[] = []
  for (let n = 0; n < rows; n += 1) {
    const body = JSON.stringify({ v: 1, label: 'event-edited', ops: [{ n, text: '第几次通话 '.repeat(20) }] })
    journal.push(linked(journal.at(-1) ?? emptyHead, body, hashText))
  }
  return journal
}

/** Plain SHA-256 of the same lines; the chain verified; and a vault of them opened, which verifies it too. Milliseconds. */
export async function verifyTimes(folder: string, journal: readonly JournalRow[]) {
  // what is run for the first time is slow
  if (!verifiedChain(journal.slice(0, 5000), hashText).ok) throw new Error('the chain is broken')
  const plain = await ms(async () => {
    for (const { prev, body } of journal) hashText(`${prev}\n${body}`)
    await Promise.resolve()
  })
  const chain = await ms(async () => {
    if (!verifiedChain(journal, hashText).ok) throw new Error('the chain is broken')
    await Promise.resolve()
  })
  const opened = await ms(async () => {
    const state = await (await vaultAt(folder)).state()
    if (!state.ok || state.value.head.seq !== journal.length) throw new Error('not all rows are there')
  })
  return { plain, chain, opened }
}

/** Appends a journal to a new vault. */
export async function fillVault(folder: string, journal: readonly JournalRow[]): Promise<void> {
  const vault = await vaultAt(folder)
  for (let from = 0; from < journal.length; from += 500) {
    const done = await vault.append(journal.slice(from, from + 500))
    if (!done.ok) throw new Error(JSON.stringify(done.failure))
  }
}
