import type {
  CaptureData,
  ExhibitKind,
  ExhibitProblem,
  MediaClass,
  Original,
} from '#shared/core/evidence/exhibit.ts'
import { isWritten } from '#shared/office/read-written.ts'
import { openZip, ZipProblem } from '#shared/office/zip-archive.ts'
import { BoundedFile, type InspectionLimits, inspectionLimits, type Ranged } from './bounded-file.ts'
import { extensionOf, isMismatch } from './extension-mismatch.ts'
import { type ImageFacts, readBmp, readGif, readHeif, readWebp } from './image-headers.ts'
import { mediaOfType } from './media-of-type.ts'
import { readCapture } from './read-capture.ts'
import { readJpeg } from './read-jpeg.ts'
import { readPdf } from './read-pdf.ts'
import { readPng } from './read-png.ts'
import { readRecording } from './read-recording.ts'
import { readTiff } from './read-tiff.ts'
import { readText, type TextFacts } from './read-text.ts'
import { sniffType } from './sniff-type.ts'
import { suggestKind } from './suggest-kind.ts'
import { withinTime } from './within-time.ts'

/** What the bytes of a file say about it, and the kind of evidence it is likely to be. */
export type Inspection = Omit<Original, 'sha256' | 'bytes' | 'name' | 'modifiedAt'> & {
  readonly kind: ExhibitKind
}

/** What a probe of one type adds. */
interface Found {
  readonly type?: string
  readonly media?: MediaClass
  readonly widthPx?: number
  readonly heightPx?: number
  readonly pages?: number
  readonly durationMs?: number
  readonly capture?: CaptureData
  readonly problems?: readonly ExhibitProblem[]
}

const unknownType = 'application/octet-stream'

/**
 * Looks into a file by ranges: its type by content, size in pixels, pages or milliseconds, embedded capture data, and
 * what is wrong with it. Never throws, never loads a large file whole, and comes back within its deadlines.
 */
export async function inspectFile(
  file: Ranged,
  name: string,
  limits: InspectionLimits = inspectionLimits,
): Promise<Inspection> {
  const kindBy = (media: MediaClass, more: object = {}) => suggestKind({ name, media, ...more })
  if (file.size === 0)
    return {
      type: unknownType,
      media: 'other',
      capture: {},
      problems: [{ kind: 'empty' }],
      kind: kindBy('other'),
    }
  const bounded = new BoundedFile(file, limits.maxBytes)
  const extension = extensionOf(name)
  const sniffed = await withinTime(limits.probeMs, () => sniffType(bounded))
  const text = sniffed.value
    ? undefined
    : await withinTime(limits.probeMs, () => readText(bounded, extension))
  const written: TextFacts | undefined = text?.value
  const type = sniffed.value ?? written?.type ?? unknownType
  const { media, supported } = mediaOfType(type)
  const probed = await withinTime(limits.probeMs, () => probe(bounded, type, media, limits))
  const found: Found = probed.value ?? {}
  const unread = [sniffed, text, probed].some((step) => step?.failed)
  const finalType = found.type ?? type
  const finalMedia = found.media ?? media
  const problems: readonly ExhibitProblem[] = [
    ...(unread ? [{ kind: 'damaged', detail: 'unreadable' } as const] : (found.problems ?? [])),
    ...(supported || unread ? [] : [{ kind: 'unsupported-type' } as const]),
    ...(isMismatch(extension, finalType)
      ? [{ kind: 'extension-mismatch', extension, found: finalType } as const]
      : []),
  ]
  const { widthPx, heightPx, pages, durationMs, capture = {} } = found
  const size = widthPx === undefined || heightPx === undefined ? {} : { widthPx, heightPx }
  return {
    type: finalType,
    media: finalMedia,
    capture,
    ...size,
    ...(pages === undefined ? {} : { pages }),
    ...(durationMs === undefined ? {} : { durationMs }),
    problems,
    kind: kindBy(finalMedia, { ...size, text: written?.beginning, photo: capture.device !== undefined }),
  }
}

async function probe(
  file: BoundedFile,
  type: string,
  media: MediaClass,
  limits: InspectionLimits,
): Promise<Found> {
  if (media === 'pdf') {
    const { encrypted, damage, ...facts } = await readPdf(file)
    return {
      ...facts,
      problems: [
        ...(damage ? [{ kind: 'damaged', detail: damage } as const] : []),
        ...(encrypted ? [{ kind: 'encrypted' } as const] : []),
      ],
    }
  }
  if ((media === 'audio' && type !== 'audio/silk') || media === 'video')
    return await probeRecording(file, type)
  if (isWritten(type)) return await probeWritten(file)
  if (!type.startsWith('image/')) return {}
  const capture = await readCapture(file)
  return { capture, ...(media === 'image' ? imageFound(await readImage(file, type), limits) : {}) }
}

function imageFound({ damage, ...size }: ImageFacts, limits: InspectionLimits): Found {
  const pixels = (size.widthPx ?? 0) * (size.heightPx ?? 0)
  return {
    ...size,
    problems: [
      ...(damage ? [{ kind: 'damaged', detail: damage } as const] : []),
      ...(pixels > limits.maxPixels ? [{ kind: 'too-large-to-show', pixels } as const] : []),
    ],
  }
}

function readImage(file: BoundedFile, type: string): Promise<ImageFacts> {
  if (type === 'image/jpeg') return readJpeg(file)
  if (type === 'image/png' || type === 'image/apng') return readPng(file)
  if (type === 'image/gif') return readGif(file)
  if (type === 'image/webp') return readWebp(file)
  if (type === 'image/tiff') return readTiff(file)
  return type === 'image/bmp' ? readBmp(file) : readHeif(file)
}

/** A zip's directory stands at its end: without it the file is cut off. What it holds is read when it is shown. */
async function probeWritten(file: BoundedFile): Promise<Found> {
  try {
    await openZip((offset, length) => file.read(offset, length), file.size)
    return {}
  } catch (error) {
    if (error instanceof ZipProblem) return { problems: [{ kind: 'damaged', detail: 'truncated' }] }
    throw error
  }
}

/** An MP4 or WebM without a picture is a recording, whatever its container is called. */
async function probeRecording(file: BoundedFile, type: string): Promise<Found> {
  const { hasVideo, damage, durationMs, capture } = await readRecording(file, type)
  const soundOnly = type.startsWith('video/') && !hasVideo && damage === undefined
  return {
    ...(soundOnly ? { type: type.replace('video/', 'audio/'), media: 'audio' } : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
    capture,
    problems: damage ? [{ kind: 'damaged', detail: damage }] : [],
  }
}
