import type { Failure } from '#shared/core/failure.ts'
import { asInstant } from '#shared/core/ids.ts'
import type { Clock } from '#shared/core/ports.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { openStore } from '../data/open-store.ts'
import type { Platform } from '../platform/platform.ts'
import type { Services } from '../services.tsx'
import { startBundleMaker } from '../workers/start-bundle-maker.ts'
import { startHandover } from '../workers/start-handover.ts'
import { startImporter } from '../workers/start-importer.ts'
import { startMedia } from '../workers/start-media.ts'
import { startPictures } from '../workers/start-pictures.ts'
import { startRecogniser } from '../workers/start-recogniser.ts'
import type { PreferencesDoor } from './preferences.ts'
import type { StoreHealthStore } from './store-health.ts'
import { sessionPasswords } from './file-passwords.ts'

const clock: Clock = {
  now: () => asInstant(new Date().toISOString()),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
}

/** Opens the store and starts what works beside it. Asked again after a failure, it begins anew. */
export async function openServices(
  platform: Platform,
  health: StoreHealthStore,
  preferences: PreferencesDoor,
): Promise<Result<Services, Failure>> {
  const info = await platform.info()
  const program = `Recourse ${info.version}`
  const device = `${info.system}, ${program}`
  const newId = () => crypto.randomUUID()
  const { freeBytes } = platform
  const opened = await openStore({ clock, newId, device, freeBytes })
  if (!opened.ok) return opened
  const { watchTrouble, close: _close, ...store } = opened.value
  watchTrouble((readOnly) => health.setState({ readOnly }))
  const passwords = sessionPasswords()
  return ok({
    platform,
    clock,
    newId,
    ...store,
    importer: startImporter({ clock, device, freeBytes }),
    bundles: startBundleMaker({ clock, producer: program, passwords: passwords.known }),
    handover: startHandover({ clock, producer: program, device }),
    media: startMedia(),
    pictures: startPictures(),
    passwords,
    recogniser: startRecogniser({
      clock,
      texts: store.texts,
      objects: store.objects,
      isOn: preferences.store.getState().readsPictures,
      onSwitch: preferences.readPictures,
      firstWriting: () => (preferences.store.getState().locale === 'zh-TW' ? 'traditional' : 'simplified'),
    }),
  })
}
