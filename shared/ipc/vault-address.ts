/** Where the shell serves originals of the second copy, by range: at the page's origin, for the page and its workers. */
export const vaultAddress = '/vault/'

/** The original that a path names; undefined for every other path. */
export const originalAt = (pathname: string): string | undefined =>
  /^\/vault\/([0-9a-f]{64})$/.exec(pathname)?.[1]
