import { blockBytes, type Ciphers, joined } from './ciphers.ts'

/** How long a stream of so many bytes is once it is encrypted: the initial vector, the blocks, the padding. */
export const encryptedLength = (bytes: number): number =>
  blockBytes + (Math.floor(bytes / blockBytes) + 1) * blockBytes

/** One stream on its way through AES-256 (CBC, padded at its end as PKCS #7). Pieces come out in the order they went in. */
export class CbcStream {
  private readonly ciphers: Ciphers
  private readonly key: Uint8Array
  private readonly iv: Uint8Array
  /** The last block so far; the next one depends on it. */
  private last: Promise<Uint8Array>
  private carry: Uint8Array = new Uint8Array(0)

  constructor(ciphers: Ciphers, key: Uint8Array, iv: Uint8Array) {
    this.ciphers = ciphers
    this.key = key
    this.iv = iv
    this.last = Promise.resolve(iv)
  }

  /** What stands before the first block. */
  head(): Uint8Array {
    return this.iv
  }

  /** The array may be used again once the promise settles. */
  push(bytes: Uint8Array): Promise<Uint8Array> {
    const all = this.carry.length === 0 ? bytes : joined(this.carry, bytes)
    const whole = all.length - (all.length % blockBytes)
    this.carry = all.slice(whole)
    return this.next(all.subarray(0, whole))
  }

  end(): Promise<Uint8Array> {
    const missing = blockBytes - this.carry.length
    return this.next(joined(this.carry, new Uint8Array(missing).fill(missing)))
  }

  private next(blocks: Uint8Array): Promise<Uint8Array> {
    if (blocks.length === 0) return this.last.then(() => blocks)
    const done = this.last.then((iv) => this.ciphers.encrypt(this.key, iv, blocks))
    this.last = done.then((encrypted) => encrypted.slice(-blockBytes))
    // whoever waits for the piece hears of its failure
    this.last.catch(() => undefined)
    return done
  }
}

/** All of it at once. */
export async function encryptedWhole(stream: CbcStream, bytes: Uint8Array): Promise<Uint8Array> {
  return joined(stream.head(), await stream.push(bytes), await stream.end())
}
