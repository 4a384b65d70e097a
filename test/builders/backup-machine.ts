import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { asInstant } from '#shared/core/ids.ts'
import { channels } from '#shared/ipc/channels.ts'
import { type Handlers, parseReply } from '#shared/ipc/contract.ts'
import { isOwnPage } from '../../electron/app-origin.ts'
import { backupSettingsIn } from '../../electron/backup/backup-settings.ts'
import { createBackupHandlers } from '../../electron/handlers/backup-handlers.ts'
import { bindRequests, type RequestDoor } from '../../electron/ipc/bind-requests.ts'
import { trustedSender } from '../../electron/ipc/trusted-sender.ts'
import { diskFiles } from '../../electron/vault/disk-files.ts'
import { vaultOver } from '../../electron/vault/disk-vault.ts'
import { desktopBackups } from '../../renderer/platform/desktop-backups.ts'
import type { BackupRun } from '../../renderer/platform/platform.ts'
import { fill, rowsNaming, someOriginals } from './a-filled-vault.ts'

const page = { sender: { id: 1 }, senderFrame: { url: 'app://bundle/index.html', parent: null } }
export const quiet = (): BackupRun => ({ signal: new AbortController().signal, onProgress: () => undefined })
export const originals = someOriginals(3)

/** A folder for each test, gone after it. */
let folder: string
export const inFolder = (...names: readonly string[]) => join(folder, ...names)
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'recourse-backup-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

export const vaultAt = async (path: string) => {
  const opened = await vaultOver({ files: diskFiles(path, randomUUID) })
  if (!opened.ok) throw new Error(opened.failure.kind)
  return opened.value
}

/** A machine's main process, joined to the page's side as the preload does. */
export async function machine(name: string, files: readonly Uint8Array[] = [], rows = rowsNaming(files)) {
  const vaultPath = join(folder, name, 'vault')
  const vault = await vaultAt(vaultPath)
  if (files.length > 0) await fill(vault, files, rows)
  const listeners = new Map<string, Parameters<RequestDoor['handle']>[1]>()
  let chosen: string | undefined
  const logged: unknown[] = []
  const backups = createBackupHandlers({
    askFolder: () => Promise.resolve(chosen),
    openVault: () => Promise.resolve({ ok: true, value: vault }),
    vaultPath,
    settings: backupSettingsIn(join(folder, name, 'backups.json'), randomUUID),
    now: () => asInstant('2026-11-23T08:00:00.000Z'),
    newId: randomUUID,
    log: (_what, error) => void logged.push(error),
  })
  const others = Object.fromEntries(channels.map((channel) => [channel, () => Promise.reject(new Error())]))
  bindRequests(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    { ...(others as unknown as Handlers), ...backups.handlers },
    { isTrusted: trustedSender(isOwnPage), log: () => undefined },
  )
  return {
    vault,
    vaultPath,
    logged,
    dropPage: () => backups.dropOf(1),
    choose: (path: string | undefined) => (chosen = path),
    backups: desktopBackups(
      async (channel, args) => parseReply(channel, await listeners.get(channel)?.(page, args)),
      () => new Promise((resolve) => setImmediate(resolve)),
    ),
  }
}

export async function aDrive(name = 'drive') {
  const path = join(folder, name)
  await mkdir(path, { recursive: true })
  return { path, backup: join(path, 'Recourse Backup') }
}

/** Every file under a folder with its bytes. */
export async function filesIn(path: string) {
  const names = await readdir(path, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  const read = files.map(async (entry) => {
    const at = join(entry.parentPath, entry.name)
    return [at.slice(path.length), (await readFile(at)).toString('base64')] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

/** A machine with records, and a backup of them. */
export async function backedUp() {
  const home = await machine('home', originals)
  const drive = await aDrive()
  home.choose(drive.path)
  const made = await home.backups.make('new', quiet())
  return { home, drive, made }
}
