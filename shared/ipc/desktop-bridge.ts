import type { Unsubscribe } from '../core/ports.ts'
import { type Channel, channels, fileChannels } from './channels.ts'

/** What the preload puts on `window.desktop`: a function a channel, and the menu. Absent in a plain browser. */
export type DesktopBridge = {
  /** The argument and the answer are checked by `contract.ts`, on the other side of each. `file`: for `fileChannels` only. */
  readonly [C in Channel]: (args: unknown, file?: unknown) => Promise<unknown>
} & { readonly onMenu: (listener: (command: unknown) => void) => Unsubscribe }

export interface BridgeParts {
  readonly invoke: (channel: Channel, args: unknown) => Promise<unknown>
  readonly onMenu: DesktopBridge['onMenu']
  /** Where a file lies that the person gave; empty where it lies nowhere. Throws for what is no `File`. */
  readonly pathOf: (file: unknown) => string
}

/** Builds the bridge: the caller can reach the channels of the contract and nothing else, and cannot name a path. */
export function bridgeOver({ invoke, onMenu, pathOf }: BridgeParts): DesktopBridge {
  const requestOf = (channel: Channel): DesktopBridge[Channel] =>
    fileChannels.includes(channel)
      ? // the path comes last: one that the page put into its argument does not count
        async (args, file) => await invoke(channel, { ...(args as object), path: pathOf(file) })
      : (args) => invoke(channel, args)
  const requests = Object.fromEntries(channels.map((channel) => [channel, requestOf(channel)])) as Record<
    Channel,
    DesktopBridge[Channel]
  >
  return Object.freeze({ ...requests, onMenu })
}
