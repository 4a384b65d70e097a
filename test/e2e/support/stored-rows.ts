import type { Page } from '@playwright/test'

/** What lies in the two databases, read beside the program: whether everything visible is whole, and nothing else is there. */
export interface StoredRows {
  readonly exhibits: number
  /** Exhibits whose original lacks a chunk or has one of the wrong length. */
  readonly broken: number
  /** Chunks that no original owns. */
  readonly orphans: number
  readonly staging: number
  /** True when the journal's numbers have no gap and every hash follows from the row before. */
  readonly chainWhole: boolean
  readonly commits: number
}

export const storedRows = (page: Page): Promise<StoredRows> =>
  page.evaluate(async () => {
    const mebibyte = 1024 * 1024
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error(String(request.error))))
      })
    const tables = async (name: string, wanted: readonly string[]) => {
      const db = await answered(indexedDB.open(name))
      const rows = await Promise.all(
        wanted.map((table) => answered(db.transaction(table).objectStore(table).getAll())),
      )
      db.close()
      return rows
    }
    const hexOf = async (text: string) => {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
      return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
    }

    const [exhibits = [], objects = [], journal = []] = await tables('recourse-records', [
      'exhibits',
      'objects',
      'journal',
    ])
    const [chunks = [], staging = []] = await tables('recourse-payload', ['chunks', 'staging'])

    const lengths = new Map(chunks.map(({ sid, n, d }) => [`${sid} ${n}`, d.length]))
    const owners = new Map(objects.map((object) => [object.sha256, object]))
    const isWhole = ({ original }: { original: { sha256: string; bytes: number } }) => {
      const object = owners.get(original.sha256)
      if (object?.bytes !== original.bytes) return false
      return Array.from({ length: Math.ceil(original.bytes / mebibyte) }, (_, n) => n).every(
        (n) => lengths.get(`${object.sid} ${n}`) === Math.min(mebibyte, original.bytes - n * mebibyte),
      )
    }
    const sids = new Set(objects.map(({ sid }) => sid))
    const links = await Promise.all(
      journal.map(async ({ seq, prev, hash, body }, k) => {
        const before = k === 0 ? '0'.repeat(64) : journal[k - 1].hash
        return seq === k + 1 && prev === before && hash === (await hexOf(`${prev}\n${body}`))
      }),
    )
    return {
      exhibits: exhibits.length,
      broken: exhibits.filter((exhibit) => !isWhole(exhibit)).length,
      orphans: chunks.filter(({ sid }) => !sids.has(sid)).length,
      staging: staging.length,
      chainWhole: links.every(Boolean),
      commits: journal.length,
    }
  })

/** Every table of the records but those that say where on this machine things lie, in the order of their keys. */
export const recordTables = (page: Page): Promise<Readonly<Record<string, readonly unknown[]>>> =>
  page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error(String(request.error))))
      })
    const db = await answered(indexedDB.open('recourse-records'))
    const names = [...db.objectStoreNames].filter((name) => name !== 'meta' && name !== 'objects')
    const transaction = db.transaction(names)
    const rows = await Promise.all(names.map((name) => answered(transaction.objectStore(name).getAll())))
    db.close()
    return Object.fromEntries(names.map((name, k) => [name, rows[k] ?? []]))
  })
