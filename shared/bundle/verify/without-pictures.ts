import { PDFDict, PDFName, PDFRef } from 'pdf-lib'
import type { ByteSource } from '../ports.ts'
import type { FileObjects } from './cross-reference.ts'

/** Smaller ones are not worth it. */
const leastBytes = 32 * 1024
/**
 * One byte: pdf.js takes a stream of none for one that goes to the end of the file. And it looks two words ahead, where it
 * must not meet the picture.
 */
const nothing = latin1Bytes(' \nendstream\nendobj\nendobj\nendobj\n')

interface Patch {
  readonly at: number
  readonly bytes: Uint8Array
}

/**
 * The file as it is, but for its pictures, which are empty: pdf.js reads all pictures of a page, gigabytes of them, when it
 * is asked for the page's text. Text, links and all else are the file's own bytes.
 */
export async function withoutPictures(source: ByteSource, objects: FileObjects): Promise<ByteSource> {
  const patches: Patch[] = []
  for (const { number, offset } of objects.entries()) {
    if (offset === undefined) continue
    const ref = PDFRef.of(number)
    const dict = await objects.object(ref)
    if (!(dict instanceof PDFDict) || dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) continue
    const { offset: from, length } = await objects.streamRange(ref)
    if (length < leastBytes) continue
    const head = textOf(await source.read(offset, from - offset))
    const digits = /\/Length (\d+)/.exec(head)
    if (!digits?.[1]) continue
    const at = offset + digits.index + '/Length '.length
    patches.push({ at, bytes: latin1Bytes('1'.padEnd(digits[1].length)) }, { at: from, bytes: nothing })
  }
  patches.sort((a, b) => a.at - b.at)
  const patch = (offset: number, bytes: Uint8Array): void => {
    for (let index = firstEndingBehind(patches, offset); index < patches.length; index++) {
      const one = patches[index]
      if (!one || one.at >= offset + bytes.length) return
      one.bytes.forEach((byte, place) => {
        const at = one.at + place - offset
        if (at >= 0 && at < bytes.length) bytes[at] = byte
      })
    }
  }
  return {
    id: source.id,
    bytes: source.bytes,
    async read(offset, length) {
      const bytes = Uint8Array.from(await source.read(offset, length))
      patch(offset, bytes)
      return bytes
    },
  }
}

/** The first patch that reaches into what begins at `offset`. They lie far apart, in order. */
function firstEndingBehind(patches: readonly Patch[], offset: number): number {
  let [low, high] = [0, patches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = patches[middle]
    if (one && one.at + one.bytes.length <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}
const textOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
