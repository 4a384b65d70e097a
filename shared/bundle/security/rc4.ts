/** RC4 from a stream's beginning on: the same call gives and takes the cipher. Broken as a cipher, but what old PDFs use. */
export class Rc4 {
  private readonly state: Uint8Array
  private i = 0
  private j = 0
  /** Bytes that went through. */
  position = 0

  constructor(key: Uint8Array) {
    const state = Uint8Array.from({ length: 256 }, (_, index) => index)
    for (let i = 0, j = 0; i < 256; i++) {
      const held = state[i] ?? 0
      j = (j + held + (key[i % key.length] ?? 0)) & 255
      state[i] = state[j] ?? 0
      state[j] = held
    }
    this.state = state
  }

  next(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
    const { state } = this
    const out = new Uint8Array(bytes.length)
    for (let at = 0; at < bytes.length; at++) {
      this.i = (this.i + 1) & 255
      const a = state[this.i] ?? 0
      this.j = (this.j + a) & 255
      const b = state[this.j] ?? 0
      state[this.i] = b
      state[this.j] = a
      out[at] = (bytes[at] ?? 0) ^ (state[(a + b) & 255] ?? 0)
    }
    this.position += bytes.length
    return out
  }
}

export const rc4 = (key: Uint8Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Rc4(key).next(bytes)
