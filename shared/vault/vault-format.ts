import { z } from 'zod'
import { crc32c } from './crc32c.ts'

/** Newest format that this program reads and writes. A vault of a newer one is not touched. */
export const knownEpoch = 1
export const formatFile = 'FORMAT.json'

const formatSchema = z.looseObject({
  format: z.literal('recourse-vault'),
  epoch: z.number().int().positive(),
  vaultId: z.string().min(1),
  check: z.number(),
})
export interface VaultFormat {
  readonly epoch: number
  readonly vaultId: string
}

/** Over what the file says, so that a flipped bit is not taken for a newer format. */
const checkOf = ({ epoch, vaultId }: VaultFormat): number =>
  crc32c(new TextEncoder().encode(`${epoch}/${vaultId}`))

export function formatBytes(vaultId: string): Uint8Array {
  const format = { format: 'recourse-vault', epoch: knownEpoch, vaultId }
  return new TextEncoder().encode(`${JSON.stringify({ ...format, check: checkOf(format) }, undefined, 2)}\n`)
}

/** Undefined when this is not the file that tells what a vault is. */
export function parseFormat(bytes: Uint8Array): VaultFormat | undefined {
  try {
    const found = formatSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return found.check === checkOf(found) ? found : undefined
  } catch {
    return undefined // not UTF-8, not JSON, or of another shape: all the same to whoever opens it
  }
}

/** Originals lie in 256 folders, so that none holds too many. */
export const objectPath = (sha256: string): string => `objects/${sha256.slice(0, 2)}/${sha256}`
