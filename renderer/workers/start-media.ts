import type { MediaUrls } from '../services.tsx'

/** Milliseconds to wait for the service worker before the view says that it cannot play. */
const patienceMs = 10_000

/** Where the build puts the service worker, and where the development server has it. */
const script = () => (import.meta.env.DEV ? './workers/media.sw.ts' : './media-sw.js')

async function registered(): Promise<ServiceWorkerRegistration> {
  if (!('serviceWorker' in navigator)) throw new Error('this browser has no service workers')
  const url = new URL(script(), document.baseURI)
  await navigator.serviceWorker.register(url, { type: 'module', scope: './' })
  return await navigator.serviceWorker.ready
}

/** Resolves once requests of this page pass the service worker. */
async function controlled({ active }: ServiceWorkerRegistration): Promise<void> {
  const container = navigator.serviceWorker
  if (container.controller) return
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the service worker did not take this page')), patienceMs)
    container.addEventListener(
      'controllerchange',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
    active?.postMessage('claim')
  })
}

/** Registers the service worker that answers `./media/<sha256>` by range, when the first recording is looked at. */
export function startMedia(): MediaUrls {
  let ready: Promise<string> | undefined
  const begin = async (): Promise<string> => {
    const registration = await registered()
    await controlled(registration)
    return registration.scope
  }
  return {
    async urlOf({ sha256, type }) {
      // a failed start is tried again by the next view
      ready ??= begin().catch((error: unknown) => {
        ready = undefined
        throw error
      })
      const url = new URL(`media/${sha256}`, await ready)
      url.searchParams.set('type', type)
      return url.href
    },
  }
}
