import type { HeldKey, WebCrypto } from './web-crypto.ts'

export const blockBytes = 16

/** AES in CBC mode without padding, and the hashes that encryption needs. */
export interface Ciphers {
  /** `blocks` is a multiple of 16 bytes; `key` has 16 or 32, `iv` 16. Gives new bytes of the same length. */
  encrypt(key: Uint8Array, iv: Uint8Array, blocks: Uint8Array): Promise<Uint8Array>
  decrypt(key: Uint8Array, iv: Uint8Array, blocks: Uint8Array): Promise<Uint8Array>
  digest(bits: 256 | 384 | 512, bytes: Uint8Array): Promise<Uint8Array>
}

/** By the runtime's own cryptography, which pads (PKCS #7) where PDF goes on with the next chunk. */
export function webCiphers(crypto: WebCrypto): Ciphers {
  let held: { readonly of: Uint8Array; readonly key: Promise<HeldKey> } | undefined
  const keyOf = (bytes: Uint8Array): Promise<HeldKey> => {
    if (held?.of !== bytes) {
      const key = crypto.importKey('raw', owned(bytes), { name: 'AES-CBC' }, false, ['encrypt', 'decrypt'])
      held = { of: bytes, key }
    }
    return held.key
  }
  const encrypted = async (key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.encrypt({ name: 'AES-CBC', iv: owned(iv) }, await keyOf(key), owned(bytes)))
  return {
    async encrypt(key, iv, blocks) {
      const padded = await encrypted(key, iv, blocks)
      return padded.subarray(0, blocks.length)
    },
    async decrypt(key, iv, blocks) {
      if (blocks.length === 0) return new Uint8Array(0)
      // the padding that the runtime looks for, as if the data ended here
      const padding = await encrypted(key, blocks.subarray(-blockBytes), new Uint8Array(0))
      const closed = joined(blocks, padding)
      const plain = await crypto.decrypt({ name: 'AES-CBC', iv: owned(iv) }, await keyOf(key), closed)
      return new Uint8Array(plain)
    },
    digest: async (bits, bytes) => new Uint8Array(await crypto.digest(`SHA-${bits}`, owned(bytes))),
  }
}

/** The runtime takes no shared memory. */
const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => (isOwned(bytes) ? bytes : new Uint8Array(bytes))
const isOwned = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> => bytes.buffer instanceof ArrayBuffer

/** One array behind the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
