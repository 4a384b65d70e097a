import { blockBytes, type Ciphers, joined } from './ciphers.ts'
import { md5 } from './md5.ts'
import { passwordHash } from './password-hash.ts'
import { Rc4, rc4 } from './rc4.ts'
import { saslPrepared } from './sasl-prep.ts'

/** What the /Encrypt dictionary of any PDF says (ISO 32000-2, tables 20 and 21). */
export interface StandardEntries {
  readonly version: number
  readonly revision: number
  /** 5 to 32. */
  readonly keyBytes: number
  readonly permissions: number
  readonly owner: Uint8Array
  readonly user: Uint8Array
  readonly ownerKey: Uint8Array
  readonly userKey: Uint8Array
  /** The first part of the file's /ID. */
  readonly id: Uint8Array
  readonly encryptsMetadata: boolean
}

/** The key of a file, by its user's or its owner's password. Undefined when the password is neither. */
export async function fileKey(
  ciphers: Ciphers,
  entries: StandardEntries,
  password: string,
): Promise<Uint8Array | undefined> {
  if (entries.version === 5) {
    const prepared = saslPrepared(password) ?? new TextEncoder().encode(password).slice(0, 127)
    return newKey(ciphers, entries, prepared)
  }
  for (const bytes of oldSpellings(password)) {
    const key = oldKey(entries, bytes) ?? oldKey(entries, userPassword(entries, bytes))
    if (key) return key
  }
  return undefined
}

/** Before UTF-8 was agreed on programs wrote passwords as Latin-1, and some as UTF-8 all the same. */
function oldSpellings(password: string): readonly Uint8Array[] {
  const codes = Array.from(password, (sign) => sign.codePointAt(0) ?? 0)
  const utf8 = new TextEncoder().encode(password)
  return codes.every((code) => code < 256) ? [Uint8Array.from(codes), utf8] : [utf8]
}

const padding = Uint8Array.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'.match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
)
const padded = (password: Uint8Array): Uint8Array => joined(password, padding).slice(0, 32)
const passes = 50
const turns = 20

/** Algorithms 2, 4 and 5: RC4 and AES-128. */
function oldKey(entries: StandardEntries, password: Uint8Array): Uint8Array | undefined {
  const { revision, keyBytes, owner, user, id, permissions, encryptsMetadata } = entries
  const rights = new Uint8Array(4)
  new DataView(rights.buffer).setInt32(0, permissions, true)
  const marks = revision >= 4 && !encryptsMetadata ? new Uint8Array(4).fill(255) : new Uint8Array(0)
  let hash = md5(padded(password), owner.subarray(0, 32), rights, id, marks)
  const length = revision === 2 ? 5 : keyBytes
  const [more, further] = revision >= 3 ? [passes, turns] : [0, 1]
  for (let pass = 0; pass < more; pass++) hash = md5(hash.subarray(0, length))
  const key = hash.slice(0, length)
  let expected = revision === 2 ? rc4(key, padding) : rc4(key, md5(padding, id))
  for (let turn = 1; turn < further; turn++) expected = rc4(turned(key, turn), expected)
  return expected.every((byte, at) => byte === user[at]) ? key : undefined
}

/** Algorithm 7: the owner's password opens the user's. */
function userPassword({ revision, keyBytes, owner }: StandardEntries, password: Uint8Array): Uint8Array {
  let hash = md5(padded(password))
  const more = revision >= 3 ? passes : 0
  for (let pass = 0; pass < more; pass++) hash = md5(hash)
  const key = hash.slice(0, revision === 2 ? 5 : keyBytes)
  let bytes: Uint8Array = owner.slice(0, 32)
  for (let turn = revision === 2 ? 0 : turns - 1; turn >= 0; turn--)
    bytes = new Rc4(turned(key, turn)).next(bytes)
  return bytes
}

const turned = (key: Uint8Array, turn: number): Uint8Array => key.map((byte) => byte ^ turn)

/** Algorithm 2.A: AES-256, as Acrobat 9 first had it (revision 5) and as the standard has it. */
async function newKey(
  ciphers: Ciphers,
  { revision, user, owner, userKey, ownerKey }: StandardEntries,
  password: Uint8Array,
): Promise<Uint8Array | undefined> {
  const hash = (salt: Uint8Array, of?: Uint8Array): Promise<Uint8Array> =>
    revision === 5
      ? ciphers.digest(256, joined(password, salt, of ?? new Uint8Array(0)))
      : passwordHash(ciphers, password, salt, of)
  const userEntry = user.slice(0, 48)
  for (const [entry, wrapped, of] of [
    [user, userKey, undefined],
    [owner, ownerKey, userEntry],
  ] as const) {
    const found = await hash(entry.slice(32, 40), of)
    if (!found.every((byte, at) => byte === entry[at])) continue
    return ciphers.decrypt(
      await hash(entry.slice(40, 48), of),
      new Uint8Array(blockBytes),
      wrapped.slice(0, 32),
    )
  }
  return undefined
}
