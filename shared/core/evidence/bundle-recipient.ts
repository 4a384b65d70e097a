import type { PlainDate } from '../plain-date.ts'

/** How a bundle reached somebody. */
export const handoverChannels = ['email', 'portal', 'paper', 'disc', 'other'] as const
export type HandoverChannel = (typeof handoverChannels)[number]

/** Somebody who got a bundle. */
export interface BundleRecipient {
  readonly name: string
  readonly on: PlainDate
  readonly channel: HandoverChannel
}
