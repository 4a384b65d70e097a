import { parseBlob } from 'music-metadata'
import type { CaptureData, Damage } from '#shared/core/evidence/exhibit.ts'
import type { BoundedFile } from './bounded-file.ts'
import { readAmr } from './read-amr.ts'

export interface RecordingFacts {
  readonly durationMs?: number
  readonly hasVideo: boolean
  readonly damage?: Damage
  readonly capture: CaptureData
}

/** Up to here a file without a table of contents is walked frame by frame; above, a steady bit rate is assumed. */
const walkedBytes = 48 * 1024 * 1024

/** Container damage first, by the lengths it claims; then duration and capture data by music-metadata. */
export async function readRecording(file: BoundedFile, type: string): Promise<RecordingFacts> {
  if (type === 'audio/amr') return { ...(await readAmr(file)), hasVideo: false, capture: {} }
  const damage = await damageOf(file, type)
  try {
    const { format } = await parseBlob(file.asBlob(type), {
      duration: file.size <= walkedBytes,
      skipCovers: true,
      skipPostHeaders: true,
      mkvUseIndex: true,
    })
    const durationMs = Math.round((format.duration ?? 0) * 1000)
    const known = Number.isSafeInteger(durationMs) && durationMs > 0
    const sound = format.hasAudio === true || format.hasVideo === true || format.codec !== undefined
    const broken = damage ?? (sound ? undefined : 'unreadable')
    return {
      hasVideo: format.hasVideo ?? false,
      ...(known ? { durationMs } : {}),
      ...(broken ? { damage: broken } : {}),
      capture: captureOf(format.creationTime, format.tool),
    }
  } catch {
    // whatever a broken recording makes the library throw: it is kept, only its length stays unknown
    return { hasVideo: false, damage: damage ?? 'unreadable', capture: {} }
  }
}

function captureOf(created: Date | undefined, tool: string | undefined): CaptureData {
  const at = created && !Number.isNaN(created.getTime()) ? created : undefined
  return {
    // a recorder without a clock writes the format's own epoch, 1904 or 1970
    ...(at && at.getUTCFullYear() > 1980 ? { takenAt: at.toISOString().replace(/\.\d{3}Z$/, 'Z') } : {}),
    ...(tool ? { software: tool.slice(0, 200) } : {}),
  }
}

const text = (bytes: Uint8Array) => String.fromCharCode(...bytes)

async function damageOf(file: BoundedFile, type: string): Promise<Damage | undefined> {
  if (/^(audio|video)\/(mp4|x-m4a|quicktime|3gpp2?|x-m4v)$/.test(type)) return await damageOfMp4(file)
  if (/^audio\/(wav|x-wav|vnd\.wave)$/.test(type)) return await damageOfWav(file)
  if (type === 'audio/mpeg') return await damageOfMp3(file)
  return undefined
}

/** The top-level boxes of an MP4 must fit into the file, and one of them must be `moov`. */
async function damageOfMp4(file: BoundedFile): Promise<Damage | undefined> {
  let hasMovie = false
  for (let at = 0, boxes = 0; at < file.size && boxes < 100_000; boxes++) {
    const head = await file.read(at, 16)
    if (head.length < 8) return 'truncated'
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
    const name = text(head.subarray(4, 8))
    if (!/^[\w\- ©]{4}$/.test(name)) return hasMovie ? undefined : 'corrupt'
    const short = view.getUint32(0)
    const size = short === 1 && head.length === 16 ? Number(view.getBigUint64(8)) : short
    hasMovie ||= name === 'moov' || name === 'moof'
    if (short === 0) break // reaches to the end of the file
    if (size < 8) return 'corrupt'
    at += size
    if (at > file.size) return 'truncated'
  }
  return hasMovie ? undefined : 'truncated'
}

/** Length fields of 0 and of all ones mean "written while recording" and claim nothing. */
async function damageOfWav(file: BoundedFile): Promise<Damage | undefined> {
  for (let at = 12, chunks = 0; chunks < 1000; chunks++) {
    const head = await file.read(at, 8)
    if (head.length < 8) return 'truncated'
    const size = new DataView(head.buffer, head.byteOffset, 8).getUint32(4, true)
    if (text(head.subarray(0, 4)) === 'data')
      return size > 0 && size < 0xffff_ff00 && at + 8 + size > file.size ? 'truncated' : undefined
    at += 8 + size + (size % 2)
  }
  return 'corrupt'
}

/** Only a Xing or Info header tells how many bytes an MP3 should have. */
async function damageOfMp3(file: BoundedFile): Promise<Damage | undefined> {
  const head = await file.read(0, 10)
  const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6)
  const tag = text(head.subarray(0, 3)) === 'ID3' ? 10 + (a << 21) + (b << 14) + (c << 7) + d : 0
  const frame = await file.read(tag, 256)
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength)
  for (const at of [13, 21, 36]) {
    if (frame.length < at + 16 || !/^(?:Xing|Info)$/.test(text(frame.subarray(at, at + 4)))) continue
    const flags = view.getUint32(at + 4)
    const bytes = flags & 2 ? view.getUint32(at + 8 + (flags & 1 ? 4 : 0)) : 0
    return tag + bytes > file.size ? 'truncated' : undefined
  }
  return undefined
}
