import type { Certificate } from './certificate.ts'
import { joined } from './ciphers.ts'
import { der, tagged } from './der.ts'

const oid = {
  data: der.oid('1.2.840.113549.1.7.1'),
  signedData: der.oid('1.2.840.113549.1.7.2'),
  contentType: der.oid('1.2.840.113549.1.9.3'),
  messageDigest: der.oid('1.2.840.113549.1.9.4'),
  signingCertificate: der.oid('1.2.840.113549.1.9.16.2.47'),
  sha256: der.oid('2.16.840.1.101.3.4.2.1'),
}
const sha256 = der.sequence(oid.sha256)

/**
 * The signed attributes of a PAdES baseline signature (ETSI EN 319 142-1): what is signed, and by which certificate. The
 * time is the signature dictionary's, not one of these.
 * @param certificateHash SHA-256 of the certificate.
 */
export function signedAttributes(digest: Uint8Array, certificateHash: Uint8Array): Uint8Array {
  const attribute = (type: Uint8Array, value: Uint8Array) => der.sequence(type, der.set(value))
  const signedBy = der.sequence(der.sequence(der.sequence(der.octets(certificateHash))))
  return der.set(
    attribute(oid.contentType, oid.data),
    attribute(oid.messageDigest, der.octets(digest)),
    attribute(oid.signingCertificate, signedBy),
  )
}

/** A detached CMS signature (RFC 5652). Certificates go in as they are, issuer and serial as they stand in theirs. */
export function signedData(
  attributes: Uint8Array,
  signature: { readonly algorithm: Uint8Array; readonly bytes: Uint8Array },
  signer: Certificate,
  certificates: readonly Uint8Array[],
): Uint8Array {
  const signerInfo = der.sequence(
    der.smallInteger(1),
    der.sequence(signer.issuer, signer.serial),
    sha256,
    // the same bytes, as [0] in place of the set that was signed
    joined(Uint8Array.of(0xa0), attributes.subarray(1)),
    signature.algorithm,
    der.octets(signature.bytes),
  )
  const content = der.sequence(
    der.smallInteger(1),
    der.set(sha256),
    der.sequence(oid.data),
    tagged(0xa0, joined(...certificates)),
    der.set(signerInfo),
  )
  return der.sequence(oid.signedData, der.context(0, content))
}
