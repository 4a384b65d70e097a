/** How large the files of a bundle may be, as a dated record like a profile. */
export interface VolumePreset {
  readonly id: string
  /** Raw bytes of one file. */
  readonly bytes: number
  /** What the recipient states, where the file travels inside something else. */
  readonly stated?: { readonly megabytes: number; readonly what: 'mailbox' }
  readonly source: string
  readonly seenOn: string
  readonly certainty: 'high' | 'medium' | 'low'
}

const MB = 1_000_000
const chosen = {
  source: 'A round figure that many portals use',
  seenOn: '2026-11-22',
  certainty: 'low',
} as const

/**
 * E-mail carries three bytes as four characters, and a line break for every 76 of them (RFC 2045): 26 MB of a 36 MB
 * mailbox are left.
 */
export const volumePresets: readonly VolumePreset[] = [
  {
    id: 'mailbox-36',
    bytes: 26 * MB,
    stated: { megabytes: 36, what: 'mailbox' },
    source:
      'justice.gov.uk inboxes, 2020/21: https://www.familylaw.co.uk/news_and_comment/electronic-court-bundles',
    seenOn: '2026-11-22',
    certainty: 'medium',
  },
  { id: 'portal-50', bytes: 50 * MB, ...chosen },
  { id: 'portal-100', bytes: 100 * MB, ...chosen },
  { id: 'portal-200', bytes: 200 * MB, ...chosen },
  {
    id: 'portal-500',
    bytes: 500 * MB,
    source:
      'Commercial Court: in parts above 500 MB, https://xbundle.co.uk/comprehensive-guidelines-and-best-practices-for-producing-court-compliant-bundles',
    seenOn: '2026-11-22',
    certainty: 'medium',
  },
]

/** Without a preset: opens in every common reader without trouble. */
export const defaultVolumeBytes = 2 ** 30

/** No file is larger: Chromium's viewer and pdf.js read offsets as signed 32-bit numbers; 64 MiB are kept clear. */
export const largestFileBytes = 2 ** 31 - 64 * 1024 * 1024
