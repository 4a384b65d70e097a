import { createSHA256 } from 'hash-wasm'
import { editOperations, linkOperations, removalOperations } from '#shared/core/evidence/exhibit-changes.ts'
import type { Failure } from '#shared/core/failure.ts'
import { asCaseId, asEventId, asEntryId, asExportId, asSha256, type CaseId } from '#shared/core/ids.ts'
import type { CommitLabel } from '#shared/core/journal/commit.ts'
import { type Operation, put, remove } from '#shared/core/journal/operation.ts'
import type { Clock } from '#shared/core/ports.ts'
import type { Result } from '#shared/core/result.ts'
import { restoreOperations } from '#shared/core/trash/restore.ts'
import { aCase } from '../../builders/a-case.ts'
import { anEntry } from '../../builders/an-entry.ts'
import { anEvent } from '../../builders/an-event.ts'
import type { Erasing } from '../../../renderer/data/erase.ts'
import type { Databases } from '../../../renderer/data/open-databases.ts'
import type { Store } from '../../../renderer/data/open-store.ts'
import type { HandoverMaker, Importer } from '../../../renderer/services.tsx'
import { type Doing, tell } from './told.ts'

interface Parts extends Pick<Store, 'door' | 'events' | 'exhibits' | 'trash'> {
  readonly databases: Pick<Databases, 'records'>
  readonly clock: Clock
  readonly newId: () => string
  readonly importer: Importer
  readonly handover: HandoverMaker
  readonly erasing: Pick<Erasing, 'first'>
  /** Before each step: nobody works without a pause for ever. */
  readonly rest?: () => Promise<void>
}

/** Imports, edits and exports at the same time, in a case of its own, for ever; or until the store refuses, unless `goesOn`. */
export async function work(parts: Parts, goesOn: boolean): Promise<void> {
  const caseId = asCaseId(parts.newId())
  if (!(await commit(parts, 'edit', 'case-created', [put('case', aCase({ id: caseId }))]))) return
  const seen = new Set<string>()
  // what a list shows is kept
  parts.exhibits.watchCase(caseId, (exhibits) => {
    for (const { id, original } of exhibits) {
      if (!seen.has(id)) tell({ kind: 'exhibit', id, sha256: original.sha256 })
      seen.add(id)
    }
  })
  const forEver = async (doing: string, step: () => Promise<boolean>) => {
    for (;;) {
      await parts.rest?.()
      const isDone = await answered(doing, step)
      if (!isDone && !goesOn) return
      // what was refused is tried again, but not at once
      if (!isDone) await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  await Promise.all([
    forEver('import', () => takeIn(parts, caseId)),
    forEver('edit', () => edit(parts, caseId)),
    forEver('export', () => handOver(parts, caseId)),
  ])
}

/** What has no answer for a minute is told. */
export async function answered<T>(doing: string, step: () => Promise<T>): Promise<T> {
  const timer = setTimeout(() => tell({ kind: 'silent', doing }), 60_000)
  try {
    return await step()
  } finally {
    clearTimeout(timer)
  }
}

const upTo = (end: number) => Math.floor(Math.random() * end)
const oneOf = <T>(all: readonly T[]): T | undefined => all[upTo(all.length)]

/** False when it failed, which is told: then this kind of work is over. */
function went<T>(done: Result<T, Failure>): done is Extract<typeof done, { ok: true }> {
  if (!done.ok) tell({ kind: 'failure', failure: done.failure })
  return done.ok
}

async function commit(
  { door }: Parts,
  doing: Doing,
  label: CommitLabel,
  ops: readonly Operation[],
): Promise<boolean> {
  if (ops.length === 0) return true
  const done = await door.commit({ label, ops })
  if (!went(done)) return false
  tell({ kind: 'commit', doing, head: done.value })
  return true
}

/** One to six files; most of 0.1 to 8 MiB, some larger, which come in by another way. */
async function takeIn({ importer }: Parts, caseId: CaseId): Promise<boolean> {
  const files = Array.from({ length: 1 + upTo(6) }, (_, nth) => {
    const bytes = upTo(12) === 0 ? 9_000_000 + upTo(8_000_000) : Math.round(100_000 * 84 ** Math.random())
    return { file: new Blob([noise(bytes)]), name: `photo-${nth}.bin`, acquired: 'dropped' as const }
  })
  const signal = new AbortController().signal
  const outcome = await importer.importFiles(caseId, files, { signal, onProgress: () => undefined })
  for (const file of outcome.files)
    if (file.kind === 'kept')
      tell({ kind: 'exhibit', id: file.exhibit.id, sha256: file.exhibit.original.sha256 })
  if (outcome.stopped) tell({ kind: 'failure', failure: outcome.stopped })
  return !outcome.stopped
}

function noise(bytes: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(bytes)
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(all.subarray(at, at + 65_536))
  return all
}

/** One change of a kind that a person makes; now and then a pause, so that there is a moment between two. */
async function edit(parts: Parts, caseId: CaseId): Promise<boolean> {
  const { newId, door, events, exhibits, trash } = parts
  await new Promise((resolve) => setTimeout(resolve, upTo(40)))
  const [{ events: some }, all] = await Promise.all([
    events.page({ caseId, limit: 50 }),
    exhibits.ofCase(caseId),
  ])
  const [event, exhibit] = [oneOf(some), oneOf(all)]
  const text = '证'.repeat(1 + upTo(300))
  switch (upTo(11)) {
    case 0:
    case 1:
      return await commit(parts, 'edit', 'event-added', [
        put('event', anEvent({ id: newId(), caseId, text })),
      ])
    case 2:
      return await commit(parts, 'edit', 'event-edited', event ? [put('event', { ...event, text })] : [])
    case 3:
      return await commit(parts, 'edit', 'event-removed', event ? [remove('event', asEventId(event.id))] : [])
    case 4:
      return await commit(
        parts,
        'edit',
        'exhibit-edited',
        exhibit ? editOperations([exhibit], { note: text }) : [],
      )
    case 5:
      return await commit(
        parts,
        'edit',
        'exhibits-linked',
        event && exhibit ? linkOperations([event], [exhibit.id]) : [],
      )
    case 6: {
      const gone = new Set(exhibit ? [exhibit.id] : [])
      return await commit(parts, 'edit', 'exhibits-removed', removalOperations(gone, some))
    }
    case 7: {
      const id = asEntryId(newId())
      return await commit(parts, 'edit', 'entry-added', [put('entry', { ...anEntry({ id }), caseId })])
    }
    case 8: {
      const thrown = oneOf(await parts.databases.records.trash.toArray())
      const items = thrown ? await trash.removedBy(Number(thrown['seq'])) : []
      const gathered = await trash.gather(items)
      // an undo was quicker: nothing of it is in the trash any more
      return (
        !gathered.ok || (await commit(parts, 'edit', 'trash-restored', restoreOperations(gathered.value)))
      )
    }
    case 9:
      return await purge(parts, caseId)
    default: {
      // without its case there would be nothing left to do
      if ((await door.history()).undo === 'case-created') return true
      const moved = upTo(3) === 0 ? await door.redo() : await door.undo()
      if (!moved.ok && !moved.failure.kind.startsWith('storage/nothing-to-')) return went(moved)
      tell({ kind: 'commit', doing: 'edit', head: (await door.history()).head })
      return true
    }
  }
}

/** Something of the trash goes for good; then its bytes, as the program takes them away behind every purge. */
async function purge({ databases, trash, door, erasing }: Parts, caseId: CaseId): Promise<boolean> {
  const thrown = oneOf(await databases.records.trash.toArray())
  const items = thrown ? await trash.removedBy(Number(thrown['seq'])) : []
  // the case itself is what all else is done in
  if (items.length === 0 || items.some(({ id }) => id === caseId)) return true
  const done = await door.purge(items, 'torture')
  if (!done.ok && done.failure.kind === 'trash/not-there') return true // an undo was quicker
  if (!went(done)) return false
  tell({ kind: 'commit', doing: 'purge', head: done.value })
  return went(await erasing.first())
}

/** The whole case as a file, made in its worker beside all else; then its record, as the program writes one. */
async function handOver(parts: Parts, caseId: CaseId): Promise<boolean> {
  const { handover, newId, clock } = parts
  await new Promise((resolve) => setTimeout(resolve, upTo(300)))
  const signal = new AbortController().signal
  const purges = await parts.databases.records.purged.count()
  const made = await handover.caseFile(caseId, { signal, onProgress: () => undefined })
  // what was deleted for good under its hands it cannot read any more, and says so
  if (!made.ok && (await parts.databases.records.purged.count()) > purges) return true
  if (!went(made)) return false
  const { file } = made.value
  const all = await parts.exhibits.ofCase(caseId)
  return await commit(parts, 'export', 'bundle-exported', [
    put('export', {
      id: asExportId(newId()),
      caseId,
      at: clock.now(),
      profile: 'prc-evidence-list',
      language: 'zh-CN',
      fileName: 'case.recourse',
      sha256: asSha256(
        (await createSHA256()).update(new Uint8Array(await file.slice(0, 65_536).arrayBuffer())).digest(),
      ),
      bytes: file.size,
      pages: 1,
      exhibitIds: all.map(({ id }) => id),
      attachments: all.length,
      head: (await parts.door.history()).head.hash,
    }),
  ])
}
