import type { Unsubscribe } from '../core/ports.ts'
import { type Channel, channels } from './channels.ts'

/** What the preload puts on `window.desktop`: a function a channel, and the menu. Absent in a plain browser. */
export type DesktopBridge = {
  /** The argument and the answer are checked by `contract.ts`, on the other side of each. */
  readonly [C in Channel]: (args: unknown) => Promise<unknown>
} & { readonly onMenu: (listener: (command: unknown) => void) => Unsubscribe }

/** Builds the bridge: the caller can reach the channels of the contract and nothing else. */
export function bridgeOver(
  invoke: (channel: Channel, args: unknown) => Promise<unknown>,
  onMenu: DesktopBridge['onMenu'],
): DesktopBridge {
  const requests = Object.fromEntries(
    channels.map((channel) => [channel, (args: unknown) => invoke(channel, args)]),
  ) as Record<Channel, (args: unknown) => Promise<unknown>>
  return Object.freeze({ ...requests, onMenu })
}
