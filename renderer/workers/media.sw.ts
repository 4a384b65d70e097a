import { asSha256 } from '#shared/core/ids.ts'
import { createChunkCheck } from '../data/chunk-check.ts'
import { createGuard } from '../data/guard.ts'
import { dexieObjects } from '../data/objects.ts'
import { openDatabases } from '../data/open-databases.ts'
import { mediaResponse } from './media/media-response.ts'
import { vaultCopy } from './vault-copy.ts'

declare const self: ServiceWorkerGlobalScope

/** Answers `media/<sha256>?type=<mime>` beside this script from the store; every other request passes by untouched. */
const path = /\/media\/([0-9a-f]{64})$/

type Opened = Awaited<ReturnType<typeof openDatabases>>
let opening: Promise<Opened> | undefined
const checking = createChunkCheck()

/** A connection that ended (a newer window upgrades the databases, say) is opened anew for the next request. */
function databases(): Promise<Opened> {
  if (opening) return opening
  const guard = createGuard(() => Promise.resolve(undefined))
  guard.watchTrouble(() => {
    opening = undefined
  })
  opening = openDatabases(guard)
  return opening
}

async function answer(url: URL, sha256: string, range: string | null): Promise<Response> {
  const opened = await databases()
  if (!opened.ok) return new Response(null, { status: 503 })
  const { records, payload } = opened.value
  const objects = dexieObjects(
    records,
    payload,
    createGuard(() => Promise.resolve(undefined)),
    await checking,
    { copy: vaultCopy },
  )
  return await mediaResponse(objects, { sha256: asSha256(sha256), type: url.searchParams.get('type'), range })
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
// a page that was reloaded past its service worker asks to be taken back
self.addEventListener('message', (event) => {
  if (event.data === 'claim') event.waitUntil(self.clients.claim())
})
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  const sha256 = url.origin === self.location.origin ? path.exec(url.pathname)?.[1] : undefined
  if (sha256 !== undefined) event.respondWith(answer(url, sha256, event.request.headers.get('range')))
})
