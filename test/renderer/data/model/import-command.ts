import { expect } from 'vitest'
import type { Exhibit } from '../../../../shared/core/evidence/exhibit.ts'
import { asCaseId, type Sha256 } from '../../../../shared/core/ids.ts'
import { chunkBytes } from '../../../../renderer/data/chunk-bytes.ts'
import { dexieStaging } from '../../../../renderer/data/staging.ts'
import { batchesOf } from '../../../../renderer/workers/import/import-files.ts'
import type { ImportParts } from '../../../../renderer/workers/import/import-run.ts'
import { put } from '../../../../shared/core/journal/operation.ts'
import { sha256Of } from '../../../builders/node-hash.ts'
import { aFile, imported, importParts, leftovers, someBytes } from '../an-import.ts'
import { settings } from '../a-store.ts'
import { pick } from './change.ts'
import { caseOf, entityOf, type Model } from './model.ts'
import type { Real } from './real.ts'

/** A drop of files: those of `pool` with these numbers, in this order. */
export interface Drop {
  readonly into: number
  readonly files: readonly number[]
  readonly group: string | undefined
  /** The person cancels when the import reports its progress for the so-many-th time. */
  readonly cancelAt?: number
  /** The power goes: with chunks staged, inside the commit, or behind it, at the so-many-th time. */
  readonly cut?: { readonly at: 'staged' | 'inside' | 'behind'; readonly nth: number }
}

/** An empty file, one of two chunks, and small ones. */
export const pool: readonly Uint8Array<ArrayBuffer>[] = [
  new Uint8Array(0),
  someBytes(chunkBytes + 1),
  ...Array.from({ length: 12 }, (_, n) => new TextEncoder().encode(`录音文字 ${n}\n`.repeat(n + 1))),
]
const hashes = pool.map((bytes) => sha256Of(bytes))

/** Imports; gives what the door acknowledged, commit by commit, and whether the power went. */
async function run(real: Real, caseId: string, drop: Drop, bytes: readonly Uint8Array<ArrayBuffer>[]) {
  const { store } = real
  const acknowledged: (readonly Exhibit[])[] = []
  let [writes, commits, isCut] = [0, 0, false]
  const cutNow = () => {
    isCut = true
    real.cut()
  }
  const { freeBytes } = settings()
  const staging = dexieStaging({ ...store.databases, guard: store.guard, freeBytes }, real.session, store.crc)
  const over: Partial<ImportParts> = {
    staging: {
      ...staging,
      async write(...args) {
        const done = await staging.write(...args)
        if (drop.cut?.at === 'staged' && drop.cut.nth === writes++) cutNow()
        return done
      },
    },
    door: {
      ...store.door,
      async commitWithOriginals(change, originals) {
        const isNow = drop.cut?.nth === commits++
        if (isNow && drop.cut?.at === 'inside') real.failCommits()
        const done = await store.door.commitWithOriginals(change, originals)
        if (isNow && drop.cut?.at !== 'staged') cutNow()
        if (done.ok && change.ops.length > 0)
          acknowledged.push(
            change.ops.flatMap((op) => (op.op === 'put' && op.entity === 'exhibit' ? [op.value] : [])),
          )
        return done
      },
    },
  }
  const abort = new AbortController()
  let told = 0
  const outcome = imported(
    await importParts(store, over),
    bytes.map((content, n) => aFile(`文件 ${n}.txt`, content)),
    {
      into: asCaseId(caseId),
      signal: abort.signal,
      onProgress: () => void (told++ === drop.cancelAt && abort.abort()),
      group: drop.group,
    },
  )
  // the databases are gone under it: it ends as it can
  if (drop.cut) await outcome.catch(() => undefined)
  else await outcome
  return { acknowledged, isCut }
}

/** The hashes that each batch should add to the case: those that it has not yet. */
function expectedOf(
  model: Model,
  caseId: string,
  numbers: readonly number[],
): readonly (readonly Sha256[])[] {
  const known = new Set(
    model.keysOf('exhibit').flatMap((key) => {
      const value = model.state.now.get(key)
      return value && 'original' in value && caseOf('exhibit', value) === caseId
        ? [value.original.sha256]
        : []
    }),
  )
  const files = numbers.map((n) => aFile('', pool[n] ?? ''))
  return batchesOf(files)
    .map((batch) =>
      batch.flatMap(({ index }) => {
        const sha256 = hashes[numbers[index] ?? 0]
        if (sha256 === undefined || known.has(sha256)) return []
        known.add(sha256)
        return [sha256]
      }),
    )
    .filter((batch) => batch.length > 0)
}

/** What was acknowledged is kept, whole batches from the first on; of the rest nothing is there, not even a byte. */
export async function importInto(real: Real, model: Model, drop: Drop): Promise<void> {
  const caseId = pick(model.keysOf('case'), drop.into)?.slice('case '.length) ?? ''
  const bytes = drop.files.flatMap((n) => pool[n] ?? [])
  const expected = expectedOf(model, caseId, drop.files)
  const { acknowledged, isCut } = await run(real, caseId, drop, bytes)

  const found = acknowledged.map((batch) => batch.map(({ original }) => original.sha256))
  expect(found).toEqual(expected.slice(0, found.length))
  if (!isCut && drop.cancelAt === undefined) expect(found).toEqual(expected)
  // a drop without a group is a step of its own
  const group = drop.group ?? `drop ${model.seq}`
  for (const batch of acknowledged)
    model.commit(
      batch.map((exhibit) => put('exhibit', exhibit)),
      { label: 'exhibits-imported', group },
      new Map(
        batch.map(({ original: { sha256 } }) => [sha256, pool[hashes.indexOf(sha256)] ?? new Uint8Array()]),
      ),
    )
  if (!isCut) expect(await leftovers(real.store)).toMatchObject({ staging: 0, orphans: 0 })
}

export const hasCase = (model: Readonly<Model>) =>
  [...model.state.now.keys()].some((key) => entityOf(key) === 'case')
