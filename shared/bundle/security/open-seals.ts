import type { Seals } from '../render/seals.ts'
import { type Ciphers, joined, webCiphers } from './ciphers.ts'
import { type Decryption, type EncryptionEntries, openDecryption } from './decryption.ts'
import { createEncryption } from './encryption.ts'
import { openSigner } from './open-signer.ts'
import { saslPrepared } from './sasl-prep.ts'
import type { WebCrypto } from './web-crypto.ts'

/** What protects one export. Given when it is made, and written down nowhere: neither in options nor in the journal. */
export interface Secrets {
  /** Whoever opens the file must know it. Needs `entropy`. */
  readonly password?: string
  /** 32 bytes or more that nobody can guess, for this export only. */
  readonly entropy?: Uint8Array
  /** A .p12 or .pfx file to sign with, and the password that opens it. */
  readonly keyFile?: { readonly bytes: Uint8Array; readonly password: string }
}

/** The password cannot be one of a PDF: it is empty, too long or has characters that cannot be typed. */
export class PasswordRefused extends Error {}

/** How a file is read back that has a password. */
export interface Lock {
  readonly password: string
  readonly open: (entries: EncryptionEntries) => Promise<Decryption | undefined>
}

/** Secrets, looked through before anything is written. */
export interface OpenedSecrets {
  /** For the n-th file, from 1: no two have one key. */
  readonly sealsOf: (volume: number) => Promise<Seals>
  readonly lock: Lock | undefined
  /** Who signs, as the certificate says it. */
  readonly signedBy: string | undefined
}

/** @throws PasswordRefused, CannotSign. @param now when the certificate must be valid. */
export async function openSecrets(
  { password, entropy, keyFile }: Secrets,
  crypto: WebCrypto | undefined,
  now: string,
): Promise<OpenedSecrets> {
  if (password === undefined && !keyFile)
    return { sealsOf: () => Promise.resolve({}), lock: undefined, signedBy: undefined }
  if (!crypto) throw new Error('secrets without cryptography')
  const ciphers = webCiphers(crypto)
  const signer = keyFile && (await openSigner(crypto, keyFile.bytes, keyFile.password, now))
  const prepared = password === undefined ? undefined : saslPrepared(password)
  if (password !== undefined && !prepared) throw new PasswordRefused()
  if (prepared && !entropy) throw new Error('a password without chance for a key')
  return {
    async sealsOf(volume) {
      const chance = entropy && joined(entropy, new TextEncoder().encode(`volume ${volume}`))
      const encryption = prepared && chance && (await createEncryption(ciphers, prepared, chance))
      return { encryption, signer }
    },
    lock: prepared && lockOf(ciphers, prepared),
    signedBy: signer?.name,
  }
}

/** For a file that is to be read only. @throws PasswordRefused. */
export function lockFor(password: string, crypto: WebCrypto): Lock {
  const prepared = saslPrepared(password)
  if (!prepared) throw new PasswordRefused()
  return lockOf(webCiphers(crypto), prepared)
}

const lockOf = (ciphers: Ciphers, prepared: Uint8Array): Lock => ({
  password: new TextDecoder().decode(prepared),
  open: (entries) => openDecryption(ciphers, entries, prepared),
})
