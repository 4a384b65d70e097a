import { parse } from 'exifr'
import type { CaptureData } from '#shared/core/evidence/exhibit.ts'
import type { BoundedFile } from './bounded-file.ts'

/** Cameras write EXIF near the beginning; exifr gets no more than this, so it can neither wander nor grow. */
const headBytes = 512 * 1024

const withExif = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/tiff',
  'image/heic',
  'image/heif',
  'image/avif',
])

/** Capture time, device and place as an image's EXIF gives them; nothing when there is none or it is broken. */
export async function readCapture(file: BoundedFile, type: string): Promise<CaptureData> {
  if (!withExif.has(type)) return {}
  const head = await file.read(0, headBytes)
  try {
    return captureOf(
      await parse(head, {
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
