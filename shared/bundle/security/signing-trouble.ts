/** Why nobody can sign with a file of keys. */
export type SigningReason =
  | 'wrong-password'
  /** Not PKCS #12 (.p12, .pfx), or damaged. */
  | 'not-a-key-file'
  /** There is no private key in it, or none that fits its certificate. */
  | 'no-key'
  | 'expired'
  | 'not-yet-valid'
  /** A kind of key or cipher that is not known here, SM2 for one. */
  | 'unsupported'

/** Thrown when a file of keys is opened; `detail` is a date, or what another program calls the thing. */
export class CannotSign extends Error {
  readonly reason: SigningReason
  readonly detail: string
  constructor(reason: SigningReason, detail: string) {
    super(`${reason}: ${detail}`)
    this.reason = reason
    this.detail = detail
  }
}
