import type { Session, WebContents } from 'electron'
import { describe, expect, it } from 'vitest'
import { isOwnPage } from '../../electron/app-origin.ts'
import { cutNetwork, denyPermissions, lockNavigation, secureWebPreferences } from '../../electron/security.ts'
import { contentSecurityPolicy } from '#shared/ipc/content-security-policy.ts'

type Handler = (...args: never[]) => unknown
/** Keeps what is set on it, so that a test can ask the handlers as Electron would. */
function recordingSession() {
  const handlers = new Map<string, Handler>()
  const session = new Proxy({} as Session, {
    get: (_target, name) => (handler: Handler) => void handlers.set(String(name), handler),
  })
  const ask = (name: string, ...args: unknown[]) => handlers.get(name)?.(...(args as never[]))
  return { session, ask, handlers }
}

describe('a window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(secureWebPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
    })
  })

  it('does not check spelling, which would fetch dictionaries', () => {
    expect(secureWebPreferences.spellcheck).toBe(false)
  })
})

describe('a permission', () => {
  const { session, ask, handlers } = recordingSession()
  denyPermissions(session, isOwnPage)
  const requested = (permission: string, url: string) => {
    const answers: unknown[] = []
    const answer = (granted: unknown) => void answers.push(granted)
    ask('setPermissionRequestHandler', { getURL: () => url }, permission, answer)
    return answers
  }
  const checked = (permission: string, origin: string) =>
    ask('setPermissionCheckHandler', null, permission, origin)

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fileSystem',
    'hid',
    'openExternal',
    'usb',
  ])('is denied, asked or checked: %s', (permission) => {
    expect(requested(permission, 'app://bundle/index.html')).toEqual([false])
    expect(checked(permission, 'app://bundle/')).toBe(false)
  })

  it('to copy text is given to our own page only', () => {
    expect(requested('clipboard-sanitized-write', 'app://bundle/index.html')).toEqual([true])
    expect(checked('clipboard-sanitized-write', 'app://bundle/')).toBe(true)
    expect(requested('clipboard-sanitized-write', 'https://evil.example/')).toEqual([false])
    expect(checked('clipboard-sanitized-write', 'https://evil.example')).toBe(false)
  })

  it('for a device, a screen or a pairing is denied', () => {
    const answers: unknown[] = []

    expect(ask('setDevicePermissionHandler', {})).toBe(false)
    ask('setDisplayMediaRequestHandler', {}, (streams: unknown) => void answers.push(streams))
    ask('setBluetoothPairingHandler', {}, (answer: unknown) => void answers.push(answer))

    expect(answers).toEqual([{}, { confirmed: false }])
    expect(handlers.size).toBe(5)
  })
})

describe('the network', () => {
  const { session, ask } = recordingSession()
  cutNetwork(session as unknown as Session['webRequest'], isOwnPage)
  const isCancelled = (url: string) => {
    let cancelled: unknown
    ask('onBeforeRequest', { url }, ({ cancel }: { cancel: boolean }) => (cancelled = cancel))
    return cancelled
  }

  it.each(['app://bundle/assets/x.js', 'blob:app://bundle/1', 'data:text/plain,x', 'devtools://devtools/x'])(
    'is not needed for %s',
    (url) => expect(isCancelled(url)).toBe(false),
  )

  it.each([
    'https://example.com/',
    'http://127.0.0.1:4173/',
    'ws://127.0.0.1:5173/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'app://other/',
    'nonsense',
  ])('is closed to %s', (url) => expect(isCancelled(url)).toBe(true))

  it('is open to the dev server and its web socket, when there is one', () => {
    const dev = recordingSession()
    cutNetwork(dev.session as unknown as Session['webRequest'], (url) =>
      isOwnPage(url, 'http://127.0.0.1:5173/'),
    )
    const answers: unknown[] = []
    for (const url of ['http://127.0.0.1:5173/x.ts', 'ws://127.0.0.1:5173/', 'http://127.0.0.1:5174/'])
      dev.ask('onBeforeRequest', { url }, ({ cancel }: { cancel: boolean }) => void answers.push(cancel))

    expect(answers).toEqual([false, false, true])
  })
})

describe('navigation', () => {
  const events = new Map<string, (event: unknown) => void>()
  let openWindow: ((details: unknown) => unknown) | undefined
  lockNavigation(
    {
      on: (name: string, listener: (event: unknown) => void) => void events.set(name, listener),
      setWindowOpenHandler: (handler: (details: unknown) => unknown) => void (openWindow = handler),
    } as unknown as WebContents,
    isOwnPage,
  )
  const isPrevented = (name: string, url: string) => {
    let prevented = false
    events.get(name)?.({ url, preventDefault: () => (prevented = true) })
    return prevented
  }

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stays on our pages: %s', (name) => {
    expect(isPrevented(name, 'app://bundle/index.html')).toBe(false)
    for (const url of ['https://evil.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'app://other/'])
      expect(isPrevented(name, url)).toBe(true)
  })

  it('opens no window and attaches no webview', () => {
    expect(openWindow?.({ url: 'app://bundle/index.html' })).toEqual({ action: 'deny' })
    expect(isPrevented('will-attach-webview', 'app://bundle/index.html')).toBe(true)
  })
})

describe('the content security policy', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )

  it('begins with nothing at all', () => {
    expect(directives.get('default-src')).toEqual(["'none'"])
  })

  it('takes scripts from the program only: none inline, none evaluated', () => {
    expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
  })

  it('names no host and no open scheme', () => {
    const sources = [...directives.values()].flat()

    expect(sources.filter((source) => !/^('[a-z-]+'|data:|blob:)$/.test(source))).toEqual([])
  })

  it.each(['object-src', 'base-uri', 'form-action', 'frame-ancestors'])('allows no %s', (name) => {
    expect(directives.get(name)).toEqual(["'none'"])
  })
})
