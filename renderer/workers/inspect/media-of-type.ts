import type { MediaClass } from '#shared/core/evidence/exhibit.ts'

/** How a type is shown. `supported` is false where Chromium has no decoder: the file is kept, its view is missing. */
export interface MediaOfType {
  readonly media: MediaClass
  readonly supported: boolean
}

const shown = (media: MediaClass): MediaOfType => ({ media, supported: true })
const unshown = (media: MediaClass): MediaOfType => ({ media, supported: false })

/** Types that do not follow the rule of their first word. */
const exceptions: Readonly<Record<string, MediaOfType>> = {
  'application/pdf': shown('pdf'),
  'message/rfc822': shown('email'),
  'application/json': shown('text'),
  'application/xml': shown('text'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': shown('text'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': shown('text'),
  'application/ofd': shown('text'),
  'application/ogg': shown('audio'),
  'audio/amr': unshown('audio'),
  'audio/silk': unshown('audio'),
  'audio/x-ms-asf': unshown('audio'),
  'audio/aiff': unshown('audio'),
  'audio/ape': unshown('audio'),
  'audio/x-musepack': unshown('audio'),
  'audio/wavpack': unshown('audio'),
  'audio/x-dsf': unshown('audio'),
  'audio/vnd.dolby.dd-raw': unshown('audio'),
  'audio/midi': unshown('audio'),
  'application/vnd.ms-asf': unshown('video'),
  'video/vnd.avi': unshown('video'),
  'video/x-flv': unshown('video'),
  'video/x-ms-asf': unshown('video'),
  'video/mpeg': unshown('video'),
  'video/MP1S': unshown('video'),
  'video/MP2P': unshown('video'),
  'video/mp2t': unshown('video'),
}
const images = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/gif',
  'image/webp',
  'image/bmp',
  'image/avif',
  // decoded by libraries of ours, in the picture worker
  'image/heic',
  'image/heif',
  'image/heic-sequence',
  'image/heif-sequence',
  'image/tiff',
])

/** Images that no decoder here opens (camera formats, JPEG XL) are `other`: there is nothing to draw. */
export function mediaOfType(type: string): MediaOfType {
  const exception = exceptions[type]
  if (exception) return exception
  if (images.has(type)) return shown('image')
  if (type.startsWith('audio/')) return shown('audio')
  if (type.startsWith('video/')) return shown('video')
  if (type.startsWith('text/')) return shown('text')
  return unshown('other')
}
