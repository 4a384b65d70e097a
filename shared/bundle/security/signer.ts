/** Someone who can sign a file. Holds a private key: lives as long as one export and is stored nowhere. */
export interface Signer {
  /** As the certificate says it. */
  readonly name: string
  /** No signature is longer. */
  readonly mostBytes: number
  /** A detached CMS signature (CAdES) over a file with this SHA-256. DER. */
  sign(digest: Uint8Array): Promise<Uint8Array>
}
