import { sessionPasswords } from '../../../renderer/app/file-passwords.ts'
import { onlyOneCopy } from '../../../renderer/app/second-copies.ts'
import { startErasing } from '../../../renderer/app/start-erasing.ts'
import type { Platform } from '../../../renderer/platform/platform.ts'
import type { Services } from '../../../renderer/services.tsx'
import { aStore, settings } from '../data/a-store.ts'

const notHere = () => Promise.reject(new Error('not part of this test'))

/** The browser shell without a browser: nothing to save to, nothing to ask. */
const aPlatform: Platform = {
  kind: 'browser',
  info: () => Promise.resolve({ version: '0.0.0', system: 'test bench' }),
  freeBytes: () => Promise.resolve(undefined),
  hasRoomFor: () => Promise.resolve(true),
  saveFile: notHere,
  saveFiles: notHere,
  onMenu: () => () => undefined,
  showLanguage: () => undefined,
  isPersistent: () => Promise.resolve(false),
  persist: () => Promise.resolve(false),
}

/** Services over a real store on fake-indexeddb; workers are left out. */
export async function someServices(over: Partial<Services> = {}): Promise<Services> {
  const { clock, newId } = settings()
  const store = await aStore()
  const exclusive = <T>(work: () => Promise<T>) => work()
  const erasing = { erasing: store.erasing, vault: undefined, copies: onlyOneCopy, door: store.door }
  return {
    platform: aPlatform,
    clock,
    newId,
    ...store,
    importer: { importFiles: notHere },
    bundles: { plan: notHere, make: notHere, reopen: notHere, discard: () => undefined },
    handover: { pack: notHere, caseFile: notHere, openCaseFile: notHere, discard: () => undefined },
    media: { urlOf: notHere },
    passwords: sessionPasswords(),
    pictures: { isNeededFor: () => false, viewable: notHere },
    recogniser: { want: async () => undefined, switchTo: () => undefined, watch: () => () => undefined },
    copies: onlyOneCopy,
    erasures: startErasing({ ...erasing, exclusive, after: () => undefined }),
    care: store.careWith(undefined),
    ...over,
  }
}
