import { blockBytes, type Ciphers, joined } from './ciphers.ts'
import { CbcStream } from './cbc-stream.ts'
import { passwordHash } from './password-hash.ts'

/** Everything is allowed to whoever has the password: bits 1 and 2 are reserved and 0 (ISO 32000-2, table 22). */
const permissions = -4
const zeros = new Uint8Array(blockBytes)

/** What the writer needs in order to write an encrypted file (AES-256, revision 6). */
export interface Encryption {
  /** The /Encrypt dictionary, as it stands in the file. */
  readonly dictionary: string
  /** A stream's bytes from the first to the last, each stream with chance of its own. */
  readonly begin: () => Promise<CbcStream>
}

/**
 * Encryption by one password. `entropy` is the only chance in it, at least 32 bytes that nobody can guess and that are
 * used for one file only.
 */
export async function createEncryption(
  ciphers: Ciphers,
  password: Uint8Array,
  entropy: Uint8Array,
): Promise<Encryption> {
  if (entropy.length < 32) throw new RangeError('too little chance for a key')
  const chance = (use: string): Promise<Uint8Array> =>
    ciphers.digest(256, joined(entropy, new TextEncoder().encode(use)))
  const key = await chance('key')
  const salts = await chance('salts')
  const salt = (number: number): Uint8Array => salts.slice(number * 8, number * 8 + 8)
  // nobody is the owner: the same password opens everything
  const owner = new TextEncoder().encode(hexOf(await chance('owner')))

  const user = joined(await passwordHash(ciphers, password, salt(0)), salt(0), salt(1))
  const userKey = await ciphers.encrypt(await passwordHash(ciphers, password, salt(1)), zeros, key)
  const ownerEntry = joined(await passwordHash(ciphers, owner, salt(2), user), salt(2), salt(3))
  const ownerKey = await ciphers.encrypt(await passwordHash(ciphers, owner, salt(3), user), zeros, key)
  const rights = await ciphers.encrypt(key, zeros, rightsOf(await chance('rights')))
  let streams = 0
  return {
    dictionary:
      `<</Filter/Standard/V 5/R 6/Length 256/P ${permissions}` +
      `/U ${literal(user)}/UE ${literal(userKey)}/O ${literal(ownerEntry)}/OE ${literal(ownerKey)}/Perms ${literal(rights)}` +
      '/CF<</StdCF<</Type/CryptFilter/CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF>>',
    async begin() {
      streams += 1
      const iv = (await chance(`stream ${streams}`)).slice(0, blockBytes)
      return new CbcStream(ciphers, key, iv)
    },
  }
}

/** /P again, so that a changed /P is noticed (algorithm 10). */
function rightsOf(chance: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(blockBytes)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, permissions, true)
  view.setInt32(4, -1, true)
  bytes.set(new TextEncoder().encode('Tadb'), 8)
  bytes.set(chance.subarray(0, 4), 12)
  return bytes
}

const literal = (bytes: Uint8Array): string => `<${hexOf(bytes)}>`

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
