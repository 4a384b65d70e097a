import type { Page } from '@playwright/test'

export interface StoredContents {
  /** The rows of every table that says what the person knows, by table. */
  readonly tables: Readonly<Record<string, readonly unknown[]>>
  /** Of the originals, made of their chunks as they lie in the database. */
  readonly hashes: readonly string[]
}

/** Everything that is kept, read beside the program; bytes are hashed in the page. */
export const storedContents = (page: Page): Promise<StoredContents> =>
  page.evaluate(async () => {
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error(String(request.error))))
      })
    const records = await answered(indexedDB.open('recourse-records'))
    const names = [...records.objectStoreNames].filter((name) => name !== 'meta' && name !== 'objects')
    const rowsOf = (name: string) => answered(records.transaction(name).objectStore(name).getAll())
    const tables = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await rowsOf(name)] as const)),
    )
    const objects = await rowsOf('objects')
    records.close()

    const payload = await answered(indexedDB.open('recourse-payload'))
    const hashes: string[] = []
    for (const { sid, chunks } of objects) {
      const range = IDBKeyRange.bound([sid, 0], [sid, chunks])
      const rows = await answered(payload.transaction('chunks').objectStore('chunks').getAll(range))
      const bytes = await new Blob(rows.map(({ d }) => d)).arrayBuffer()
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      hashes.push(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''))
    }
    payload.close()
    return { tables, hashes: hashes.toSorted() }
  })
