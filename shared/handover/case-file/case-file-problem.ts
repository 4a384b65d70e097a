import type { CaseFileFault } from '#shared/core/failure.ts'

/** A case file is refused: nothing of it was taken in. */
export class CaseFileProblem extends Error {
  readonly fault: CaseFileFault
  /** The file in it, or the row; empty where it is the whole. */
  readonly where: string
  constructor(fault: CaseFileFault, where = '') {
    super(`${fault} ${where}`)
    this.fault = fault
    this.where = where
  }
}
