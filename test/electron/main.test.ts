import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { channels } from '#shared/ipc/channels.ts'

type Listener = (...args: never[]) => unknown
type Options = { readonly webPreferences: { readonly preload: string } }

// main.ts is the one file that ties itself to Electron, so here the whole package is replaced; nothing else is mocked
const electron = vi.hoisted(() => {
  const state = {
    hasLock: true,
    userData: '',
    appListeners: new Map<string, Listener>(),
    handled: new Map<string, Listener>(),
    schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
    served: [] as string[],
    menus: [] as { label?: string }[][],
    switches: [] as string[],
    sessionHandlers: new Map<string, Listener>(),
    windows: [] as { options: Options; urls: string[]; focused: boolean; contents: Map<string, Listener> }[],
    calls: [] as string[],
  }
  const recording = (): object =>
    new Proxy<object>(
      {},
      {
        get: (_target, name) =>
          name === 'webRequest'
            ? recording()
            : (handler: Listener) => void state.sessionHandlers.set(String(name), handler),
      },
    )
  class BrowserWindow {
    static getAllWindows = () => state.windows.map((record) => record as unknown)
    readonly webContents = { on: () => undefined, id: 1, send: () => undefined }
    readonly record: (typeof state.windows)[number] & { isMinimized: () => boolean; focus: () => void }
    constructor(options: Options) {
      const record = { options, urls: [] as string[], focused: false, contents: new Map<string, Listener>() }
      this.record = Object.assign(record, {
        isMinimized: () => false,
        focus: () => void (record.focused = true),
      })
      state.windows.push(this.record)
      const contents = {
        id: 1,
        on: (name: string, listener: Listener) => void record.contents.set(name, listener),
        setWindowOpenHandler: (listener: Listener) => void record.contents.set('window-open', listener),
      }
      state.appListeners.get('web-contents-created')?.(...([{}, contents] as unknown as never[]))
    }
    on() {}
    once() {}
    loadURL(url: string) {
      this.record.urls.push(url)
      return Promise.resolve()
    }
  }
  return { state, recording, BrowserWindow }
})

vi.mock('electron', () => ({
  app: {
    isPackaged: true,
    commandLine: { appendSwitch: (...parts: string[]) => void electron.state.switches.push(parts.join('=')) },
    enableSandbox: () => void electron.state.calls.push('enableSandbox'),
    exit: () => void electron.state.calls.push('exit'),
    getPath: () => electron.state.userData,
    getPreferredSystemLanguages: () => ['zh-Hant-TW', 'en'],
    getVersion: () => '0.0.0',
    on: (name: string, listener: Listener) => void electron.state.appListeners.set(name, listener),
    quit: () => void electron.state.calls.push('quit'),
    requestSingleInstanceLock: () => electron.state.hasLock,
    whenReady: () => {
      electron.state.calls.push('ready')
      return Promise.resolve()
    },
  },
  BrowserWindow: electron.BrowserWindow,
  dialog: {},
  ipcMain: { handle: (name: string, listener: Listener) => void electron.state.handled.set(name, listener) },
  Menu: {
    buildFromTemplate: (template: { label?: string }[]) => template,
    setApplicationMenu: (menu: { label?: string }[]) => void electron.state.menus.push(menu),
  },
  protocol: {
    registerSchemesAsPrivileged: (schemes: typeof electron.state.schemes) =>
      void electron.state.schemes.push(...schemes),
    handle: (scheme: string) => void electron.state.served.push(scheme),
  },
  screen: {
    getPrimaryDisplay: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
    getAllDisplays: () => [],
  },
  session: { defaultSession: electron.recording() },
}))

const { state } = electron
beforeEach(() => {
  vi.resetModules()
  state.userData = mkdtempSync(join(tmpdir(), 'recourse-main-'))
  state.hasLock = true
  for (const list of [state.schemes, state.served, state.menus, state.switches, state.windows, state.calls])
    list.length = 0
  for (const map of [state.appListeners, state.handled, state.sessionHandlers]) map.clear()
})
afterEach(() => rmSync(state.userData, { recursive: true, force: true }))

async function started() {
  await import('../../electron/main.ts')
  await vi.waitFor(() => expect(state.windows[0]?.urls).toHaveLength(1))
  return state.windows[0]
}

describe('the desktop program', () => {
  it('opens one sandboxed window on its own origin, with the preload', async () => {
    const window = await started()

    expect(state.windows).toHaveLength(1)
    expect(window?.urls).toEqual(['app://bundle/index.html'])
    expect(window?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    })
    expect(window?.options.webPreferences.preload).toMatch(/preload\.cjs$/)
  })

  it('switches the sandbox on and declares its scheme before it is ready', async () => {
    await started()

    expect(state.calls).toEqual(['enableSandbox', 'ready'])
    expect(state.schemes).toEqual([
      {
        scheme: 'app',
        privileges: {
          standard: true,
          secure: true,
          supportFetchAPI: true,
          stream: true,
          codeCache: true,
          allowServiceWorkers: true,
        },
      },
    ])
    expect(state.served).toEqual(['app'])
  })

  it('answers every channel of the contract', async () => {
    await started()

    expect([...state.handled.keys()]).toEqual([...channels])
  })

  it('denies permissions, cuts the network and looks up no host', async () => {
    await started()

    expect([...state.sessionHandlers.keys()].toSorted()).toEqual([
      'onBeforeRequest',
      'setBluetoothPairingHandler',
      'setDevicePermissionHandler',
      'setDisplayMediaRequestHandler',
      'setPermissionCheckHandler',
      'setPermissionRequestHandler',
    ])
    expect(state.switches).toEqual(['host-resolver-rules=MAP * ~NOTFOUND'])
  })

  it('locks the navigation of every page there is', async () => {
    const window = await started()

    expect([...(window?.contents.keys() ?? [])]).toEqual(
      expect.arrayContaining(['window-open', 'will-navigate', 'will-frame-navigate', 'will-redirect']),
    )
  })

  it("has a menu in the system's language", async () => {
    await started()

    expect(state.menus.at(-1)?.map(({ label }) => label)).toContain('編輯')
  })

  it('brings its window to the front when it is started a second time', async () => {
    const window = await started()

    state.appListeners.get('second-instance')?.()

    expect(window?.focused).toBe(true)
  })

  it('opens a window again when it is asked for one after the last was closed', async () => {
    await started()
    state.windows.length = 0

    state.appListeners.get('activate')?.()

    await vi.waitFor(() => expect(state.windows).toHaveLength(1))
  })

  it('leaves at once when it is the second one', async () => {
    state.hasLock = false

    await import('../../electron/main.ts')

    expect(state.calls).toEqual(['enableSandbox', 'quit'])
    expect(state.windows).toEqual([])
  })
})
