/** Endings that say what a file is; anything else an original is called stays in the manifest. */
const ending = /\.([A-Za-z0-9]{1,8})$/

/**
 * The name of an original in a pack: `exhibits/E0007_refusal.eml`. Plain ASCII without blanks, so that no list of hashes, shell or
 * file system needs quotes; what the name loses is in the manifest.
 * @param rank from 1, in the order of the bundle.
 */
export function exhibitFileName(rank: number, originalName: string): string {
  const found = ending.exec(originalName)?.[1]?.toLowerCase()
  const stem = originalName
    .replace(ending, '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/[.-]{2,}/g, '-')
    .replace(/^[._-]+|[._-]+$/g, '')
    .slice(0, 40)
    .replace(/[._-]+$/, '')
  const number = `E${String(rank).padStart(4, '0')}`
  return `exhibits/${number}${stem === '' ? '' : `_${stem}`}${found === undefined ? '.bin' : `.${found}`}`
}
