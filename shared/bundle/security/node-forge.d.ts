/** The old ciphers of PKCS #12, and MD5; node-forge is used for nothing else. Its byte strings are Latin-1. */
declare module 'node-forge/lib/pbe.js' {
  interface Cipher {
    update(bytes: object): void
    finish(): boolean
    readonly output: { getBytes(): string }
  }
  const pbe: {
    getCipherForPKCS12PBE(oid: string, parameters: object, password: string): Cipher
    generatePkcs12Key(
      password: string,
      salt: object,
      use: 1 | 2 | 3,
      iterations: number,
      bytes: number,
      digest: object,
    ): { getBytes(): string }
  }
  export default pbe
}
/** What the modules above hang themselves on. */
declare module 'node-forge/lib/forge.js' {
  interface Digest {
    update(bytes: string): Digest
    digest(): { getBytes(): string }
  }
  const forge: {
    readonly asn1: { fromDer(bytes: string): object }
    readonly util: { createBuffer(bytes: string): object }
    readonly md: Readonly<Record<string, { create(): Digest }>>
  }
  export default forge
}
declare module 'node-forge/lib/md5.js'
