import { channels } from '#shared/ipc/channels.ts'
import type { DesktopBridge } from '#shared/ipc/desktop-bridge.ts'
import { desktopPlatform } from '../../../renderer/platform/desktop-platform.ts'
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
