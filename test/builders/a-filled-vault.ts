import type { Sha256 } from '../../shared/core/ids.ts'
import { linked } from '../../shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '../../shared/core/journal/commit.ts'
import type { Vault } from '../../shared/core/ports.ts'
import { aVault } from './a-vault.ts'
import { type MemoryFiles, memoryFiles } from './memory-files.ts'
import { nodeHash, sha256Of } from './node-hash.ts'

/** Originals of a few kilobytes, each its own. */
export const someOriginals = (count: number) =>
  Array.from({ length: count }, (_, n) => new Uint8Array(1500 * (n + 1)).fill(n + 1))

/** Rows as the program writes them, as far as a vault reads them: one case, then a row for each original. */
export function rowsNaming(originals: readonly Uint8Array[], caseId = 'case-1'): readonly JournalRow[] {
  const at = (n: number) => `2026-11-${String(1 + (n % 28)).padStart(2, '0')}T08:00:00.000Z`
  const bodies = [
    { v: 1, at: at(0), ops: [{ op: 'put', entity: 'case', value: { id: caseId } }] },
    ...originals.map((bytes, n) => ({
      v: 1,
      at: at(n + 1),
      ops: [
        {
          op: 'put',
          entity: 'exhibit',
          value: { id: `exhibit-${n}`, original: { sha256: sha256Of(bytes), bytes: bytes.length } },
        },
      ],
    })),
  ]
  const rows: JournalRow[] = []
  for (const body of bodies)
    rows.push(linked(rows.at(-1) ?? emptyHead, JSON.stringify(body), nodeHash.hashText))
  return rows
}

export async function* inPieces(bytes: Uint8Array, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

/** Puts originals and the rows that name them into a vault. @throws when it refuses. */
export async function fill(vault: Vault, originals: readonly Uint8Array[], rows = rowsNaming(originals)) {
  const names: Sha256[] = []
  for (const bytes of originals) {
    const name = sha256Of(bytes)
    names.push(name)
    const stored = await vault.store(name, inPieces(bytes), { aborted: false })
    if (!stored.ok) throw new Error(stored.failure.kind)
  }
  const state = await vault.state()
  const appended = await vault.append(rows.slice(state.ok ? state.value.head.seq : 0))
  if (!appended.ok) throw new Error(appended.failure.kind)
  return { names, rows }
}

/** A vault in memory with so many originals. */
export async function aFilledVault(count: number) {
  const files: MemoryFiles = memoryFiles()
  const vault = await aVault(files)
  const originals = someOriginals(count)
  return { files, vault, originals, ...(await fill(vault, originals)) }
}
