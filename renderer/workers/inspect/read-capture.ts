import { parse } from 'exifr'
import type { CaptureData } from '#shared/core/evidence/exhibit.ts'
import type { BoundedFile } from './bounded-file.ts'

/** Cameras write EXIF near the beginning, in at most 64 KiB. */
const headBytes = 512 * 1024
const exifBytes = 64 * 1024

/**
 * Capture time, device and place as an image's EXIF gives them; nothing when there is none or it is broken.
 * exifr gets the bare TIFF block: its own walk through a damaged HEIC never ends.
 */
export async function readCapture(file: BoundedFile): Promise<CaptureData> {
  const head = await file.read(0, headBytes)
  const start = startOfExif(head)
  if (start === undefined) return {}
  try {
    return captureOf(
      await parse(head.slice(start, start + exifBytes), {
        tiff: true,
        exif: true,
        gps: true,
        ifd1: false,
        interop: false,
        xmp: false,
        icc: false,
        iptc: false,
        reviveValues: false,
        translateValues: false,
        sanitize: true,
        mergeOutput: true,
      }),
    )
  } catch {
    return {} // broken EXIF makes exifr throw all sorts of errors; the picture itself may be sound
  }
}

/** A TIFF file is EXIF from its first byte; JPEG, HEIC and AVIF put `Exif 0 0` before it, PNG and WebP a chunk's name. */
function startOfExif(head: Uint8Array): number | undefined {
  const isTiff = (at: number) => {
    const [a, b, c, d] = head.subarray(at, at + 4)
    return (
      (a === 0x49 && b === 0x49 && c === 42 && d === 0) || (a === 0x4d && b === 0x4d && c === 0 && d === 42)
    )
  }
  if (isTiff(0)) return 0
  const name = (at: number) => String.fromCharCode(...head.subarray(at, at + 4))
  // x, X: the second letter of all three spellings
  for (let at = 1; at + 12 < head.length; at++) {
    if (head[at] !== 0x78 && head[at] !== 0x58) continue
    const found = name(at - 1)
    if (found === 'Exif' && isTiff(at + 5)) return at + 5
    if (found === 'eXIf' && isTiff(at + 3)) return at + 3
    if (found === 'EXIF' && isTiff(at + 7)) return at + 7
  }
  // ISO 23008-12 annex A: an Exif item begins with the offset of its TIFF block; some encoders leave the name out
  if (name(4) !== 'ftyp') return undefined
  for (let at = head.indexOf(0, 8); at >= 0 && at + 12 < head.length; at = head.indexOf(0, at + 1)) {
    if (head[at + 1] === 0 && head[at + 2] === 0 && head[at + 3] === 0 && isTiff(at + 4)) return at + 4
  }
  return undefined
}

function captureOf(tags: unknown): CaptureData {
  if (typeof tags !== 'object' || tags === null) return {}
  const tag = (name: string): unknown => Reflect.get(tags, name)
  const text = (name: string): string => {
    const value = tag(name)
    return typeof value === 'string' ? value.replace(/\0+$/, '').trim().slice(0, 200) : ''
  }
  const degrees = (name: string, limit: number): number | undefined => {
    const value = tag(name)
    return typeof value === 'number' && Math.abs(value) <= limit ? value : undefined
  }
  const date = isoOf(
    text('DateTimeOriginal') || text('CreateDate'),
    text('OffsetTimeOriginal') || text('OffsetTime'),
  )
  const [make, model] = [text('Make'), text('Model')]
  const device = model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`.trim()
  const [latitude, longitude] = [degrees('latitude', 90), degrees('longitude', 180)]
  return {
    ...(date ? { takenAt: date } : {}),
    ...(device ? { device } : {}),
    ...(text('Software') ? { software: text('Software') } : {}),
    ...(latitude !== undefined && longitude !== undefined ? { latitude, longitude } : {}),
  }
}

/** `2025:05:10 14:03:11` and `+08:00` become `2025-05-10T14:03:11+08:00`; a date of zeros means none. */
function isoOf(date: string, offset: string): string | undefined {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)/.exec(date)
  if (!match || match[1] === '0000') return undefined
  const zone = /^(?:Z|[+-]\d\d:\d\d)$/.test(offset) ? offset : ''
  return `${match[1]}-${match[2]}-${match[3]}T${match[4]}${zone}`
}
