/** What a platform takes; what is absent does not limit. */
export interface PictureLimits {
  /** The longer side. */
  readonly maxSidePx: number
  /** Of one picture. */
  readonly maxBytes: number
  /** Pictures in all; more of them are announced, none is left out. */
  readonly maxCount?: number
}

/** Ours, until the user says what the platform's form says: no platform publishes limits that we could rely on. */
export const usualPictureLimits: PictureLimits = { maxSidePx: 2000, maxBytes: 5_000_000 }
