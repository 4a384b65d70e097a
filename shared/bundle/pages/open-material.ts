import type { Exhibit, Original } from '#shared/core/evidence/exhibit.ts'
import { assertNever } from '#shared/core/result.ts'
import type { ImageAsset } from '../render/document-model.ts'
import { openForeign } from '../import/open-foreign.ts'
import { isWritten, readWritten } from '#shared/office/read-written.ts'
import { mostCharacters } from '#shared/office/written-document.ts'
import { ZipProblem } from '#shared/office/zip-archive.ts'
import { type BundlePorts, type ByteSource, Cancelled, type RunOptions, SourceError } from '../ports.ts'
import { decodeText } from './decode-text.ts'
import { delimitedRows } from './delimited-rows.ts'
import { htmlText } from './html-text.ts'
import { largestEmail, readEmail } from './email-message.ts'
import { type Material, notShown, type Opened } from './material.ts'
import { memorySource } from './memory-source.ts'
import { openImage } from './open-image.ts'

/** Text beyond this is not read: it is more than the pages that a text may take. */
const mostTextBytes = 256 * 1024

async function office({ type }: Original, source: ByteSource): Promise<Opened> {
  try {
    const read = (offset: number, length: number) => source.read(offset, length)
    const document = await readWritten(type, read, source.bytes)
    return { material: { kind: 'written', document }, heldBytes: 4 * mostCharacters }
  } catch (error) {
    if (error instanceof SourceError) throw error
    const isLarge = error instanceof ZipProblem && error.kind === 'too-large'
    return { material: notShown(isLarge ? 'too-large-to-open' : 'damaged'), heldBytes: 0 }
  }
}

const mostPictures = 20

async function email(
  source: ByteSource,
  ports: Pick<BundlePorts, 'recoder'> & Partial<Pick<BundlePorts, 'newHash' | 'deflate'>>,
  run: Pick<RunOptions, 'cancel'>,
): Promise<Opened> {
  try {
    const message = await readEmail((await source.read(0, source.bytes)).slice())
    const pictures = new Map<number, ImageAsset>()
    const hashes: string[] = []
    for (const [nth, { content, type }] of message.attachments.entries()) {
      const hash = ports.newHash?.()
      hash?.update(content)
      if (hash) hashes.push(hash.hex())
      if (!type.startsWith('image/') || pictures.size >= mostPictures) continue
      const { material } = await openImage(
        memorySource(`${source.id}/attached/${nth}`, content),
        type,
        ports,
        run,
      )
      const [picture] = material.kind === 'image' ? material.images : []
      if (picture) pictures.set(nth, picture)
    }
    return { material: { kind: 'email', message, hashes, pictures }, heldBytes: source.bytes * 2 }
  } catch (error) {
    if (error instanceof Cancelled || error instanceof SourceError) throw error
    // whatever a message that is none makes the parser do; the original is attached all the same
    const detail = error instanceof Error ? error.message : String(error)
    return { material: notShown('damaged', detail), heldBytes: 0 }
  }
}

/** Bars of a waveform. */
const parts = 320

/** A recording that ends too early is decoded as far as it goes; one that cannot be read at all is not tried. */
async function heard(
  { type, problems }: Original,
  source: ByteSource,
  { sounds }: Pick<BundlePorts, 'sounds'>,
  { cancel }: Pick<RunOptions, 'cancel'>,
): Promise<Pick<Extract<Material, { kind: 'recording' }>, 'loudness'>> {
  const isReadable = problems.every(
    ({ kind }) => kind === 'extension-mismatch' || kind === 'unsupported-type',
  )
  if (!sounds || !isReadable) return {}
  return { loudness: await sounds.loudness(source, type, parts, cancel) }
}

/** Opens an exhibit's original for its pages, with the heap it holds on to. @throws SourceError, Cancelled. */
export async function openMaterial(
  { exhibit: { original }, password }: { readonly exhibit: Exhibit; readonly password?: string },
  source: ByteSource,
  ports: Pick<BundlePorts, 'recoder' | 'sounds'> &
    Partial<Pick<BundlePorts, 'newHash' | 'crypto' | 'deflate'>>,
  run: Pick<RunOptions, 'cancel'>,
): Promise<Opened> {
  const light = (material: Material) => ({ material, heldBytes: 0 })
  if (source.bytes === 0) return light(notShown('empty'))
  if (original.media === 'audio' || original.media === 'video')
    return light({ kind: 'recording', ...(await heard(original, source, ports, run)) })
  if (original.media === 'pdf') {
    // whatever was found when it came in: it may be repaired, and its password be known now
    const opened = await openForeign(source, original.sha256, run, { crypto: ports.crypto, password })
    if (!opened.ok) return light({ kind: 'not-shown', reason: opened.failure })
    return { material: { kind: 'pdf', document: opened.value }, heldBytes: opened.value.heldBytes }
  }
  const problem = original.problems.find(({ kind }) => kind !== 'extension-mismatch')
  if (problem && problem.kind !== 'extension-mismatch')
    return light(notShown(problem.kind, 'detail' in problem ? problem.detail : undefined))
  switch (original.media) {
    case 'image':
      return openImage(source, original.type, ports, run)
    case 'text': {
      if (isWritten(original.type)) return office(original, source)
      const length = Math.min(source.bytes, mostTextBytes)
      const written = decodeText(await source.read(0, length))
      const isHtml = original.type === 'text/html'
      const decoded = isHtml ? { ...written, text: htmlText(written.text) } : written
      const rows = original.type === 'text/csv' ? delimitedRows(decoded.text) : undefined
      const cut = source.bytes > length
      return { material: { kind: 'text', decoded, cut, ...(rows && { rows }) }, heldBytes: 4 * length }
    }
    case 'email': {
      if (source.bytes > largestEmail) return light(notShown('too-large-to-open'))
      return email(source, ports, run)
    }
    case 'other':
      return light(notShown('unsupported-type'))
    default:
      return assertNever(original.media, 'openMaterial')
  }
}
