import { stringsIn } from '#shared/core/redaction/map-strings.ts'
import type { GivenExhibit } from '../plan/bundle-input.ts'
import type { Material } from '../pages/material.ts'
import { openMaterial } from '../pages/open-material.ts'
import { type BundlePorts, Cancelled, type PageWriting, type RunOptions, SourceError } from '../ports.ts'

/** What can be read in an exhibit, before it is decided what of it is hidden. */
export interface SearchedExhibit {
  /** Of its file, in the order in which they are read; those of a line may be parted. */
  readonly texts: readonly string[]
  /** Of a PDF: what is written on each page, and its size. */
  readonly pages: readonly PageWriting[]
  /** The same page with the edges of its signs. */
  readonly exactly: (page: number) => Promise<PageWriting>
  /** It has a picture or page whose writing nobody has read. */
  readonly isUnread: boolean
}

type Ports = Pick<BundlePorts, 'recoder' | 'rasteriser'> & Partial<Pick<BundlePorts, 'crypto' | 'deflate'>>

/** Reads all that an exhibit's pages would show. @throws Cancelled, SourceError. */
export async function searchExhibit(
  { exhibit, source, password, recognised }: GivenExhibit,
  ports: Ports,
  run: Pick<RunOptions, 'cancel'>,
): Promise<SearchedExhibit> {
  const { media } = exhibit.original
  const exactly = () => Promise.reject(new RangeError('it has no pages'))
  const nothing = { texts: [], pages: [], isUnread: false, exactly }
  if (media === 'image') return { ...nothing, isUnread: recognised === undefined }
  if (media !== 'pdf' && media !== 'text' && media !== 'email') return nothing
  const given = { exhibit, ...(password !== undefined && { password }) }
  // what a picture in an e-mail shows is not read, and left out: it need not be decoded
  const { material } = await openMaterial(given, source, { ...ports, recoder: { recode: noPicture } }, run)
  if (material.kind !== 'pdf') return { ...nothing, texts: textsOf(material) }
  const { document } = material
  const { rasteriser } = ports
  if (!rasteriser) throw new SourceError(source.id, 'nothing here reads the text of pages')
  const writing = (page: number, withEdges: boolean) =>
    rasteriser.writing(document.source, page, document.password, withEdges)
  const pages: PageWriting[] = []
  for (const page of document.pages.keys()) {
    if (run.cancel.aborted) throw new Cancelled()
    pages.push(await writing(page, false))
  }
  const isUnread = pages.some(({ texts }, index) => texts.length === 0 && !recognised?.pages[index])
  return { texts: [], pages, isUnread, exactly: (page) => writing(page, true) }
}

const noPicture = () => Promise.resolve(undefined)

function textsOf(material: Material): readonly string[] {
  if (material.kind === 'text') return [material.decoded.text]
  if (material.kind === 'written') return stringsIn(material.document.parts)
  return material.kind === 'email' ? stringsIn(material.message) : []
}
