import type { BundleFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { readJpegHeader } from '../images/jpeg-header.ts'
import type { ByteSource } from '../ports.ts'
import type { PictureLimits } from './picture-limits.ts'

/** The finished picture is a JPEG within the limits, and says nothing but its pixels. @throws SourceError. */
export async function checkPicture(
  where: string,
  source: ByteSource,
  { maxSidePx, maxBytes }: PictureLimits,
): Promise<Result<undefined, BundleFailure>> {
  const header = await readJpegHeader(source)
  const side = header.kind === 'jpeg' ? Math.max(header.widthPx, header.heightPx) : undefined
  const notes = await hasNotes(source)
  if (side !== undefined && side <= maxSidePx && source.bytes <= maxBytes && !notes) return ok(undefined)
  return failed({
    kind: 'bundle/verification-failed',
    check: 'pictures',
    where,
    expected: `JPEG, ≤ ${maxSidePx} px, ≤ ${maxBytes} B`,
    found: `${side ?? '–'} px, ${source.bytes} B${notes ? ', EXIF' : ''}`,
  })
}

/** A JPEG segment that says more than its pixels need: EXIF and XMP (APP1), IPTC (APP13), comments. */
export async function hasNotes(source: ByteSource): Promise<boolean> {
  let at = 2
  while (at + 4 <= source.bytes) {
    const [mark = 0, kind = 0, high = 0, low = 0] = await source.read(at, 4)
    if (mark !== 0xff || kind === 0xda) return false
    if (kind === 0xe1 || kind === 0xed || kind === 0xfe) return true
    at += 2 + high * 256 + low
  }
  return false
}
