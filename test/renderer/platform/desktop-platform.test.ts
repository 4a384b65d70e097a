import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileBeside } from '../../../electron/adapters/new-file.ts'
import { isOwnPage } from '../../../electron/app-origin.ts'
import { backupSettingsIn } from '../../../electron/backup/backup-settings.ts'
import { createBackupHandlers } from '../../../electron/handlers/backup-handlers.ts'
import { createVaultHandlers } from '../../../electron/handlers/vault-handlers.ts'
import { createSaves, type SavePorts } from '../../../electron/handlers/save-handlers.ts'
import { shellHandlers } from '../../../electron/handlers/shell-handlers.ts'
import { bindRequests, type RequestDoor } from '../../../electron/ipc/bind-requests.ts'
import { givenFiles } from '../../../electron/vault/given-file.ts'
import { trustedSender } from '../../../electron/ipc/trusted-sender.ts'
import { desktopPlatform } from '../../../renderer/platform/desktop-platform.ts'
import { asInstant } from '#shared/core/ids.ts'
import { maxChunkBytes } from '#shared/ipc/contract.ts'
import { bridgeOver } from '#shared/ipc/desktop-bridge.ts'
import { vaultIn } from '../../builders/a-vault.ts'
import { memoryFiles } from '../../builders/memory-files.ts'

const mib = 1024 * 1024
const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'recourse-platform-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The page's platform joined to the real main process: only the crossing between them is a function call here. */
function desktop(ports: Partial<SavePorts> = {}) {
  const listeners = new Map<string, Parameters<RequestDoor['handle']>[1]>()
  const menu: ((command: unknown) => void)[] = []
  const languages: string[] = []
  const saves = createSaves({
    askSavePath: (name) => Promise.resolve(join(folder, name)),
    createBeside: (path) => createFileBeside(path, '1'),
    freeBytesAt: () => Promise.resolve(50 * mib),
    newId: () => '4f6d2c1e-7a39-4d5c-9f1b-0a2b3c4d5e6f',
    ...ports,
  })
  const shell = shellHandlers({
    version: '1.2.3',
    system: 'linux',
    electron: '45',
    freeBytes: () => Promise.resolve(50 * mib),
    freeForPage: () => Promise.resolve(40 * mib),
    showMenuIn: (locale) => void languages.push(locale),
  })
  const vault = createVaultHandlers(() => vaultIn(memoryFiles()), randomUUID, givenFiles([]))
  const backups = createBackupHandlers({
    askFolder: () => Promise.resolve(undefined),
    openVault: () => vaultIn(memoryFiles()),
    vaultPath: join(folder, 'vault'),
    settings: backupSettingsIn(join(folder, 'backups.json'), randomUUID),
    now: () => asInstant('2026-11-23T08:00:00.000Z'),
    newId: randomUUID,
    log: () => undefined,
  })
  bindRequests(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    { ...shell, ...saves.handlers, ...vault.handlers, ...backups.handlers },
    { isTrusted: trustedSender(isOwnPage), log: () => undefined },
  )
  const event = { sender: { id: 1 }, senderFrame: { url: 'app://bundle/index.html', parent: null } }
  const bridge = bridgeOver({
    invoke: async (channel, args) => await listeners.get(channel)?.(event, args),
    onMenu: (listener) => {
      menu.push(listener)
      return () => void menu.splice(menu.indexOf(listener), 1)
    },
    pathOf: () => '',
  })
  return {
    platform: desktopPlatform(bridge, window, () => Promise.resolve(undefined)),
    menu,
    languages,
    saves,
  }
}

describe('saving a file on the desktop', () => {
  it('passes it on in pieces, and says how far it is', async () => {
    const { platform } = desktop()
    const content = new Uint8Array(maxChunkBytes * 2 + 5).fill(7)
    const progress: number[] = []

    const saved = await platform.saveFile('bundle.pdf', new Blob([content]), {
      ...quiet,
      onProgress: (bytes) => void progress.push(bytes),
    })

    expect(saved).toEqual({ ok: true, value: { name: 'bundle.pdf', path: join(folder, 'bundle.pdf') } })
    expect(progress).toEqual([maxChunkBytes, maxChunkBytes * 2, maxChunkBytes * 2 + 5])
    expect((await readFile(join(folder, 'bundle.pdf'))).equals(content)).toBe(true)
  })

  it('suggests a name that every system takes', async () => {
    const saved = await desktop().platform.saveFile('../据理: 3?.pdf', new Blob(['x']), quiet)

    expect(saved).toMatchObject({ ok: true })
    expect(await readdir(folder)).toHaveLength(1)
  })

  it('leaves nothing when it is cancelled half-way', async () => {
    const { platform, saves } = desktop()
    const cancel = new AbortController()

    const saved = await platform.saveFile('a.pdf', new Blob([new Uint8Array(maxChunkBytes + 1)]), {
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    })

    expect(saved).toEqual({ ok: true, value: 'cancelled' })
    expect(await readdir(folder)).toEqual([])
    expect(saves.openCount()).toBe(0)
  })

  it('is cancelled when the person closes the dialog', async () => {
    const { platform } = desktop({ askSavePath: () => Promise.resolve(undefined) })

    expect(await platform.saveFile('a.pdf', new Blob(['x']), quiet)).toEqual({ ok: true, value: 'cancelled' })
  })

  it('says that the disk is too small, before it writes', async () => {
    const { platform } = desktop({ freeBytesAt: () => Promise.resolve(3) })

    expect(await platform.saveFile('a.pdf', new Blob(['four']), quiet)).toEqual({
      ok: false,
      failure: { kind: 'storage/full', neededBytes: 4, freeBytes: 3 },
    })
  })

  it('leaves nothing when the file to be copied becomes unreadable', async () => {
    const { platform } = desktop()
    const gone = Object.assign(new Error('gone'), { name: 'NotReadableError' })
    const content = Object.assign(new Blob([new Uint8Array(10)]), {
      slice: () => ({ arrayBuffer: () => Promise.reject(gone) }),
    })

    expect(await platform.saveFile('a.pdf', content, quiet)).toEqual({
      ok: false,
      failure: { kind: 'shell/cannot-write', fileName: 'a.pdf', detail: 'NotReadableError' },
    })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('the desktop shell', () => {
  it('tells its version, its system and the free disk', async () => {
    const { platform } = desktop()

    expect(await platform.info()).toEqual({ version: '1.2.3', system: 'linux', electron: '45' })
    expect(await platform.freeBytes()).toBe(50 * mib)
    expect([await platform.hasRoomFor(40 * mib), await platform.hasRoomFor(41 * mib)]).toEqual([true, false])
    expect(await platform.persist()).toBe(true)
  })

  it('shows its menu in the language of the page', async () => {
    const { platform, languages } = desktop()

    platform.showLanguage('zh-TW')

    await expect.poll(() => languages).toEqual(['zh-TW'])
  })

  it('passes menu commands on until nobody listens', () => {
    const { platform, menu } = desktop()
    const heard: string[] = []
    const stop = platform.onMenu((command) => void heard.push(command))

    for (const command of ['new-case', 'undo', 'format-disk', { evil: true }]) menu[0]?.(command)
    stop()

    expect(heard).toEqual(['new-case', 'undo'])
    expect(menu).toEqual([])
  })

  it('leaves undo to the text that is being written', () => {
    const { platform, menu } = desktop()
    const heard: string[] = []
    const asked: string[] = []
    platform.onMenu((command) => void heard.push(command))
    const field = document.body.appendChild(document.createElement('textarea'))
    document.execCommand = (command) => asked.push(command) > 0
    field.focus()

    for (const command of ['undo', 'redo', 'settings']) menu[0]?.(command)
    field.remove()

    expect(asked).toEqual(['undo', 'redo'])
    expect(heard).toEqual(['settings'])
  })
})
