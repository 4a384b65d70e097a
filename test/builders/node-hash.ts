import { createHash } from 'node:crypto'
import { asSha256 } from '../../shared/core/ids.ts'

/** Node's SHA-256 in the forms that shared/ asks for. */
export const nodeHash = {
  hashText: (text: string) => createHash('sha256').update(text).digest('hex'),
  newHash: () => {
    const hash = createHash('sha256')
    return {
      update: (bytes: Uint8Array) => void hash.update(bytes),
      hexWith: (bytes: Uint8Array) => hash.copy().update(bytes).digest('hex'),
      hex: () => hash.digest('hex'),
    }
  },
}

export const sha256Of = (bytes: Uint8Array | string) =>
  asSha256(createHash('sha256').update(bytes).digest('hex'))
