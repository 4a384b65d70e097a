import type { Failure, FolderFailure } from '#shared/core/failure.ts'
import { asInstant } from '#shared/core/ids.ts'
import type { Clock, Vault } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { exclusiveBy } from '../data/exclusive.ts'
import { newLogBytes } from '../data/fresh-log.ts'
import { createGuard } from '../data/guard.ts'
import { journalState } from '../data/meta.ts'
import type { MirrorParts, MirrorProgress } from '../data/mirror.ts'
import { nearlyFullBytes } from '../data/nearly-full.ts'
import { openStore } from '../data/open-store.ts'
import { firstLook, hasRow, type Restorable, restoreAll } from '../data/restore.ts'
import type { Platform, SecondFolder } from '../platform/platform.ts'
import type { BackupRestore, Services } from '../services.tsx'
import { startBundleMaker } from '../workers/start-bundle-maker.ts'
import { startHandover } from '../workers/start-handover.ts'
import { startImporter } from '../workers/start-importer.ts'
import { startMedia } from '../workers/start-media.ts'
import { startPictures } from '../workers/start-pictures.ts'
import { startRecogniser } from '../workers/start-recogniser.ts'
import { startUnsaved, sweepUnsaved } from '../workers/unsaved/start-unsaved.ts'
import { vaultCopy } from '../workers/vault-copy.ts'
import { watchDisk } from './disk-watch.ts'
import { folderDoor } from './folder-door.ts'
import type { PreferencesDoor } from './preferences.ts'
import { restoreBackup } from './restore-backup.ts'
import { onlyOneCopy, startCopies } from './second-copies.ts'
import { startCare } from './start-care.ts'
import { startErasing } from './start-erasing.ts'
import type { StoreHealthStore } from './store-health.ts'
import { sessionPasswords } from './file-passwords.ts'

const clock: Clock = {
  now: () => asInstant(new Date().toISOString()),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
}

/** The second copy holds records, and the database holds none: they are given back before anything new begins. */
export interface RestoreOffer {
  readonly found: Restorable
  /** A restore from a backup began to bring these records, and did not come to its end: the way to go on with it. */
  readonly unfinished?: BackupRestore
  readonly restore: (run: {
    readonly onProgress: (progress: MirrorProgress) => void
  }) => Promise<Result<Services, Failure>>
  /** The program, once everything is back. */
  readonly started: () => Services
  /** In a browser: not to restore from the folder that was chosen. */
  readonly leave?: () => Promise<void>
}
export type Opening =
  | { readonly kind: 'services'; readonly services: Services }
  | { readonly kind: 'restore'; readonly offer: RestoreOffer }

/** Milliseconds before each new try. */
const pauses = [500, 2000]

/**
 * Chromium refuses a store that it finds damaged, drops it, and gives an empty one when asked again (seen with a log that a
 * full disk or a power cut had torn). Beside a second copy that is not asked of the user: what was dropped is offered back.
 * Whether there is one cannot be known either before the browser's storage can be read.
 */
async function openAgain<T>(open: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
  let opened = await open()
  for (const pause of pauses) {
    if (opened.ok || opened.failure.kind !== 'storage/unavailable') break
    await new Promise((resolve) => setTimeout(resolve, pause))
    opened = await open()
  }
  return opened
}

/** Where the second copy of a browser is lies in its storage too: that it cannot be read, or not yet, is told in time. */
async function chosenVault({
  secondFolder,
  freeBytes,
}: Platform): Promise<Result<Vault | undefined, Failure>> {
  if (!secondFolder) return ok(undefined)
  return await createGuard(freeBytes).read(secondFolder.vault)
}

/** The folder that has what the store lost, together with where the folder is: all of its records, or their end. */
const forgottenFolder = async (secondFolder: SecondFolder, { records, guard }: MirrorParts) =>
  await guard.read(async (): Promise<FolderFailure | undefined> => {
    const folder = await secondFolder.lost()
    if (folder === undefined) return undefined
    if ((await journalState(records)).head.seq === 0) return { kind: 'folder/forgotten', folder }
    const shared = secondFolder.sharedHead()
    if (shared === undefined || (await hasRow(records, shared))) return undefined
    return { kind: 'folder/ahead', seq: shared.seq, reason: 'forgotten', folder }
  })

/** Opens the store and starts what works beside it. Asked again after a failure, it begins anew. */
export async function openServices(
  platform: Platform,
  health: StoreHealthStore,
  preferences: PreferencesDoor,
): Promise<Result<Opening, Failure>> {
  const info = await platform.info()
  const program = `Recourse ${info.version}`
  const device = `${info.system}, ${program}`
  const newId = () => crypto.randomUUID()
  const { freeBytes, secondFolder, storeFile } = platform
  const hasRoomFor = async (bytes: number) => {
    if (await platform.hasRoomFor(bytes)) return true
    // bundles that nobody saved may be what fills the disk
    await sweepUnsaved()
    return await platform.hasRoomFor(bytes)
  }
  // where the folder is lies in the browser's storage too
  if (secondFolder && !(await hasRoomFor(newLogBytes)))
    return failed({ kind: 'storage/no-room-to-open', neededBytes: nearlyFullBytes })
  const place = platform.vault ? ok(platform.vault) : await openAgain(() => chosenVault(platform))
  if (!place.ok) return place
  const vault = place.value
  const copy = vault && { copy: vaultCopy }
  const log = { kind: 'page', ballast: platform.ballast, hasRoomFor } as const
  const open = () => openStore({ clock, newId, device, freeBytes, log, ...copy })
  const opened = vault ? await openAgain(open) : await open()
  if (!opened.ok) return opened
  const { watchTrouble, close, mirrored, guard, careWith, drillWith, erasing, ...store } = opened.value
  watchTrouble((readOnly) => health.setState({ readOnly }))

  const after = (milliseconds: number, work: () => void) => void setTimeout(work, milliseconds)

  const exclusive = exclusiveBy('recourse-second-copy')
  const startAgain = () => window.location.reload()
  const folder = secondFolder && folderDoor({ secondFolder, mirrored, startAgain })
  const backupRestore =
    vault && platform.backups
      ? restoreBackup({
          backups: platform.backups,
          vault,
          mirrored,
          exclusive,
          startAgain,
        })
      : undefined
  const started = (): Services => {
    const passwords = sessionPasswords()
    const unsaved = startUnsaved(newId)
    const care = careWith(vault)
    after(60_000, () => void platform.ballast?.lay()) // the first minute belongs to the user
    watchDisk(freeBytes, after, (littleRoom) => health.setState({ littleRoom }))
    startCare(care, after, (damaged) => health.setState({ damaged }))
    const { door } = store
    const copies = vault
      ? startCopies({
          vault,
          mirrored,
          door,
          care,
          ...(secondFolder && { onShared: secondFolder.rememberHead }),
          onForked: guard.suspect,
          exclusive,
          after,
        })
      : onlyOneCopy
    return {
      platform,
      clock,
      newId,
      ...store,
      importer: startImporter({ clock, device, freeBytes, ...(storeFile && { storeFile }) }),
      bundles: startBundleMaker({ clock, producer: program, passwords: passwords.known, unsaved }),
      handover: startHandover({ clock, producer: program, device, freeBytes, unsaved }),
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
      copies,
      erasures: startErasing({ erasing, vault, copies, door, exclusive, after }),
      care,
      ...(vault && { drill: drillWith(vault, exclusive) }),
      ...(backupRestore && { backupRestore }),
      ...(folder && { folder }),
    }
  }
  if (!vault) {
    const forgotten = secondFolder ? await forgottenFolder(secondFolder, mirrored) : ok(undefined)
    if (!forgotten.ok || forgotten.value === undefined)
      return forgotten.ok ? ok({ kind: 'services', services: started() }) : forgotten
    close()
    return failed(forgotten.value)
  }
  // read before the journal: another tab may be writing both
  const look = await firstLook(vault, mirrored, secondFolder?.sharedHead())
  if (look.kind === 'closed') {
    close()
    return failed(look.failure)
  }
  if (look.kind === 'open') {
    if (look.forked) guard.suspect(look.forked)
    return ok({ kind: 'services', services: started() })
  }
  const restore: RestoreOffer['restore'] = async ({ onProgress }) => {
    const restored = await restoreAll(mirrored, vault, { cancel: { aborted: false }, onProgress })
    return restored.ok ? ok(started()) : restored
  }
  const known = await platform.backups?.last()
  const isUnfinished = known?.ok === true && known.value.unfinished !== undefined
  const unfinished = isUnfinished && backupRestore && { unfinished: backupRestore }
  const leave = folder && { leave: folder.forget }
  return ok({ kind: 'restore', offer: { found: look.found, restore, started, ...unfinished, ...leave } })
}
