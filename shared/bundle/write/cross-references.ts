/** 1 + 6 + 2. */
const rowBytes = 9

/** What the cross-reference stream says of an object: at an offset, or at a place in an object stream. */
export class CrossReferences {
  private kinds: number[] = []
  /** Offset, or the number of the object stream. Offsets may pass 2^32: JavaScript numbers are exact to 2^53. */
  private firsts: number[] = []
  private seconds: number[] = []

  at(number: number, offset: number): void {
    this.set(number, 1, offset, 0)
  }

  inStream(number: number, stream: number, index: number): void {
    this.set(number, 2, stream, index)
  }

  /** Rows of /W [1 6 2] for objects 0 to `size - 1`. */
  rows(size: number): Uint8Array {
    const bytes = new Uint8Array(size * rowBytes)
    const view = new DataView(bytes.buffer)
    for (let number = 0; number < size; number++) {
      const first = this.firsts[number] ?? 0
      const row = number * rowBytes
      view.setUint8(row, this.kinds[number] ?? 0)
      view.setUint16(row + 1, Math.floor(first / 0x1_0000_0000))
      view.setUint32(row + 3, first % 0x1_0000_0000)
      // object 0 heads the list of free objects (ISO 32000-1, 7.5.4)
      view.setUint16(row + 7, number === 0 ? 65_535 : (this.seconds[number] ?? 0))
    }
    return bytes
  }

  /**
   * The same as differences between a row and the one above, each behind a byte that says so (PNG's filter Up, which is
   * /Predictor 12 with /Columns 9). Neighbours are alike: they pack to a tenth.
   */
  differences(size: number): Uint8Array {
    const rows = this.rows(size)
    const bytes = new Uint8Array(size * (rowBytes + 1))
    for (let number = 0; number < size; number++) {
      bytes[number * (rowBytes + 1)] = 2
      for (let column = 0; column < rowBytes; column++) {
        const at = number * rowBytes + column
        bytes[at + number + 1] = (rows[at] ?? 0) - (rows[at - rowBytes] ?? 0)
      }
    }
    return bytes
  }

  private set(number: number, kind: number, first: number, second: number): void {
    if (this.kinds[number]) throw new Error(`object ${number} is written twice`)
    this.kinds[number] = kind
    this.firsts[number] = first
    this.seconds[number] = second
  }
}
