/** An original's bytes are no longer those that were taken in. `makeBundle` turns it into `bundle/original-altered`. */
export class OriginalAltered extends Error {
  readonly fileName: string
  readonly expected: string
  readonly found: string
  constructor(fileName: string, expected: string, found: string) {
    super(`${fileName}: expected ${expected}, found ${found}`)
    this.fileName = fileName
    this.expected = expected
    this.found = found
  }
}
