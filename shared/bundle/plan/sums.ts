/** Name of the file of hashes, as `sha256sum -c SHA256SUMS` is usually asked. */
export const sumsName = 'SHA256SUMS'

/** A line as GNU coreutils reads it; names of ours hold no line break and no backslash. */
export const sumLine = (sha256: string, fileName: string): string => `${sha256}  ${fileName}\n`
