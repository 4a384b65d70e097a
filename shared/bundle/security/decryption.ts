import { blockBytes, type Ciphers } from './ciphers.ts'
import { passwordHash } from './password-hash.ts'

/** What a file's /Encrypt dictionary says. */
export interface EncryptionEntries {
  /** 48 bytes: hash, validation salt, key salt. */
  readonly user: Uint8Array
  readonly userKey: Uint8Array
}

/** Gives back the bytes of an encrypted file. */
export interface Decryption {
  /** A whole stream, small enough for memory. @throws RangeError when it cannot have been encrypted with this key. */
  readonly whole: (bytes: Uint8Array) => Promise<Uint8Array>
  /** A stream's chunks, from its initial vector on, and how many bytes of it count. */
  readonly chunks: (from: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>
}

/** Undefined when the password is not the file's (algorithm 2.A of ISO 32000-2). */
export async function openDecryption(
  ciphers: Ciphers,
  { user, userKey }: EncryptionEntries,
  password: Uint8Array,
): Promise<Decryption | undefined> {
  const expected = user.subarray(0, 32)
  const found = await passwordHash(ciphers, password, user.slice(32, 40))
  if (!found.every((byte, index) => byte === expected[index])) return undefined
  const keyKey = await passwordHash(ciphers, password, user.slice(40, 48))
  const key = await ciphers.decrypt(keyKey, new Uint8Array(blockBytes), userKey)
  return {
    async whole(bytes) {
      return unpadded(await ciphers.decrypt(key, bytes.slice(0, blockBytes), bytes.subarray(blockBytes)))
    },
    async *chunks(from) {
      let iv: Uint8Array | undefined
      let held: Uint8Array | undefined
      for await (const chunk of from) {
        const blocks = iv ? chunk : chunk.subarray(blockBytes)
        const start: Uint8Array = iv ?? chunk.slice(0, blockBytes)
        iv = chunk.slice(-blockBytes)
        // the last one is only known to be the last when none follows
        if (held) yield held
        held = await ciphers.decrypt(key, start, blocks)
      }
      if (held) yield unpadded(held)
    },
  }
}

function unpadded(bytes: Uint8Array): Uint8Array {
  const padding = bytes.at(-1) ?? 0
  if (padding < 1 || padding > blockBytes || padding > bytes.length) throw new RangeError('wrong padding')
  return bytes.subarray(0, bytes.length - padding)
}
