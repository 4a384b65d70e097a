import { GeneralizedTime, UTCTime } from 'asn1js'
import { kidsOf, type Node, nodeOf, NotReadable, numbered, oidOf, rawOf } from './asn1-nodes.ts'

/** What of a certificate (X.509) is needed to sign with it. Its bytes are never written anew: some names would not survive. */
export interface Certificate {
  readonly der: Uint8Array
  /** `issuer` and `serial` as they stand in it. */
  readonly issuer: Uint8Array
  readonly serial: Uint8Array
  readonly subject: Uint8Array
  /** The public key's identifier and the bytes it is in. */
  readonly keyAlgorithm: string
  readonly publicKey: Uint8Array
  /** The common name, or all that there is. */
  readonly name: string
  /** ISO 8601, in UTC. */
  readonly validFrom: string
  readonly validTo: string
}

const commonName = '2.5.4.3'
const organisation = '2.5.4.10'

/** @throws NotReadable when it is no certificate. */
export function readCertificate(der: Uint8Array): Certificate {
  const [body] = kidsOf(nodeOf(der))
  const all = kidsOf(body)
  // the version is left out of those of version 1
  const [serial, , issuer, validity, subject, publicKey] = numbered(all.slice(0, 1), 0) ? all.slice(1) : all
  if (!serial || !issuer || !subject || !publicKey) throw new NotReadable('a certificate with parts missing')
  const [from, to] = kidsOf(validity)
  return {
    der,
    issuer: rawOf(issuer),
    serial: rawOf(serial),
    subject: rawOf(subject),
    keyAlgorithm: oidOf(kidsOf(kidsOf(publicKey)[0])[0]),
    publicKey: rawOf(publicKey),
    name: nameIn(subject, commonName) ?? nameIn(subject, organisation) ?? '',
    validFrom: timeOf(from),
    validTo: timeOf(to),
  }
}

/** The curve of a key on one: second in its algorithm. */
export const curveOf = ({ publicKey }: Certificate): string => oidOf(kidsOf(kidsOf(nodeOf(publicKey))[0])[1])

function nameIn(name: Node, wanted: string): string | undefined {
  for (const part of kidsOf(name)) {
    const [type, value] = kidsOf(kidsOf(part)[0])
    if (oidOf(type) === wanted && value && hasText(value)) return value.getValue()
  }
  return undefined
}
const hasText = (node: Node): node is Node & { getValue(): string } =>
  'getValue' in node && typeof node.getValue === 'function'

/** A time of either kind, as ISO 8601 in UTC. @throws NotReadable. */
export function timeOf(node: Node | undefined): string {
  if (node instanceof UTCTime || node instanceof GeneralizedTime) return node.toDate().toISOString()
  throw new NotReadable('a time is missing')
}
