import { webCiphers } from '#shared/bundle/security/ciphers.ts'
import { fileKey, type StandardEntries } from '#shared/bundle/security/file-key.ts'
import { nameOf, numberOf, type PdfDict, PdfString, type PdfValue } from './pdf-values.ts'

/**
 * Whether the pages open without a password: many banks and shops encrypt only so that nobody prints or changes the file
 * (ISO 32000-2, 7.6.4: the user's password is empty). False for what no password opens.
 */
export async function opensForAnybody(encrypt: PdfDict, id: PdfValue | undefined): Promise<boolean> {
  if (nameOf(encrypt.get('Filter')) !== 'Standard') return false
  const entries = entriesOf(encrypt, id)
  if (![1, 2, 4, 5].includes(entries.version) || entries.revision < 2 || entries.revision > 6) return false
  // an entry of the wrong length makes the ciphers throw: nothing opens that
  const key = await fileKey(webCiphers(crypto.subtle), entries, '').catch(() => undefined)
  return key !== undefined
}

function entriesOf(encrypt: PdfDict, id: PdfValue | undefined): StandardEntries {
  const version = numberOf(encrypt.get('V')) ?? 0
  const bits = version === 1 ? 40 : version === 4 ? 128 : (numberOf(encrypt.get('Length')) ?? 40)
  return {
    version,
    revision: numberOf(encrypt.get('R')) ?? 0,
    keyBytes: Math.min(16, Math.max(5, Math.floor(bits / 8))),
    permissions: (numberOf(encrypt.get('P')) ?? 0) | 0,
    owner: bytesOf(encrypt.get('O')),
    user: bytesOf(encrypt.get('U')),
    ownerKey: bytesOf(encrypt.get('OE')),
    userKey: bytesOf(encrypt.get('UE')),
    id: bytesOf(Array.isArray(id) ? (id as readonly PdfValue[])[0] : undefined),
    encryptsMetadata: encrypt.get('EncryptMetadata') !== false,
  }
}

const bytesOf = (value: PdfValue | undefined): Uint8Array =>
  value instanceof PdfString ? Uint8Array.from(value.bytes, (sign) => sign.charCodeAt(0)) : new Uint8Array(0)
