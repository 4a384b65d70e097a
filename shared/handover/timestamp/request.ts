import { der, tagged } from '#shared/bundle/security/der.ts'

export const sha256Oid = '2.16.840.1.101.3.4.2.1'
const isTrue = tagged(0x01, Uint8Array.of(0xff))

/** The bytes that 64 hexadecimal digits stand for. */
export const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/**
 * A time-stamp request (RFC 3161, 2.4.1) for a hash, as a `.tsq` file. It asks for the authority's certificate, so that the answer can be
 * checked later, and has no nonce: nobody waits for the answer, and the same hash gives the same request.
 */
export function timestampRequest(sha256: string): Uint8Array<ArrayBuffer> {
  const algorithm = der.sequence(der.oid(sha256Oid), der.nothing())
  const imprint = der.sequence(algorithm, der.octets(bytesOfHex(sha256)))
  return new Uint8Array(der.sequence(der.smallInteger(1), imprint, isTrue))
}
