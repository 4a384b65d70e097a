import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  type OpenDialogOptions,
  protocol,
  session,
} from 'electron'
import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import { asInstant } from '#shared/core/ids.ts'
import type { Caller } from '#shared/ipc/contract.ts'
import { menuChannel } from '#shared/ipc/menu-command.ts'
import { type Locale, localeFor, messagesOf } from '#shared/messages/messages.ts'
import { ballastAt } from './adapters/ballast.ts'
import { freeBytesAt, leastFreeBytes } from './adapters/free-bytes.ts'
import { logTo } from './adapters/main-log.ts'
import { createFileBeside } from './adapters/new-file.ts'
import { appScheme, isOwnPage, startPage } from './app-origin.ts'
import { createAppProtocolHandler } from './app-protocol.ts'
import { backupSettingsIn } from './backup/backup-settings.ts'
import { createBackupHandlers } from './handlers/backup-handlers.ts'
import { createSaves } from './handlers/save-handlers.ts'
import { shellHandlers } from './handlers/shell-handlers.ts'
import { createVaultHandlers } from './handlers/vault-handlers.ts'
import { bindRequests } from './ipc/bind-requests.ts'
import { trustedSender } from './ipc/trusted-sender.ts'
import { menuTemplate } from './menu.ts'
import { cutNetwork, denyPermissions, lockNavigation } from './security.ts'
import { diskVault } from './vault/disk-vault.ts'
import { givenFiles } from './vault/given-file.ts'
import { vaultFolder } from './vault/vault-folder.ts'
import { vaultResponses } from './vault/vault-responses.ts'
import { openWindow } from './window.ts'

/** Composition root: makes the parts, ties them to Electron, opens the window. */

const devServer = app.isPackaged ? undefined : process.env['VITE_DEV_SERVER_URL']
const isOurs = (url: string) => isOwnPage(url, devServer)
const userData = app.getPath('userData')
const log = logTo(join(userData, 'logs', 'main.log'), () => new Date())

protocol.registerSchemesAsPrivileged([
  {
    scheme: appScheme,
    privileges: {
      standard: true,
      secure: true,
      supportFetchAPI: true,
      stream: true,
      codeCache: true,
      // the media worker answers ranges of a recording from IndexedDB, so that playing and seeking loads no whole file
      allowServiceWorkers: true,
    },
  },
])
app.enableSandbox()
// a second belt to cutNetwork: nothing in the program, Chromium's own services included, can look up any host
if (devServer === undefined) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')

const windowOf = (caller: Caller) =>
  BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === caller.id)

const saves = createSaves({
  askSavePath: async (suggestedName, caller) => {
    const window = windowOf(caller)
    const options = { defaultPath: suggestedName }
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options))
    return canceled ? undefined : filePath
  },
  createBeside: (path) => createFileBeside(path, randomUUID()),
  freeBytesAt: (path) => freeBytesAt(dirname(path)),
  newId: randomUUID,
})

const vaultPath = vaultFolder({ system: process.platform, home: app.getPath('home'), env: process.env })
const openVault = diskVault(vaultPath)
const ballast = ballastAt(join(userData, 'ballast'), () => freeBytesAt(userData))
const vault = createVaultHandlers(openVault, randomUUID, givenFiles([vaultPath, userData]))
const backups = createBackupHandlers({
  askFolder: async (caller) => {
    const window = windowOf(caller)
    const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] }
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options))
    return canceled ? undefined : filePaths[0]
  },
  openVault,
  vaultPath,
  settings: backupSettingsIn(join(userData, 'backups.json'), randomUUID),
  now: () => asInstant(new Date().toISOString()),
  newId: randomUUID,
  log,
})

function showMenuIn(locale: Locale): void {
  const template = menuTemplate({
    text: messagesOf(locale).menu,
    system: process.platform,
    forDevelopers: devServer !== undefined,
    send: (command) => inWindow((window) => window.webContents.send(menuChannel, command)),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

const open = () =>
  openWindow({
    page: devServer ?? startPage,
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    stateFile: join(userData, 'window-state.json'),
    log,
  })

/** On macOS the program outlives its window; whoever then asks for something gets a window first. */
function inWindow(act: (window: BrowserWindow) => void): void {
  const window = BrowserWindow.getAllWindows()[0]
  if (window) act(window)
  else open().catch((error: unknown) => log('open', error))
}

function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

async function start(): Promise<void> {
  await app.whenReady()
  const servesOriginal = vaultResponses(openVault)
  protocol.handle(
    appScheme,
    createAppProtocolHandler(join(import.meta.dirname, '../renderer'), servesOriginal),
  )
  denyPermissions(session.defaultSession, isOurs)
  cutNetwork(session.defaultSession.webRequest, isOurs)
  showMenuIn(localeFor(app.getPreferredSystemLanguages()))
  const shell = shellHandlers({
    version: app.getVersion(),
    system: process.platform,
    electron: process.versions['electron'] ?? '',
    freeBytes: () => leastFreeBytes([ballast.freeBytes, () => freeBytesAt(vaultPath)]),
    freeForPage: ballast.freeBytes,
    showMenuIn,
  })
  bindRequests(
    ipcMain,
    { ...shell, ...saves.handlers, ...vault.handlers, ...backups.handlers },
    { isTrusted: trustedSender(isOurs), log },
  )
  await open()
  const lay = () => void ballast.lay().catch((error: unknown) => log('ballast', error))
  setTimeout(lay, 60_000).unref() // the first minute belongs to the user
  // thrown off on a disk that was full, it lies again when there is room
  setInterval(lay, 10 * 60_000).unref()
  app.on('activate', () => inWindow(() => undefined))
}

app.on('web-contents-created', (_event, contents) => {
  const dropSaves = () =>
    void Promise.all([saves, vault, backups].map(({ dropOf }) => dropOf(contents.id))).catch(
      (error: unknown) => log('drop saves', error),
    )
  lockNavigation(contents, isOurs)
  contents.on('did-navigate', dropSaves)
  contents.on('render-process-gone', dropSaves)
  contents.on('destroyed', dropSaves)
})
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
app.on('will-quit', (event) => {
  if (saves.openCount() === 0) return
  event.preventDefault() // unfinished files first, so that nothing is left beside the person's own
  void saves.dropAll().finally(() => app.quit())
})

// one program a profile: a second one would find the store locked and take it for empty
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => inWindow(bringToFront))
  start().catch((error: unknown) => {
    log('start', error)
    app.exit(1)
  })
} else app.quit()
