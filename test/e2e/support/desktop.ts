import type { Page } from '@playwright/test'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createFileBeside } from '../../../electron/adapters/new-file.ts'
import { freeBytesAt } from '../../../electron/adapters/free-bytes.ts'
import { isOwnPage } from '../../../electron/app-origin.ts'
import { backupSettingsIn } from '../../../electron/backup/backup-settings.ts'
import { createBackupHandlers } from '../../../electron/handlers/backup-handlers.ts'
import { createSaves } from '../../../electron/handlers/save-handlers.ts'
import { shellHandlers } from '../../../electron/handlers/shell-handlers.ts'
import { createVaultHandlers } from '../../../electron/handlers/vault-handlers.ts'
import { bindRequests, type RequestDoor } from '../../../electron/ipc/bind-requests.ts'
import { trustedSender } from '../../../electron/ipc/trusted-sender.ts'
import { diskVault } from '../../../electron/vault/disk-vault.ts'
import { givenFiles } from '../../../electron/vault/given-file.ts'
import { vaultResponses } from '../../../electron/vault/vault-responses.ts'
import { randomUUID } from 'node:crypto'
import { asInstant, asSha256 } from '#shared/core/ids.ts'
import { channels, fileChannels } from '#shared/ipc/channels.ts'
import { originalAt } from '#shared/ipc/vault-address.ts'
import type { MenuCommand } from '#shared/ipc/menu-command.ts'

/** The main process around a page, without Electron: real handlers, real files; only the dialog is answered here. */
export interface Desktop {
  /** What the person picks in the save dialog: a name in `folder`, or nothing. */
  readonly choose: (name: string | undefined) => void
  /** What the person picks in the dialog for a folder. */
  readonly chooseFolder: (path: string | undefined) => void
  /** From now on so many bytes are free, as the disk tells; undefined: as many as there are. */
  readonly pretendFree: (bytes: number | undefined) => void
  /** Where the person's files lie that have these names; others lie nowhere, as what is pasted does. */
  readonly lay: (paths: readonly string[]) => Promise<void>
  /** What happens to a file between its import and main's reading of it. */
  readonly beforeReading: (happens: (path: string) => Promise<void>) => void
  /** Requests of the page that were answered, by their channel and in their order. */
  readonly asked: readonly string[]
  readonly folder: string
  /** Where the second copy lies. */
  readonly vaultPath: string
  /** Names that the dialog was opened with. */
  readonly suggested: readonly string[]
  readonly openSaves: () => number
  /** As if the native menu had been used. */
  readonly menu: (command: MenuCommand) => Promise<void>
  readonly menuLanguages: readonly string[]
  readonly logged: readonly string[]
}

const pageId = 1

interface SeenFile {
  readonly name: string
  readonly size: number
  readonly lastModified: number
}

/** Gives `page` a `window.desktop` as the preload does, joined to the real handlers. Call it before `page.goto`. */
export async function attachDesktop(
  page: Page,
  folder: string,
  origin: string,
  vaultPath = join(folder, '../vault'),
): Promise<Desktop> {
  const listeners = new Map<string, Parameters<RequestDoor['handle']>[1]>()
  const suggested: string[] = []
  const menuLanguages: string[] = []
  const logged: string[] = []
  let chosen: string | undefined
  let chosenFolder: string | undefined
  let pretended: number | undefined
  let laid: readonly (SeenFile & { readonly path: string })[] = []
  let happens: (path: string) => Promise<void> = () => Promise.resolve()
  const asked: string[] = []
  const saves = createSaves({
    askSavePath: (suggestedName) => {
      suggested.push(suggestedName)
      return Promise.resolve(chosen === undefined ? undefined : join(folder, chosen))
    },
    createBeside: (path) => createFileBeside(path, randomUUID()),
    freeBytesAt: () => freeBytesAt(folder),
    newId: randomUUID,
  })
  const shell = shellHandlers({
    version: '9.9.9',
    system: 'linux',
    electron: 'simulated',
    freeBytes: async () => pretended ?? (await freeBytesAt(folder)),
    freeForPage: async () => pretended ?? (await freeBytesAt(folder)),
    showMenuIn: (locale) => void menuLanguages.push(locale),
  })
  const openVault = diskVault(vaultPath)
  const vault = createVaultHandlers(openVault, randomUUID, givenFiles([vaultPath]))
  const backups = createBackupHandlers({
    askFolder: () => Promise.resolve(chosenFolder),
    openVault,
    vaultPath,
    settings: backupSettingsIn(join(folder, '../backups.json'), randomUUID),
    now: () => asInstant(new Date().toISOString()),
    newId: randomUUID,
    log: (what) => void logged.push(what),
  })
  const servesOriginal = vaultResponses(openVault)
  await page.context().route('**/vault/*', async (route) => {
    const name = originalAt(new URL(route.request().url()).pathname)
    if (name === undefined) return route.fallback()
    const range = await route.request().headerValue('range')
    const answer = await servesOriginal({ sha256: asSha256(name), range })
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
  bindRequests(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    { ...shell, ...saves.handlers, ...vault.handlers, ...backups.handlers },
    {
      isTrusted: trustedSender((url) => isOwnPage(url, origin)),
      log: (what) => void logged.push(what),
    },
  )
  await page.exposeBinding('askMain', async ({ frame }, channel: string, args: unknown) => {
    const answer = await listeners.get(channel)?.(
      { sender: { id: pageId }, senderFrame: { url: frame.url(), parent: frame.parentFrame() } },
      args,
    )
    asked.push(channel)
    return answer
  })
  // stands for `webUtils.getPathForFile`: what a page can tell of a file, compared with those of the test
  await page.exposeBinding('pathOfFile', async (_source, seen: SeenFile) => {
    const found = laid.find(
      ({ name, size, lastModified }) =>
        name === seen.name && size === seen.size && Math.abs(lastModified - seen.lastModified) <= 1,
    )
    if (!found) return ''
    await happens(found.path)
    return found.path
  })
  await page.addInitScript(putDesktopOnWindow, { names: [...channels], ofFiles: [...fileChannels] })
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame())
      void Promise.all([saves, vault, backups].map(({ dropOf }) => dropOf(pageId)))
  })
  return {
    choose: (name) => (chosen = name),
    chooseFolder: (path) => (chosenFolder = path),
    pretendFree: (bytes) => (pretended = bytes),
    lay: async (paths) => {
      laid = await Promise.all(
        paths.map(async (path) => {
          const { size, mtimeMs } = await stat(path)
          return { path, name: basename(path), size, lastModified: mtimeMs }
        }),
      )
    },
    beforeReading: (what) => (happens = what),
    asked,
    folder,
    vaultPath,
    suggested,
    openSaves: saves.openCount,
    menu: (command) =>
      page
        .evaluate((sent) => window.dispatchEvent(new CustomEvent('menu-used', { detail: sent })), command)
        .then(() => undefined),
    menuLanguages,
    logged,
  }
}

/** Runs in the page, as the preload would. */
function putDesktopOnWindow({
  names,
  ofFiles,
}: {
  readonly names: readonly string[]
  readonly ofFiles: readonly string[]
}): void {
  const askMain = Reflect.get(window, 'askMain') as (channel: string, args: unknown) => Promise<unknown>
  const pathOfFile = Reflect.get(window, 'pathOfFile') as (seen: SeenFile) => Promise<string>
  const askOfFile = (channel: string) => async (args: object, file: unknown) => {
    if (!(file instanceof File)) throw new TypeError('not a file')
    const { name, size, lastModified } = file
    return await askMain(channel, { ...args, path: await pathOfFile({ name, size, lastModified }) })
  }
  const requests = names.map(
    (channel) =>
      [
        channel,
        ofFiles.includes(channel) ? askOfFile(channel) : (args: unknown) => askMain(channel, args),
      ] as const,
  )
  const onMenu = (listener: (command: unknown) => void) => {
    const heard = (event: Event) => listener((event as CustomEvent).detail)
    window.addEventListener('menu-used', heard)
    return () => window.removeEventListener('menu-used', heard)
  }
  Object.defineProperty(window, 'desktop', {
    value: Object.freeze({ ...Object.fromEntries(requests), onMenu }),
  })
}
