import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFString,
} from 'pdf-lib'
import type { StandardEntries } from '../security/file-key.ts'
import type { Method } from '../security/object-decryption.ts'

/** How a file is encrypted, in as far as we can undo it. */
export interface FileEncryption {
  readonly entries: StandardEntries
  readonly methods: { readonly strings: Method; readonly streams: Method }
}

/** Undefined for a handler that is no password (certificates, rights servers) or a method nobody published. */
export function encryptionOf(encrypt: PDFDict, id: PDFObject | undefined): FileEncryption | undefined {
  if (nameIn(encrypt, 'Filter') !== 'Standard') return undefined
  const version = numberIn(encrypt, 'V') ?? 0
  const revision = numberIn(encrypt, 'R') ?? 0
  if (![1, 2, 4, 5].includes(version) || revision < 2 || revision > 6) return undefined
  const filters = lookup(encrypt, 'CF')
  const methodOf = (key: string): Method | undefined => {
    if (version < 4) return 'rc4'
    const name = nameIn(encrypt, key) ?? 'Identity'
    if (name === 'Identity') return 'identity'
    const filter = filters instanceof PDFDict ? lookup(filters, name) : undefined
    const method = filter instanceof PDFDict ? nameIn(filter, 'CFM') : undefined
    return method === undefined ? undefined : methods[method]
  }
  const [strings, streams] = [methodOf('StrF'), methodOf('StmF')]
  if (!strings || !streams) return undefined
  const bits = version === 1 ? 40 : version === 4 ? 128 : (numberIn(encrypt, 'Length') ?? 40)
  return {
    methods: { strings, streams },
    entries: {
      version,
      revision,
      keyBytes: Math.min(16, Math.max(5, Math.floor(bits / 8))),
      permissions: (numberIn(encrypt, 'P') ?? 0) | 0,
      owner: bytesIn(encrypt, 'O'),
      user: bytesIn(encrypt, 'U'),
      ownerKey: bytesIn(encrypt, 'OE'),
      userKey: bytesIn(encrypt, 'UE'),
      id: id instanceof PDFArray ? (bytesOf(id.get(0)) ?? new Uint8Array(0)) : new Uint8Array(0),
      encryptsMetadata: lookup(encrypt, 'EncryptMetadata') !== PDFBool.False,
    },
  }
}

const methods: Readonly<Record<string, Method>> = { V2: 'rc4', AESV2: 'aes', AESV3: 'aes', None: 'identity' }

const lookup = (dict: PDFDict, name: string): PDFObject | undefined => dict.lookup(PDFName.of(name))

function nameIn(dict: PDFDict, name: string): string | undefined {
  const value = lookup(dict, name)
  return value instanceof PDFName ? value.decodeText() : undefined
}

function numberIn(dict: PDFDict, name: string): number | undefined {
  const value = lookup(dict, name)
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

const bytesIn = (dict: PDFDict, name: string): Uint8Array => bytesOf(lookup(dict, name)) ?? new Uint8Array(0)

const bytesOf = (value: PDFObject | undefined): Uint8Array | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.asBytes() : undefined
