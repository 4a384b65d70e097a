/** A key that the runtime holds for us. */
export interface HeldKey {
  readonly type: string
}
type Bytes = Uint8Array<ArrayBuffer>
type KeyUse = 'encrypt' | 'decrypt' | 'sign' | 'verify' | 'deriveBits'

/** The part of `crypto.subtle` that is used here; Node and browsers both have it, and both work beside this thread. */
export interface WebCrypto {
  importKey(
    format: 'raw' | 'pkcs8' | 'spki',
    key: Bytes,
    algorithm: { name: string; hash?: string; namedCurve?: string },
    isExtractable: boolean,
    uses: KeyUse[],
  ): Promise<HeldKey>
  encrypt(algorithm: { name: 'AES-CBC'; iv: Bytes }, key: HeldKey, bytes: Bytes): Promise<ArrayBuffer>
  decrypt(algorithm: { name: 'AES-CBC'; iv: Bytes }, key: HeldKey, bytes: Bytes): Promise<ArrayBuffer>
  digest(algorithm: string, bytes: Bytes): Promise<ArrayBuffer>
  sign(algorithm: { name: string; hash?: string }, key: HeldKey, bytes: Bytes): Promise<ArrayBuffer>
  verify(
    algorithm: { name: string; hash?: string },
    key: HeldKey,
    signature: Bytes,
    bytes: Bytes,
  ): Promise<boolean>
  deriveBits(
    algorithm: { name: 'PBKDF2'; hash: string; salt: Bytes; iterations: number },
    key: HeldKey,
    bits: number,
  ): Promise<ArrayBuffer>
}
