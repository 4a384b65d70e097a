const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * Whether a name in an archive is one of those that we write: ASCII, folders parted by `/`, no part that leads elsewhere
 * (`..`, a drive, a root) and none that Windows keeps for itself.
 */
export const isSafeName = (name: string): boolean =>
  name.length <= 200 &&
  /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(name) &&
  name.split('/').every((part) => !part.endsWith('.') && !reserved.test(part))
