/** How much one inspection may read and how long it may take. */
export interface InspectionLimits {
  /** Bytes fetched from the file, all probes together. */
  readonly maxBytes: number
  /** Milliseconds a single probe may take. */
  readonly probeMs: number
  /** Images with more pixels are not decoded: 120 Mpx are 480 MB as RGBA. */
  readonly maxPixels: number
}
export const inspectionLimits: InspectionLimits = {
  maxBytes: 96 * 1024 * 1024,
  probeMs: 10_000,
  maxPixels: 120_000_000,
}

/** The file wants to be read further than an inspection goes. Says nothing about the file's health. */
export class LimitReached extends Error {}

const windowBytes = 256 * 1024

/** As much of a Blob as an inspection takes. */
export interface Ranged {
  readonly size: number
  slice(start: number, end: number): Pick<Blob, 'arrayBuffer'>
}

/** Bytes that are in memory already: a Blob of them would go through another process and back. */
export const rangedBytes = (bytes: Uint8Array<ArrayBuffer>): Ranged => ({
  size: bytes.length,
  slice: (start, end) => ({ arrayBuffer: async () => bytes.slice(start, end).buffer }),
})

/**
 * A file read by ranges through a small window, so that probes may take four bytes at a time. It counts what it
 * fetches and refuses to go past the limit, whatever lengths the file claims.
 */
export class BoundedFile {
  readonly size: number
  readonly #file: Ranged
  readonly #maxBytes: number
  #fetched = 0
  #windows: readonly { readonly start: number; readonly bytes: Uint8Array<ArrayBuffer> }[] = []

  constructor(file: Ranged, maxBytes: number) {
    this.size = file.size
    this.#file = file
    this.#maxBytes = maxBytes
  }

  get fetched(): number {
    return this.#fetched
  }

  /** Up to `length` bytes from `offset`; fewer only at the end of the file. */
  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const start = Math.max(0, Math.min(offset, this.size))
    const end = Math.max(start, Math.min(start + length, this.size))
    const held = this.#windows.find(
      (window) => window.start <= start && end <= window.start + window.bytes.length,
    )
    if (held) return held.bytes.subarray(start - held.start, end - held.start)
    const bytes = await this.#fetch(start, Math.max(end - start, windowBytes))
    // two windows: the head (or a table) and where the probe is now
    this.#windows = [{ start, bytes }, ...this.#windows.slice(0, 1)]
    return bytes.subarray(0, end - start)
  }

  async #fetch(start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(this.size, start + length)
    if (this.#fetched + end - start > this.#maxBytes) throw new LimitReached(`${this.#maxBytes} bytes`)
    this.#fetched += end - start
    return new Uint8Array(await this.#file.slice(start, end).arrayBuffer())
  }

  /** The little of a Blob that music-metadata's tokenizer touches, so that its reads are counted and cached too. */
  asBlob(type: string): Blob {
    const slice = (start: number, end: number) => ({
      arrayBuffer: async () => (await this.read(start, end - start)).slice().buffer,
    })
    return { size: this.size, type, slice } as unknown as Blob
  }
}
