import { Dexie } from 'dexie'
import { openServices } from '../../../renderer/app/open-services.ts'
import { createPreferences } from '../../../renderer/app/preferences.ts'
import { createStoreHealth } from '../../../renderer/app/store-health.ts'
import { databaseNames } from '../../../renderer/data/databases.ts'
import { type OpenedStore, openStore } from '../../../renderer/data/open-store.ts'
import type { CopiesState, Services } from '../../../renderer/services.tsx'
import { vaultCopy } from '../../../renderer/workers/vault-copy.ts'
import { ok } from '#shared/core/result.ts'
import { found, putBy } from './check.ts'
import { browserOverHttp, desktopOverHttp } from './desktop.ts'
import { tell } from './told.ts'
import { answered, work } from './work.ts'

/*
 * The whole program but for its screens, beside a vault: opens, restores when it is offered, tells what it holds, then
 * writes for ever and tells what was acknowledged, and what its badge says is in two copies.
 */
/** `blind` and `full`: as in store.ts; then nobody waits for the second copy either. `drops`: what Chromium dropped. */
const asked = new URLSearchParams(location.search)
const isFull = asked.has('full')
/** Milliseconds until both copies must be whole where there is room; and until a person tries again to restore. */
const [patience, pause] = [120_000, 10_000]
/** Steps of work until there is a pause, in which the second copy can come after. */
const stepsAtOnce = 15

addEventListener('error', ({ message }) => tell({ kind: 'failure', failure: message }))
addEventListener('unhandledrejection', ({ reason }) => tell({ kind: 'failure', failure: String(reason) }))
new BroadcastChannel('torture-deleted').addEventListener('message', () => tell({ kind: 'deleted' }))

await navigator.storage.persist()
if (asked.has('drops', 'records')) await Dexie.delete(databaseNames.records)
if (asked.has('drops', 'payload')) await Dexie.delete(databaseNames.payload)
const platform = asked.has('blind') ? browserOverHttp() : desktopOverHttp()
const services = await answered('open', started)
if (services) {
  // the program does so a little later
  if (asked.has('blind')) await platform.ballast?.lay()
  const { clock, newId } = services
  const opened = await openStore({
    clock,
    newId,
    device: 'torture',
    freeBytes: platform.freeBytes,
    copy: vaultCopy,
  })
  if (opened.ok) {
    tellTwoCopies(services, opened.value)
    const single = isFull ? [] : await notInTwo(services)
    const all = await found(opened.value, !isFull)
    tell({ kind: 'found', found: { ...all, half: [...single, ...all.half] } })
    const { databases } = opened.value
    // the program takes the bytes away by itself
    const erasing = { first: () => Promise.resolve(ok('done' as const)) }
    await work({ ...services, databases, erasing, rest: pausesFor(services) }, isFull)
  } else tell({ kind: 'failure', failure: opened.failure })
}

/** As a person would who is offered everything back. */
async function started(): Promise<Services | undefined> {
  const opened = await openServices(platform, createStoreHealth(), createPreferences(localStorage, ['en']))
  if (!opened.ok) {
    tell({ kind: 'failure', failure: opened.failure })
    return undefined
  }
  if (opened.value.kind === 'services') return opened.value.services
  const { offer } = opened.value
  tell({ kind: 'restoring', rows: offer.found.rows })
  for (let left = isFull ? 1 : patience / pause; ; left--) {
    const restored = await offer.restore({ onProgress: () => undefined })
    if (restored.ok) return restored.value
    if (left > 1) await new Promise((resolve) => setTimeout(resolve, pause))
    else {
      tell({ kind: 'failure', failure: restored.failure })
      return undefined
    }
  }
}

/** What the badge says, with what it speaks of. */
function tellTwoCopies({ copies }: Services, { databases: { records } }: OpenedStore): void {
  let told = 0
  const tellUntil = async (seq: number) => {
    const rows = await records.journal.where('seq').between(told, seq, false, true).toArray()
    const heads = rows.map((row) => ({ seq: row.seq, hash: row.hash }))
    tell({ kind: 'two', heads, exhibits: Object.fromEntries(putBy(rows)) })
    told = Math.max(told, seq)
  }
  copies.watch((state) => {
    // of a store that cannot be read by now nothing is told
    if (state.kind === 'two') tellUntil(state.head.seq).catch(() => undefined)
  })
}

/** The state in which the second copy settles; or the last one, if it does not so soon. */
async function settled({ copies }: Services, milliseconds: number): Promise<CopiesState> {
  let last: CopiesState = { kind: 'copying' }
  let stop = (): void => undefined
  await new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
    stop = copies.watch((state) => {
      last = state
      if (state.kind === 'two' || state.kind === 'lacking') resolve()
    })
  })
  stop()
  return last
}

/** In words, if the badge does not come to say two copies; or what is lost, of which each original is told by itself. */
async function notInTwo(services: Services): Promise<readonly string[]> {
  const state = await settled(services, patience)
  const isSettled = state.kind === 'two' || state.kind === 'lacking'
  return isSettled ? [] : [`not in two copies: ${JSON.stringify(state)}`]
}

/** The pauses of a person: all kinds of work rest at the same time. */
function pausesFor(services: Services): () => Promise<void> {
  let [steps, resting] = [0, Promise.resolve()]
  return async () => {
    steps += 1
    if (steps % stepsAtOnce === 0) resting = settled(services, pause).then(() => undefined)
    await resting
  }
}
