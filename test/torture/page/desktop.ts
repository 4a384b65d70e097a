import { ok } from '#shared/core/result.ts'
import { channels } from '#shared/ipc/channels.ts'
import type { DesktopBridge } from '#shared/ipc/desktop-bridge.ts'
import { browserPlatform } from '../../../renderer/platform/browser-platform.ts'
import { desktopPlatform } from '../../../renderer/platform/desktop-platform.ts'
import { markedFolder } from '../../../renderer/platform/folder-vault/folder-marker.ts'
import type { Platform } from '../../../renderer/platform/platform.ts'
import { servedVault } from '../../../renderer/workers/vault-copy.ts'
import { askOverHttp } from '../../rig/ask-over-http.ts'

/** The desktop program's shell, over HTTP to the program that serves this page. No backups are made. */
export function desktopOverHttp(): Platform {
  const ask = askOverHttp('/main/') as (
    channel: string,
    args: unknown,
    file: unknown,
  ) => ReturnType<DesktopBridge['app:info']>
  const bridge = Object.fromEntries(
    channels.map((channel) => [channel, (args: unknown, file?: unknown) => ask(channel, args, file)]),
  )
  const shell = { ...bridge, onMenu: () => () => undefined } as unknown as DesktopBridge
  const { backups: _none, ...platform } = desktopPlatform(shell, window, servedVault)
  return platform
}

/**
 * A browser's shell, whose page sees no disk. Its folder is the vault of the program that serves this page: Chromium's own need
 * a person who picks them.
 */
export function browserOverHttp(): Platform {
  const { vault } = desktopOverHttp()
  const done = () => Promise.resolve()
  const kept = { get: () => Promise.resolve(undefined), keep: done, forget: done }
  const { sharedHead, rememberHead } = markedFolder(kept, localStorage)
  return browserPlatform(window, {
    standing: () => Promise.resolve({ kind: 'chosen', name: 'second copy', isAllowed: true }),
    pick: () => Promise.resolve(ok('cancelled')),
    allow: () => Promise.resolve(ok('allowed')),
    forget: done,
    lost: () => Promise.resolve(undefined),
    vault: () => Promise.resolve(vault),
    sharedHead,
    rememberHead,
  })
}
