import forge from 'node-forge/lib/forge.js'
import pbe from 'node-forge/lib/pbe.js'
import { Integer } from 'asn1js'
import { kidsOf, type Node, NotReadable, octetsOf, oidOf, rawOf } from './asn1-nodes.ts'
import { CannotSign } from './signing-trouble.ts'
import type { WebCrypto } from './web-crypto.ts'

const pbes2 = '1.2.840.113549.1.5.13'
const pbkdf2 = '1.2.840.113549.1.5.12'
/** How Windows writes .pfx files: three keys of DES, or 40 bits of RC2 for the certificates. */
const oldCiphers: readonly string[] = ['1.2.840.113549.1.12.1.3', '1.2.840.113549.1.12.1.6']
const keyBits: Readonly<Record<string, number>> = {
  '2.16.840.1.101.3.4.1.2': 128,
  '2.16.840.1.101.3.4.1.42': 256,
}
const sha1 = '1.2.840.113549.2.7'
const hmacHashes: Readonly<Record<string, string>> = {
  [sha1]: 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
}

/** Undoes a cipher of PKCS #12 or #5. @throws CannotSign when the password is wrong or the cipher unknown. */
export async function decryptedByPassword(
  crypto: WebCrypto,
  algorithm: Node | undefined,
  bytes: Uint8Array,
  password: string,
): Promise<Uint8Array> {
  const [name, parameters] = kidsOf(algorithm)
  const oid = oidOf(name)
  if (!parameters) throw new NotReadable('a cipher without parameters')
  if (oid === pbes2) return byDerivedKey(crypto, parameters, bytes, password)
  if (!oldCiphers.includes(oid)) throw new CannotSign('unsupported', oid)
  const cipher = oldCipher(oid, parameters, password)
  cipher.update(forge.util.createBuffer(latin1(bytes)))
  if (!cipher.finish()) throw new CannotSign('wrong-password', oid)
  return bytesOf(cipher.output.getBytes())
}

/** @throws NotReadable. */
function oldCipher(oid: string, parameters: Node, password: string) {
  // node-forge makes as many rounds as it is told to
  numberOf(kidsOf(parameters)[1], mostOldRounds)
  try {
    return pbe.getCipherForPKCS12PBE(oid, forge.asn1.fromDer(latin1(rawOf(parameters))), password)
  } catch (error) {
    throw new NotReadable(error instanceof Error ? error.message : String(error))
  }
}

/** PBES2 (RFC 8018, 6.2): the runtime's own PBKDF2 and AES. */
async function byDerivedKey(
  crypto: WebCrypto,
  parameters: Node,
  bytes: Uint8Array,
  password: string,
): Promise<Uint8Array> {
  const [derivation, scheme] = kidsOf(parameters)
  const [derivedBy, settings] = kidsOf(derivation)
  const [salt, count, ...options] = kidsOf(settings)
  const prf = options.find((option) => !(option instanceof Integer))
  const hash = hmacHashes[prf ? oidOf(kidsOf(prf)[0]) : sha1]
  const [cipher, iv] = kidsOf(scheme)
  const bits = keyBits[oidOf(cipher)]
  if (oidOf(derivedBy) !== pbkdf2 || !hash || !bits) {
    throw new CannotSign('unsupported', `${oidOf(derivedBy)} ${oidOf(cipher)}`)
  }
  const secret = await crypto.importKey(
    'raw',
    new TextEncoder().encode(password),
    { name: 'PBKDF2' },
    false,
    ['deriveBits'],
  )
  const derived = await crypto.deriveBits(
    { name: 'PBKDF2', hash, salt: new Uint8Array(octetsOf(salt)), iterations: numberOf(count) },
    secret,
    bits,
  )
  const key = await crypto.importKey('raw', new Uint8Array(derived), { name: 'AES-CBC' }, false, ['decrypt'])
  const plain = await crypto
    .decrypt({ name: 'AES-CBC', iv: new Uint8Array(octetsOf(iv)) }, key, new Uint8Array(bytes))
    .catch(() => {
      throw new CannotSign('wrong-password', oidOf(cipher))
    })
  return new Uint8Array(plain)
}

const macHashes: Readonly<Record<string, readonly [web: string, forge: string, bytes: number]>> = {
  '1.3.14.3.2.26': ['SHA-1', 'sha1', 20],
  '2.16.840.1.101.3.4.2.1': ['SHA-256', 'sha256', 32],
  '2.16.840.1.101.3.4.2.2': ['SHA-384', 'sha384', 48],
  '2.16.840.1.101.3.4.2.3': ['SHA-512', 'sha512', 64],
}

/**
 * Whether the password fits the file's check sum (RFC 7292, 5). Undefined when that is made in a way that is not known here:
 * the ciphers will tell.
 */
export async function isMacRight(
  crypto: WebCrypto,
  mac: Node,
  contents: Uint8Array,
  password: string,
): Promise<boolean | undefined> {
  const [digest, salt, count] = kidsOf(mac)
  const [algorithm, expected] = kidsOf(digest)
  const hash = macHashes[oidOf(kidsOf(algorithm)[0])]
  const made = hash && forge.md[hash[1]]?.create()
  if (!hash || !made) return undefined
  const rounds = count ? numberOf(count, mostOldRounds) : 1
  const saltBytes = forge.util.createBuffer(latin1(octetsOf(salt)))
  const key = pbe.generatePkcs12Key(password, saltBytes, 3, rounds, hash[2], made)
  const hmac = { name: 'HMAC', hash: hash[0] }
  const held = await crypto.importKey('raw', bytesOf(key.getBytes()), hmac, false, ['sign'])
  const found = new Uint8Array(await crypto.sign(hmac, held, new Uint8Array(contents)))
  const wanted = octetsOf(expected)
  return found.length === wanted.length && found.every((byte, at) => byte === wanted[at])
}

/** More rounds than any program asks for would only keep us busy. */
const mostRounds = 10_000_000
/** Those of PKCS #12 are made in script, some millionths of a second each. */
const mostOldRounds = 1_000_000

function numberOf(node: Node | undefined, most = mostRounds): number {
  const value = node instanceof Integer ? Number(node.toBigInt()) : Number.NaN
  if (!(value >= 1 && value <= most)) throw new NotReadable('a number is missing or too large')
  return value
}

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (sign) => sign.charCodeAt(0))
