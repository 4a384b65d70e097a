import type { SigningReason } from '#shared/core/failure.ts'

/** Thrown when a file of keys is opened. `makeBundle` turns it into `bundle/cannot-sign`. */
export class CannotSign extends Error {
  readonly reason: SigningReason
  readonly detail: string
  constructor(reason: SigningReason, detail: string) {
    super(`${reason}: ${detail}`)
    this.reason = reason
    this.detail = detail
  }
}
