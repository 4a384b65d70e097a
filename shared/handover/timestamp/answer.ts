import {
  kidsOf,
  type Node,
  nodeOf,
  NotReadable,
  numbered,
  octetsOf,
  oidOf,
  rawOf,
} from '#shared/bundle/security/asn1-nodes.ts'
import { readCertificate, timeOf } from '#shared/bundle/security/certificate.ts'
import type { TimeStamp } from '#shared/core/evidence/bundle-export.ts'
import type { TimestampFailure } from '#shared/core/failure.ts'
import { asInstant } from '#shared/core/ids.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { base64Of } from '../verify-page/verify-page.ts'
import { sha256Oid } from './request.ts'

const signedData = '1.2.840.113549.1.7.2'
const timestampInfo = '1.2.840.113549.1.9.16.1.4'
/** Answers have a few kilobytes; with long chains of certificates some tens. */
export const mostAnswerBytes = 1024 * 1024

interface Token {
  readonly algorithm: string
  /** Hexadecimal. */
  readonly imprint: string
  readonly at: string
  readonly serial: string
  readonly authority: string
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
/** Contents of a short element, without its tag and length. */
const contentsOf = (node: Node): Uint8Array => rawOf(node).subarray(2)

/**
 * Reads an authority's answer to a request (RFC 3161, 2.4.2), or a bare token, and holds it against the hash that was sent. Neither the
 * signature nor the authority is judged: that is for `openssl ts -verify` and a certificate that the user trusts.
 */
export function timestampIn(
  bytes: Uint8Array,
  fileName: string,
  sha256: string,
): Result<TimeStamp, TimestampFailure> {
  try {
    const [first, second] = kidsOf(nodeOf(bytes))
    // a bare token has no status before it
    const token = oidOf(first) === signedData ? nodeOf(bytes) : second
    const status = oidOf(first) === signedData ? 0 : statusOf(first)
    // 0: granted; 1: granted with changes
    if (status > 1 || !token) return failed({ kind: 'timestamp/refused', detail: String(status) })
    const { algorithm, imprint, at, serial, authority } = tokenIn(token)
    if (algorithm !== sha256Oid || imprint !== sha256)
      return failed({ kind: 'timestamp/other-hash', fileName, found: imprint })
    return ok({ at: asInstant(at), authority, serial, answer: base64Of(hexOf(bytes)) })
  } catch (error) {
    // whatever is not as it should be: a missing part, a date that is none
    if (error instanceof NotReadable || error instanceof RangeError || error instanceof TypeError)
      return failed({ kind: 'timestamp/not-an-answer', fileName })
    throw error
  }
}

function statusOf(node: Node | undefined): number {
  const [status] = kidsOf(node)
  if (!status || status.idBlock.tagNumber !== 2) throw new NotReadable('a status is missing')
  return contentsOf(status)[0] ?? 0
}

function tokenIn(token: Node): Token {
  const [type, content] = kidsOf(token)
  if (oidOf(type) !== signedData) throw new NotReadable('no signed data')
  const parts = kidsOf(kidsOf(content)[0])
  const [, , encapsulated] = parts
  const [kind, wrapped] = kidsOf(encapsulated)
  if (oidOf(kind) !== timestampInfo) throw new NotReadable('no time stamp')
  const [, , imprint, serial, at] = kidsOf(nodeOf(octetsOf(kidsOf(wrapped)[0])))
  const [algorithm, hash] = kidsOf(imprint)
  if (!serial) throw new NotReadable('no serial number')
  return {
    algorithm: oidOf(kidsOf(algorithm)[0]),
    imprint: hexOf(octetsOf(hash)),
    at: timeOf(at),
    serial: hexOf(contentsOf(serial)),
    authority: signerIn(parts),
  }
}

/** The name in the certificate that the signer's number points to; empty when it was not sent along. */
function signerIn(parts: readonly Node[]): string {
  const certificates = numbered(parts, 0)
  const signer = kidsOf(parts.at(-1))[0]
  const [, issuerAndSerial] = kidsOf(signer)
  const [issuer, serial] = kidsOf(issuerAndSerial)
  if (!certificates || !issuer || !serial) return ''
  const same = (a: Uint8Array, b: Uint8Array) => hexOf(a) === hexOf(b)
  const found = kidsOf(certificates)
    .map((node) => readCertificate(rawOf(node)))
    .find((one) => same(one.issuer, rawOf(issuer)) && same(one.serial, rawOf(serial)))
  return found?.name ?? ''
}
