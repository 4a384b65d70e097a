import type { Sha256 } from '../core/ids.ts'
import { followed, type HashText } from '../core/journal/chain.ts'
import { emptyHead, type JournalRow } from '../core/journal/commit.ts'
import type { Vault } from '../core/ports.ts'
import { failed, ok } from '../core/result.ts'

/** SHA-256 over bytes that come in pieces; the vault has no hash function of its own. */
export interface StreamHash {
  update(bytes: Uint8Array): void
  /** Lower-case hexadecimal; ends the hash. */
  hex(): string
}

/** A vault that forgets everything with its process: the twin that tests and the browser's acceptance suite use. */
export function memoryVault(hashes: {
  readonly hashText: HashText
  readonly newHash: () => StreamHash
}): Vault {
  const journal: JournalRow[] = []
  const objects = new Map<Sha256, Uint8Array>()
  const head = () => {
    const last = journal.at(-1)
    return last ? { seq: last.seq, hash: last.hash } : emptyHead
  }

  return {
    head: async () => await Promise.resolve(head()),
    async append(row) {
      const next = followed(head(), row, hashes.hashText)
      if (next.ok) journal.push({ ...row })
      return await Promise.resolve(next)
    },
    async *rows(fromSeq) {
      for (let seq = fromSeq; seq <= journal.length; seq += 1) {
        const row = await Promise.resolve(journal[seq - 1])
        if (row) yield { ...row }
      }
    },
    has: async (sha256) => await Promise.resolve(objects.has(sha256)),
    async store(sha256, chunks, cancel) {
      const hash = hashes.newHash()
      const pieces: Uint8Array[] = []
      for await (const piece of chunks) {
        if (cancel.aborted) return ok('cancelled')
        hash.update(piece)
        pieces.push(piece.slice())
      }
      if (cancel.aborted) return ok('cancelled')
      if (hash.hex() !== sha256) return failed({ kind: 'storage/original-damaged', sha256 })
      const whole = joined(pieces)
      objects.set(sha256, whole)
      return ok(whole.length)
    },
    async read(sha256, offset, length) {
      const whole = await Promise.resolve(objects.get(sha256))
      return whole
        ? ok(whole.slice(offset, offset + length))
        : failed({ kind: 'storage/original-missing', sha256 })
    },
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
