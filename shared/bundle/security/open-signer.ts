import { NotReadable } from './asn1-nodes.ts'
import { type Certificate, curveOf, readCertificate } from './certificate.ts'
import { der } from './der.ts'
import { readKeyFile } from './read-key-file.ts'
import { signedAttributes, signedData } from './signed-data.ts'
import type { Signer } from './signer.ts'
import { CannotSign } from './signing-trouble.ts'
import type { HeldKey, WebCrypto } from './web-crypto.ts'

/** A kind of key, as the runtime names it and as a signature does. */
interface Scheme {
  readonly key: { readonly name: string; readonly hash: string; readonly namedCurve?: string }
  readonly algorithm: Uint8Array
  readonly signature: (made: Uint8Array) => Uint8Array
}

const rsa: Scheme = {
  key: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
  algorithm: der.sequence(der.oid('1.2.840.113549.1.1.11'), der.nothing()),
  signature: (made) => made,
}
const onCurve = (namedCurve: string): Scheme => ({
  key: { name: 'ECDSA', hash: 'SHA-256', namedCurve },
  algorithm: der.sequence(der.oid('1.2.840.10045.4.3.2')),
  // the runtime gives the two numbers side by side
  signature: (made) =>
    der.sequence(der.integer(made.subarray(0, made.length / 2)), der.integer(made.subarray(made.length / 2))),
})
const curves: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
}

/**
 * Opens a .p12 or .pfx file for signing at `now`.
 * @throws CannotSign when the password is wrong, nothing in it can sign, or its certificate is not valid at that time.
 */
export async function openSigner(
  crypto: WebCrypto,
  file: Uint8Array,
  password: string,
  now: string,
): Promise<Signer> {
  const { certificates, keys } = await readKeyFile(crypto, file, password)
  const read = certificates.map(readable)
  const pair = await fittingPair(crypto, read, keys)
  const { certificate, scheme, key } = pair
  if (now < certificate.validFrom) throw new CannotSign('not-yet-valid', certificate.validFrom)
  if (now > certificate.validTo) throw new CannotSign('expired', certificate.validTo)
  const ordered = [certificate.der, ...certificates.filter((one) => one !== certificate.der)]
  const own = new Uint8Array(await crypto.digest('SHA-256', new Uint8Array(certificate.der)))
  return {
    name: certificate.name,
    // the certificates, the key's own length, and what CMS adds
    mostBytes: ordered.reduce((sum, { length }) => sum + length, 2048 + certificate.issuer.length),
    async sign(digest) {
      const attributes = signedAttributes(digest, own)
      const made = await crypto.sign(scheme.key, key, new Uint8Array(attributes))
      const bytes = scheme.signature(new Uint8Array(made))
      return signedData(attributes, { algorithm: scheme.algorithm, bytes }, certificate, ordered)
    },
  }
}

function readable(der: Uint8Array): Certificate {
  try {
    return readCertificate(der)
  } catch (error) {
    if (error instanceof NotReadable) throw new CannotSign('not-a-key-file', error.message)
    throw error
  }
}

/** The private key and the certificate that is about it: a signature of the one must satisfy the other. */
async function fittingPair(
  crypto: WebCrypto,
  certificates: readonly Certificate[],
  keys: readonly Uint8Array[],
) {
  if (keys.length === 0 || certificates.length === 0) throw new CannotSign('no-key', '')
  let unknown = ''
  for (const certificate of certificates) {
    const scheme = schemeOf(certificate)
    if (!scheme) unknown = certificate.keyAlgorithm
    for (const bytes of scheme ? keys : []) {
      const key = scheme && (await keyThatFits(crypto, certificate, scheme, bytes))
      if (scheme && key) return { certificate, scheme, key }
    }
  }
  throw unknown ? new CannotSign('unsupported', unknown) : new CannotSign('no-key', '')
}

function schemeOf(certificate: Certificate): Scheme | undefined {
  if (certificate.keyAlgorithm === '1.2.840.113549.1.1.1') return rsa
  if (certificate.keyAlgorithm !== '1.2.840.10045.2.1') return undefined
  const curve = curves[curveOf(certificate)]
  return curve === undefined ? undefined : onCurve(curve)
}

async function keyThatFits(
  crypto: WebCrypto,
  { publicKey }: Certificate,
  { key }: Scheme,
  bytes: Uint8Array,
): Promise<HeldKey | undefined> {
  const trial = new TextEncoder().encode('trial')
  try {
    const own = await crypto.importKey('pkcs8', new Uint8Array(bytes), { ...key }, false, ['sign'])
    const other = await crypto.importKey('spki', new Uint8Array(publicKey), { ...key }, false, ['verify'])
    const made = new Uint8Array(await crypto.sign(key, own, trial))
    return (await crypto.verify(key, other, made, trial)) ? own : undefined
  } catch {
    // a key of another kind than the certificate's
    return undefined
  }
}
