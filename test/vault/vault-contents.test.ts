import { describe, expect, it } from 'vitest'
import { linked } from '../../shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '../../shared/core/journal/commit.ts'
import type { Vault } from '../../shared/core/ports.ts'
import { vaultContents } from '../../shared/vault/vault-contents.ts'
import { aVault } from '../builders/a-vault.ts'
import { memoryFiles } from '../builders/memory-files.ts'
import { nodeHash, sha256Of } from '../builders/node-hash.ts'

const at = '2026-11-20T08:00:00.000Z'
const put = (entity: string, id: string, more = {}) => ({ op: 'put', entity, value: { id, ...more } })
const remove = (entity: string, id: string) => ({ op: 'remove', entity, id })
const original = { sha256: sha256Of('a call'), bytes: 6 }

async function holding(...bodies: readonly object[]): Promise<Vault> {
  const vault = await aVault(memoryFiles())
  const rows: JournalRow[] = []
  for (const body of bodies)
    rows.push(linked(rows.at(-1) ?? emptyHead, JSON.stringify({ v: 1, at, ...body }), nodeHash.hashText))
  const appended = await vault.append(rows)
  if (!appended.ok) throw new Error(appended.failure.kind)
  return vault
}

describe('what a vault says that it holds', () => {
  it('are cases and exhibits that are there, and the originals of those that may come back', async () => {
    const vault = await holding(
      { ops: [put('case', 'a'), put('case', 'b'), put('party', 'p'), put('exhibit', 'e', { original })] },
      { ops: [put('exhibit', 'f'), remove('party', 'p'), remove('exhibit', 'e'), remove('case', 'b')] },
      {
        ops: [
          { op: 'remove', entity: 'case' },
          { op: 'put', entity: 'case' },
        ],
      },
    )

    expect(await vaultContents(vault, 3)).toEqual({
      ok: true,
      value: { rows: 3, cases: 1, exhibits: 1, originals: new Map([[original.sha256, 6]]), last: at },
    })
  })

  it('are no originals that were purged', async () => {
    const records = [
      { entity: 'case', id: 'a' },
      { entity: 'exhibit', id: 'e' },
    ]
    const vault = await holding({ ops: [put('exhibit', 'e', { original })] }, { ops: [], purge: { records } })

    const contents = await vaultContents(vault, 2)
    expect(contents.ok && contents.value.originals.size).toBe(0)
  })

  it('is told only of rows that are asked for', async () => {
    const vault = await holding({ ops: [put('case', 'a')] }, { ops: [put('case', 'b')] })

    expect(await vaultContents(vault, 1)).toMatchObject({ value: { rows: 1, cases: 1 } })
    expect(await vaultContents(vault, 0)).toMatchObject({ value: { rows: 0, cases: 0, last: undefined } })
  })

  it('is not guessed where rows are missing, or are of a newer program', async () => {
    const vault = await holding({ ops: [] })
    const newer = await holding({ ops: 'another shape' })

    expect(await vaultContents(vault, 2)).toEqual({ ok: false, failure: { kind: 'vault/damaged', seq: 2 } })
    expect(await vaultContents(newer, 1)).toMatchObject({ failure: { kind: 'vault/newer-version' } })
  })
})
