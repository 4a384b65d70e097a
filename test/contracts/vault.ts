import { linked } from '../../shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '../../shared/core/journal/commit.ts'
import type { Cancel, Vault } from '../../shared/core/ports.ts'
import { nodeHash, sha256Of } from '../builders/node-hash.ts'
import { rowsInVault } from '../builders/rows-in-vault.ts'

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
const headOf = async (vault: Vault) => {
  const state = await vault.state()
  return state.ok ? state.value.head : state.failure
}

/** What the suite needs of a test runner: those of Node and of the browser have it. */
export interface Runner {
  readonly describe: (what: string, facts: () => void) => void
  readonly it: (fact: string, check: () => Promise<void>) => void
  readonly expect: (found: unknown) => {
    readonly toBe: (wanted: unknown) => void
    readonly toEqual: (wanted: unknown) => void
    readonly toMatchObject: (wanted: Record<string, unknown>) => void
  }
}

/** The acceptance suite of the vault port: every vault, on disk, in a browser's folder or in memory, passes it. */
export function describeVault(kind: string, make: () => Promise<Vault>, { describe, it, expect }: Runner) {
  describe(`the ${kind} vault's journal`, () => {
    it('is empty at first', async () => {
      expect(await headOf(await make())).toEqual(emptyHead)
    })

    it('gives back what was appended, in order, from any number on', async () => {
      const vault = await make()
      const rows = rowsOf('{"a":1}', '{"b":2}', '{"丙":3}')
      expect((await vault.append(rows.slice(0, 1))).ok).toBe(true)
      expect((await vault.append(rows.slice(1))).ok).toBe(true)

      expect(await rowsInVault(vault, 1)).toEqual(rows)
      expect(await rowsInVault(vault, 3)).toEqual(rows.slice(2))
      expect(await rowsInVault(vault, 4)).toEqual([])
      expect(await headOf(vault)).toEqual({ seq: 3, hash: rows[2]?.hash })
    })

    it('refuses a row that leaves a gap', async () => {
      const vault = await make()
      const refused = await vault.append(rowsOf('{}', '{}').slice(1))

      expect(refused).toEqual({ ok: false, failure: { kind: 'vault/forked', seq: 1 } })
      expect(await headOf(vault)).toEqual(emptyHead)
    })

    it('refuses a row of another history', async () => {
      const vault = await make()
      await vault.append(rowsOf('{"a":1}'))

      expect(await vault.append(rowsOf('{"a":2}', '{}').slice(1))).toMatchObject({
        failure: { kind: 'vault/forked', seq: 2 },
      })
    })

    it('refuses a row whose content was changed, and those that came with it', async () => {
      const vault = await make()
      const [first, second] = rowsOf('{"paid":1}', '{"amount":3980}')
      if (!first || !second) throw new Error('two rows')

      expect(await vault.append([first, { ...second, body: '{"amount":9380}' }])).toMatchObject({
        failure: { kind: 'vault/forked', seq: 2 },
      })
      expect(await rowsInVault(vault, 1)).toEqual([])
    })
  })

  describe(`an original in the ${kind} vault`, () => {
    it('is read back by range, short only at its end', async () => {
      const vault = await make()

      expect(await vault.store(name, inPieces(bytes, 10), noCancel)).toEqual({ ok: true, value: 27 })
      expect(await vault.sizeOf(name)).toEqual({ ok: true, value: 27 })
      expect(await vault.read(name, 12, 8)).toEqual({ ok: true, value: bytes.slice(12, 20) })
      expect(await vault.read(name, 20, 100)).toEqual({ ok: true, value: bytes.slice(20) })
      expect(await vault.check(name, noCancel)).toEqual({ ok: true, value: 'whole' })
    })

    it('may be empty', async () => {
      const vault = await make()
      const nothing = sha256Of('')

      expect(await vault.store(nothing, inPieces(new Uint8Array(0), 1), noCancel)).toEqual({
        ok: true,
        value: 0,
      })
      expect(await vault.sizeOf(nothing)).toEqual({ ok: true, value: 0 })
      expect(await vault.check(nothing, noCancel)).toEqual({ ok: true, value: 'whole' })
    })

    it('is refused, and not kept, when its bytes hash to something else', async () => {
      const vault = await make()
      const stored = await vault.store(name, inPieces(bytes.slice(1), 10), noCancel)

      expect(stored).toEqual({ ok: false, failure: { kind: 'vault/original-damaged', sha256: name } })
      expect(await vault.sizeOf(name)).toEqual({ ok: true, value: undefined })
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
      expect(await vault.sizeOf(name)).toEqual({ ok: true, value: undefined })
    })

    it('is missing when it was never stored', async () => {
      const missing = { ok: false, failure: { kind: 'vault/original-missing', sha256: name } }

      expect(await (await make()).read(name, 0, 1)).toEqual(missing)
      expect(await (await make()).check(name, noCancel)).toEqual(missing)
    })
  })
  describe(`taking an original out of the ${kind} vault`, () => {
    const purge = JSON.stringify({ ops: [], purge: { reason: '', records: [{ sha256: name }] } })
    const isGone = { ok: true, value: 'gone' }

    it('needs a row of its own journal that says so', async () => {
      const vault = await make()
      await vault.store(name, inPieces(bytes, 10), noCancel)
      for (const body of ['{}', JSON.stringify({ purge: { records: [{ sha256: sha256Of('other') }] } })]) {
        const { seq } = (await headOf(vault)) as { seq: number }
        const rows = await rowsInVault(vault, 1)
        const last = rows.at(-1)
        await vault.append([linked(last ? { seq, hash: last.hash } : emptyHead, body, nodeHash.hashText)])
      }
      for (const seq of [1, 2, 3]) expect(await vault.remove(name, seq)).toEqual({ ok: true, value: 'kept' })
      expect(await vault.check(name, noCancel)).toEqual({ ok: true, value: 'whole' })
    })

    it('leaves nothing to read, and may be asked again', async () => {
      const vault = await make()
      await vault.store(name, inPieces(bytes, 10), noCancel)
      await vault.append(rowsOf('{}', purge))

      expect(await vault.remove(name, 2)).toEqual(isGone)
      expect(await vault.remove(name, 2)).toEqual(isGone)
      expect(await vault.sizeOf(name)).toEqual({ ok: true, value: undefined })
      expect((await vault.read(name, 0, 1)).ok).toBe(false)
      expect(await vault.check(name, noCancel)).toMatchObject({ failure: { kind: 'vault/original-missing' } })
    })

    it('does not keep the same bytes from coming again', async () => {
      const vault = await make()
      await vault.append(rowsOf(purge))
      await vault.remove(name, 1)

      expect(await vault.store(name, inPieces(bytes, 10), noCancel)).toEqual({ ok: true, value: 27 })
      expect(await vault.check(name, noCancel)).toEqual({ ok: true, value: 'whole' })
    })
  })
}
