import type { Session, WebContents, WebPreferences } from 'electron'

/** Every window is made with these. Spell checking would fetch its dictionaries from the network. */
export const secureWebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences

/** Copying text by a button. Pasting comes as an event and needs no permission; nothing else is ever granted. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

type LockedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
>

/** Without a handler Electron grants everything, so each kind of asking gets its refusal. */
export function denyPermissions(session: LockedSession, isOurs: (url: string) => boolean): void {
  session.setPermissionRequestHandler((contents, permission, answer) =>
    answer(granted.has(permission) && isOurs(contents.getURL())),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => granted.has(permission) && isOurs(origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
}

/** The program has no business on any network, so every request but those for its own pages is cancelled. */
export function cutNetwork(
  webRequest: Pick<Session['webRequest'], 'onBeforeRequest'>,
  isOurs: (url: string) => boolean,
): void {
  webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysInside(url, isOurs) }))
}

const inside: ReadonlySet<string> = new Set(['blob:', 'data:', 'devtools:'])
function staysInside(url: string, isOurs: (url: string) => boolean): boolean {
  if (!URL.canParse(url)) return false
  // hot reload of `npm run dev` talks to the same host by a web socket
  return inside.has(new URL(url).protocol) || isOurs(url.replace(/^ws(?=:)/, 'http'))
}

/** A window shows our own pages for as long as it lives, and opens no other. */
export function lockNavigation(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  isOurs: (url: string) => boolean,
): void {
  const stay = (event: { readonly url: string; preventDefault: () => void }) => {
    if (!isOurs(event.url)) event.preventDefault()
  }
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
