import { describe, expect, it } from 'vitest'
import { linked } from '../../shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '../../shared/core/journal/commit.ts'
import type { Cancel, Vault } from '../../shared/core/ports.ts'
import { nodeHash, sha256Of } from '../builders/node-hash.ts'

const noCancel: Cancel = { aborted: false }
const bytes = new TextEncoder().encode('订单号：DH20240918-001\n')
const name = sha256Of(bytes)

async function* inPieces(whole: Uint8Array, size: number) {
  for (let at = 0; at < whole.length; at += size) yield await Promise.resolve(whole.subarray(at, at + size))
}
const rowsOf = (...bodies: readonly string[]): readonly JournalRow[] => {
  const rows: JournalRow[] = []
  for (const body of bodies) rows.push(linked(rows.at(-1) ?? emptyHead, body, nodeHash.hashText))
  return rows
}
const listed = async (vault: Vault, from: number) => {
  const all: JournalRow[] = []
  for await (const row of vault.rows(from)) all.push(row)
  return all
}

/** The acceptance suite of the vault port: every vault, on disk or in memory, passes it. */
export function describeVault(kind: string, make: () => Promise<Vault>) {
  describe(`the ${kind} vault's journal`, () => {
    it('is empty at first', async () => {
      expect(await (await make()).head()).toEqual(emptyHead)
    })

    it('gives back what was appended, in order, from any number on', async () => {
      const vault = await make()
      const rows = rowsOf('{"a":1}', '{"b":2}', '{"c":3}')
      for (const row of rows) expect((await vault.append(row)).ok).toBe(true)

      expect(await listed(vault, 1)).toEqual(rows)
      expect(await listed(vault, 3)).toEqual(rows.slice(2))
      expect(await listed(vault, 4)).toEqual([])
      expect(await vault.head()).toEqual({ seq: 3, hash: rows[2]?.hash })
    })

    it('refuses a row that leaves a gap', async () => {
      const vault = await make()
      const [, second] = rowsOf('{}', '{}')
      const refused = second && (await vault.append(second))

      expect(refused).toEqual({ ok: false, failure: { kind: 'journal/out-of-order', seq: 1, found: 2 } })
      expect(await vault.head()).toEqual(emptyHead)
    })

    it('refuses a row of another history', async () => {
      const vault = await make()
      const [mine] = rowsOf('{"a":1}')
      const [, theirs] = rowsOf('{"a":2}', '{}')
      if (mine) await vault.append(mine)

      expect(theirs && (await vault.append(theirs))).toMatchObject({ failure: { kind: 'journal/severed' } })
    })

    it('refuses a row whose content was changed', async () => {
      const vault = await make()
      const [row] = rowsOf('{"amount":3980}')
      const changed = row && { ...row, body: '{"amount":9380}' }

      expect(changed && (await vault.append(changed))).toMatchObject({ failure: { kind: 'journal/altered' } })
      expect(await listed(vault, 1)).toEqual([])
    })
  })

  describe(`an original in the ${kind} vault`, () => {
    it('is read back by range, short only at its end', async () => {
      const vault = await make()

      expect(await vault.store(name, inPieces(bytes, 10), noCancel)).toEqual({ ok: true, value: 27 })
      expect(await vault.has(name)).toBe(true)
      expect(await vault.read(name, 12, 8)).toEqual({ ok: true, value: bytes.slice(12, 20) })
      expect(await vault.read(name, 20, 100)).toEqual({ ok: true, value: bytes.slice(20) })
    })

    it('may be empty', async () => {
      const vault = await make()
      const nothing = sha256Of('')

      expect(await vault.store(nothing, inPieces(new Uint8Array(0), 1), noCancel)).toEqual({
        ok: true,
        value: 0,
      })
      expect(await vault.has(nothing)).toBe(true)
    })

    it('is refused, and not kept, when its bytes hash to something else', async () => {
      const vault = await make()
      const stored = await vault.store(name, inPieces(bytes.slice(1), 10), noCancel)

      expect(stored).toEqual({ ok: false, failure: { kind: 'storage/original-damaged', sha256: name } })
      expect(await vault.has(name)).toBe(false)
    })

    it('is not kept when it is cancelled half-way', async () => {
      const vault = await make()
      const cancel = { aborted: false }
      async function* interrupted() {
        yield await Promise.resolve(bytes.subarray(0, 10))
        cancel.aborted = true
        yield bytes.subarray(10)
      }

      expect(await vault.store(name, interrupted(), cancel)).toEqual({ ok: true, value: 'cancelled' })
      expect(await vault.has(name)).toBe(false)
    })

    it('is missing when it was never stored', async () => {
      const missing = { ok: false, failure: { kind: 'storage/original-missing', sha256: name } }

      expect(await (await make()).read(name, 0, 1)).toEqual(missing)
    })
  })
}
