import { asInstant } from '#shared/core/ids.ts'
import type { Clock, FreeSpace } from '#shared/core/ports.ts'
import { openStore } from '../../../renderer/data/open-store.ts'
import { browserDisk } from '../../../renderer/platform/browser-disk.ts'
import { startHandover } from '../../../renderer/workers/start-handover.ts'
import { startUnsaved } from '../../../renderer/workers/unsaved/start-unsaved.ts'
import { startImporter } from '../../../renderer/workers/start-importer.ts'
import { found } from './check.ts'
import { tell } from './told.ts'
import { work } from './work.ts'

/*
 * The store as the program has it, in a browser that is meant to be ended at any moment: tells what it holds, then writes
 * for ever and tells what was acknowledged.
 */
const clock: Clock = { now: () => asInstant(new Date().toISOString()), zone: () => 'UTC' }
const newId = () => crypto.randomUUID()
const [device, producer] = ['torture', 'Recourse']
/** `blind`: as in a browser, which cannot see the disk. `full`: there is no room for a rebuild, and work goes on when refused. */
const asked = new URLSearchParams(location.search)
const isFull = asked.has('full')
const blind = asked.has('blind') ? browserDisk(navigator.storage, localStorage) : undefined
/** Main sees the disk; here the program that serves this page does. */
const freeBytes: FreeSpace = async () =>
  blind ? await blind.freeBytes() : Number(await (await fetch('/free')).text())

addEventListener('error', ({ message }) => tell({ kind: 'failure', failure: message }))
addEventListener('unhandledrejection', ({ reason }) => tell({ kind: 'failure', failure: String(reason) }))
new BroadcastChannel('torture-deleted').addEventListener('message', () => tell({ kind: 'deleted' }))

await navigator.storage.persist()
const opened = await openStore({
  clock,
  newId,
  device,
  freeBytes,
  log: {
    kind: 'page',
    ballast: blind?.ballast,
    hasRoomFor: async (bytes) => (blind ? await blind.hasRoomFor(bytes) : Number(await freeBytes()) >= bytes),
  },
})
if (opened.ok) {
  tell({ kind: 'found', found: await found(opened.value, !isFull) })
  // the program does so a little later
  await blind?.ballast.lay()
  const importer = startImporter({ clock, device, freeBytes })
  const handover = startHandover({ clock, producer, device, freeBytes, unsaved: startUnsaved(newId) })
  await work({ ...opened.value, clock, newId, importer, handover }, isFull)
} else tell({ kind: 'failure', failure: opened.failure })
