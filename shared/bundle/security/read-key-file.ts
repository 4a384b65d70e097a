import { kidsOf, type Node, nodeOf, NotReadable, numbered, octetsOf, oidOf } from './asn1-nodes.ts'
import { joined } from './ciphers.ts'
import { decryptedByPassword, isMacRight } from './password-ciphers.ts'
import { CannotSign } from './signing-trouble.ts'
import type { WebCrypto } from './web-crypto.ts'

const data = '1.2.840.113549.1.7.1'
const encryptedData = '1.2.840.113549.1.7.6'
const bag = {
  key: '1.2.840.113549.1.12.10.1.1',
  shroudedKey: '1.2.840.113549.1.12.10.1.2',
  certificate: '1.2.840.113549.1.12.10.1.3',
}
const x509 = '1.2.840.113549.1.9.22.1'

/** What is in a file of keys: certificates as they stand in it, and private keys as PKCS #8. */
export interface KeyFile {
  readonly certificates: readonly Uint8Array[]
  readonly keys: readonly Uint8Array[]
}

/** Reads a .p12 or .pfx file (PKCS #12, RFC 7292). @throws CannotSign */
export async function readKeyFile(crypto: WebCrypto, file: Uint8Array, password: string): Promise<KeyFile> {
  try {
    return await opened(crypto, file, password)
  } catch (error) {
    if (error instanceof NotReadable) throw new CannotSign('not-a-key-file', error.message)
    throw error
  }
}

async function opened(crypto: WebCrypto, file: Uint8Array, password: string): Promise<KeyFile> {
  const [, safe, mac] = kidsOf(nodeOf(file))
  const [type, content] = kidsOf(safe)
  if (oidOf(type) !== data) throw new CannotSign('unsupported', oidOf(type))
  const contents = octetsOf(kidsOf(content)[0])
  if (mac && (await isMacRight(crypto, mac, contents, password)) === false)
    throw new CannotSign('wrong-password', 'MAC')
  const certificates: Uint8Array[] = []
  const keys: Uint8Array[] = []
  for (const part of kidsOf(nodeOf(contents))) {
    for (const item of kidsOf(nodeOf(await contentsOf(crypto, part, password)))) {
      const [kind, value] = kidsOf(item)
      const [inside] = kidsOf(value)
      if (oidOf(kind) === bag.certificate) certificates.push(...certificateIn(inside))
      if (oidOf(kind) === bag.key && inside) keys.push(new Uint8Array(inside.valueBeforeDecodeView))
      if (oidOf(kind) === bag.shroudedKey) {
        const [algorithm, bytes] = kidsOf(inside)
        keys.push(await decryptedByPassword(crypto, algorithm, octetsOf(bytes), password))
      }
    }
  }
  return { certificates, keys }
}

/** A part of the file, in the clear or encrypted. */
async function contentsOf(crypto: WebCrypto, part: Node, password: string): Promise<Uint8Array> {
  const [type, value] = kidsOf(part)
  const [inside] = kidsOf(value)
  if (oidOf(type) === data) return octetsOf(inside)
  if (oidOf(type) !== encryptedData) throw new CannotSign('unsupported', oidOf(type))
  const [, algorithm, bytes] = kidsOf(kidsOf(inside)[1])
  return decryptedByPassword(crypto, algorithm, implicitOctets(bytes), password)
}

/** `[0] IMPLICIT OCTET STRING`: in one piece, or in pieces as some programs write it. */
function implicitOctets(node: Node | undefined): Uint8Array {
  if (!node) throw new NotReadable('encrypted bytes are missing')
  if (!node.idBlock.isConstructed) return contentBytes(node)
  const pieces = kidsOf(node).map(octetsOf)
  return joined(...pieces)
}

const contentBytes = (node: Node): Uint8Array => {
  const head = node.idBlock.blockLength + node.lenBlock.blockLength
  return new Uint8Array(node.valueBeforeDecodeView.subarray(head))
}

function certificateIn(node: Node | undefined): readonly Uint8Array[] {
  const [type, value] = kidsOf(node)
  return oidOf(type) === x509 && value && numbered([value], 0) ? [octetsOf(kidsOf(value)[0])] : []
}
