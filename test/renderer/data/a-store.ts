import { type OpenedStore, openStore, type StoreSettings } from '../../../renderer/data/open-store.ts'
import { asInstant } from '../../../shared/core/ids.ts'

let made = 0
/** Names that no other test uses. */
export const freshNames = () => {
  made += 1
  return { records: `records-${made}`, payload: `payload-${made}`, derived: `derived-${made}` }
}

let ids = 0
/** Settings of a store on a roomy disk; the clock stands still. */
export const settings = (over: Partial<StoreSettings> = {}): StoreSettings => ({
  clock: { now: () => asInstant('2024-10-01T02:00:00.000Z'), zone: () => 'Asia/Shanghai' },
  newId: () => `id-${++ids}`,
  device: 'test bench',
  freeBytes: async () => await Promise.resolve(100 * 2 ** 30),
  names: freshNames(),
  ...over,
})

/** A real store on fake-indexeddb. */
export async function aStore(over: Partial<StoreSettings> = {}): Promise<OpenedStore> {
  const opened = await openStore(settings(over))
  if (!opened.ok) throw new Error(opened.failure.kind)
  await opened.value.swept
  return opened.value
}
