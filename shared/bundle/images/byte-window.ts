import type { ByteSource } from '../ports.ts'

/** Reads headers through a window, so that small fields cost no reads of their own. */
export interface ByteWindow {
  readonly bytes: number
  /** `length` bytes at `offset`; undefined where the source has no such bytes. Good until the next call. */
  at(offset: number, length: number): Promise<DataView | undefined>
}

const windowBytes = 64 * 1024

/** @param least is read at once; more where more is asked for. */
export function byteWindow(source: ByteSource, least = windowBytes): ByteWindow {
  let base = 0
  let held = new Uint8Array(0)
  return {
    bytes: source.bytes,
    async at(offset, length) {
      if (offset < 0 || length < 0 || offset + length > source.bytes) return undefined
      if (offset < base || offset + length > base + held.length) {
        const wanted = Math.min(Math.max(length, least), source.bytes - offset)
        // a copy: the source may use its array again
        held = (await source.read(offset, wanted)).slice()
        base = offset
      }
      return new DataView(held.buffer, held.byteOffset + offset - base, length)
    },
  }
}

export const latin1 = (view: DataView, offset: number, length: number): string =>
  String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, length))
