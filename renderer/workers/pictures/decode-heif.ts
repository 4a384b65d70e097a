import libheifUrl from 'libheif-js/libheif-wasm/libheif.wasm?url'
import { BoundedFile } from '../inspect/bounded-file.ts'
import { readHeif } from '../inspect/image-headers.ts'
import type { DecodedPicture, NoPicture } from './picture-protocol.ts'

/** What is used of libheif (its own JavaScript side; https://github.com/strukturag/libheif). */
interface HeifImage {
  get_width(): number
  get_height(): number
  is_primary(): boolean
  display(into: ImageData, done: (image: ImageData | null) => void): void
  free(): void
}
interface Libheif {
  readonly HeifDecoder: new () => { decode(file: Uint8Array): HeifImage[] }
}

let library: Promise<Libheif> | undefined

/** The library is LGPL: its script and its wasm file stay files of their own, which anyone may replace. */
async function load(): Promise<Libheif> {
  const [{ default: make }, answer] = await Promise.all([
    import('libheif-js/libheif-wasm/libheif.js'),
    fetch(libheifUrl),
  ])
  if (!answer.ok) throw new Error(`${libheifUrl}: ${answer.status}`)
  const made: object = make({ wasmBinary: await answer.arrayBuffer() })
  if (!isLibheif(made)) throw new Error('not the libheif that was expected')
  return made
}
/** The library's types leave its own JavaScript side out. */
const isLibheif = (made: object): made is Libheif => 'HeifDecoder' in made

/** The first bytes hold all that is not pixels. */
const headBytes = 1024 * 1024

/**
 * The main picture of a HEIC or HEIF file, upright: libheif turns and mirrors it as the file says, so its EXIF
 * orientation must not be heeded again.
 */
export async function decodeHeif(file: Blob, maxPixels: number): Promise<DecodedPicture | NoPicture> {
  const { widthPx, heightPx } = await readHeif(new BoundedFile(file, 8 * headBytes))
  if (widthPx === undefined || heightPx === undefined) return 'undecodable'
  if (widthPx * heightPx > maxPixels) return 'too-large'
  library ??= load()
  const { HeifDecoder } = await library
  const images = new HeifDecoder().decode(new Uint8Array(await file.arrayBuffer()))
  try {
    const image = images.find((one) => one.is_primary()) ?? images[0]
    if (!image) return 'undecodable'
    const [width, height] = [image.get_width(), image.get_height()]
    if (width * height > maxPixels) return 'too-large'
    const wideColour = await isWide(file)
    const pixels = new ImageData(width, height, { colorSpace: wideColour ? 'display-p3' : 'srgb' })
    const shown = await new Promise<ImageData | null>((resolve) => image.display(pixels, resolve))
    return shown ? { bitmap: await createImageBitmap(shown), pages: 1, wideColour } : 'undecodable'
  } finally {
    images.forEach((image) => image.free())
  }
}

const displayP3 = 12
const ascii = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0))
const utf16 = (text: string) => Array.from(text, (sign) => [0, sign.charCodeAt(0)]).flat()

/** Telephones of the last years write Display P3: by number (`nclx`), or as a profile of that name. */
async function isWide(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const nclx = find(head, ascii('colrnclx'))
  if (nclx >= 0 && (head[nclx + 8] ?? 0) * 256 + (head[nclx + 9] ?? 0) === displayP3) return true
  return [ascii('Display P3'), utf16('Display P3')].some((name) => find(head, name) >= 0)
}

function find(bytes: Uint8Array, wanted: readonly number[]): number {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  }
  return -1
}
