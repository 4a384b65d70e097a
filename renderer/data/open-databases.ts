import type { StorageFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { databaseNames, type DatabaseNames, PayloadDatabase, RecordsDatabase } from './databases.ts'
import { epochGate } from './epoch-gate.ts'
import type { Guard } from './guard.ts'

export interface Databases {
  readonly records: RecordsDatabase
  readonly payload: PayloadDatabase
  readonly close: () => void
}

/** Opens both databases behind the epoch gate; from then on a connection that ends unasked makes the store suspect. */
export async function openDatabases(
  guard: Guard,
  names: DatabaseNames = databaseNames,
): Promise<Result<Databases, StorageFailure>> {
  const gate = await guard.open(() => epochGate(names), { size: 'small', neededBytes: 0 })
  if (!gate.ok) return gate
  if (!gate.value.ok) return gate.value

  const [records, payload] = [new RecordsDatabase(names.records), new PayloadDatabase(names.payload)]
  const both = [records, payload] as const
  const opened = await guard.open(
    async () => {
      await Promise.all(both.map((db) => db.open()))
    },
    { size: 'batch', neededBytes: 0 },
  )
  const close = () => both.forEach((db) => db.close())
  if (!opened.ok) {
    close()
    return failed(opened.failure)
  }
  for (const db of both) {
    const lost = (detail: string) =>
      guard.suspect({ kind: 'storage/unavailable', detail: `${db.name}: ${detail}` })
    db.on('close', () => lost('closed by the browser'))
    db.on('versionchange', () => {
      db.close()
      lost('another window is changing or deleting it')
      return false // Dexie's own handling would only add a warning
    })
  }
  return ok({ records, payload, close })
}
