import { realpath, readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { formatFile, parseFormat } from '#shared/vault/vault-format.ts'

/** A drive holds other things too: the backup gets a folder of its own there. */
const backupName = 'Recourse Backup'
/** What a start that never finished leaves, and what systems put into any folder. */
const isNothing = (name: string) => name.startsWith('.') || /^(tmp|desktop\.ini|thumbs\.db)$/i.test(name)

/** What lies in a folder. */
export type Place = 'missing' | 'empty' | 'vault' | 'other'

/** Looks, and touches nothing. @throws what the system says when it cannot be read. */
export async function placeAt(folder: string): Promise<Place> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (!names) return 'missing'
  if (names.includes(formatFile) && parseFormat(await readFile(join(folder, formatFile)))) return 'vault'
  const segments = names.includes('journal') ? await readdir(join(folder, 'journal')) : []
  if (segments.some((name) => name.endsWith('.jrnl'))) return 'vault'
  return names.every(isNothing) ? 'empty' : 'other'
}

/** Where the backup lies, or will lie, when the person chooses this folder: it may be the backup or what holds it. */
export async function backupIn(chosen: string): Promise<string> {
  return (await placeAt(chosen)) === 'vault' ? chosen : join(chosen, backupName)
}

/** Whether a folder, which need not be there yet, is another one or lies in it. */
export async function isWithin(folder: string, outer: string): Promise<boolean> {
  const way = relative(await realOf(outer), await realOf(folder))
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || /^([a-z]:|[\\/])/i.test(way))
}

async function realOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined)
  if (real !== undefined) return real
  const parent = dirname(path)
  return parent === path ? path : join(await realOf(parent), relative(parent, path))
}

/** One failing drive would take both along. */
export async function areOnOneDisk(folders: readonly [string, string]): Promise<boolean> {
  const [one, other] = await Promise.all(folders.map(async (folder) => (await stat(folder)).dev))
  return one === other
}
