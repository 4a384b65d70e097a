import { blockBytes, type Ciphers, joined } from './ciphers.ts'

/** Rounds that are always made. */
const leastRounds = 64
const none = new Uint8Array(0)

/**
 * Algorithm 2.B of ISO 32000-2, 7.6.4.3.4: slow on purpose. `userEntry` is the 48 bytes of /U when the owner's password is hashed.
 */
export async function passwordHash(
  ciphers: Ciphers,
  password: Uint8Array,
  salt: Uint8Array,
  userEntry: Uint8Array = none,
): Promise<Uint8Array> {
  let key = await ciphers.digest(256, joined(password, salt, userEntry))
  for (let round = 0; ; round++) {
    const once = joined(password, key, userEntry)
    const blocks = joined(...Array.from({ length: 64 }, () => once))
    const encrypted = await ciphers.encrypt(key.slice(0, 16), key.slice(16, 32), blocks)
    // the first 16 bytes as a number modulo 3: 256 is 1 modulo 3, so their sum will do
    const rest = encrypted.subarray(0, blockBytes).reduce((sum, byte) => sum + byte, 0) % 3
    key = await ciphers.digest(rest === 0 ? 256 : rest === 1 ? 384 : 512, encrypted)
    if (round >= leastRounds - 1 && (encrypted.at(-1) ?? 0) <= round - 31) return key.slice(0, 32)
  }
}
