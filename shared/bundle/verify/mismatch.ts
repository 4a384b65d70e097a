import type { BundleCheck } from '#shared/core/failure.ts'

/** The first row in which the finished file differs from its plan. */
export class Mismatch extends Error {
  readonly check: BundleCheck
  readonly where: string
  readonly expected: string
  readonly found: string

  constructor(check: BundleCheck, where: string, expected: string, found: string) {
    super(`${check}, ${where}: expected ${expected}, found ${found}`)
    this.check = check
    this.where = where
    this.expected = expected
    this.found = found
  }
}
