/** Limits of which nothing is known: each is shown as unverified and has to be asked for. */
export const unknownLimits = {
  maxBytesTotal: null,
  maxBytesEach: null,
  maxFiles: null,
  maxPages: null,
  extensions: null,
  maxNameChars: null,
  image: { maxCount: null, maxBytes: null, maxSidePx: null, minSidePx: null },
}
