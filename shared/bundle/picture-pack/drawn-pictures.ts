import type { Cover } from '#shared/core/redaction/covers.ts'
import { memorySource } from '../pages/memory-source.ts'
import type { Layout } from '../pages/layout.ts'
import type { Sheet } from '../paginate/sheet.ts'
import {
  type BundlePorts,
  type ByteSource,
  type PageRasteriser,
  type RunOptions,
  type Sink,
  SourceError,
} from '../ports.ts'
import { writeDocument } from '../render/write-document.ts'
import { joined } from '../security/ciphers.ts'
import type { SeenPicture } from './fit-picture.ts'

/** Dots an inch at which pages become pictures: the side limit makes them smaller where it must. */
export const pageDpi = 200

/**
 * Sheets of ours as pictures: a PDF that nobody keeps, drawn by what draws foreign pages. Our fonts, and no others, are
 * in them. None without a rasteriser. @throws Cancelled.
 */
export async function* drawnPictures(
  layout: Layout,
  sheets: readonly Sheet[],
  ports: BundlePorts,
  run: RunOptions,
): AsyncGenerator<SeenPicture | undefined> {
  const { rasteriser } = ports
  if (!rasteriser || sheets.length === 0) return
  const source = await writtenSheets(layout, sheets, ports, run)
  yield* pagePictures(rasteriser, source, sheets.length, run)
}

interface DrawnWith {
  /** Opens the file. */
  readonly password?: string | undefined
  /** By page, from 0: painted black. */
  readonly covers?: ReadonlyMap<number, readonly Cover[]> | undefined
}

/** Pages of a PDF, one after the other; undefined for one that cannot be drawn. */
export async function* pagePictures(
  rasteriser: PageRasteriser,
  source: ByteSource,
  pages: number,
  { cancel }: Pick<RunOptions, 'cancel'>,
  { password, covers }: DrawnWith = {},
): AsyncGenerator<SeenPicture | undefined> {
  for (let index = 0; index < pages && !cancel.aborted; index++)
    yield rasteriser.picture(source, index, pageDpi, password, covers?.get(index)).catch((error: unknown) => {
      if (error instanceof SourceError) return undefined
      throw error
    })
}

/** The same sheets are the same file in every plan, so that they are drawn once. */
const noMoment = '2000-01-01T00:00:00.000Z'

async function writtenSheets(
  { title, language }: Layout,
  sheets: readonly Sheet[],
  ports: BundlePorts,
  { cancel }: Pick<RunOptions, 'cancel'>,
): Promise<ByteSource> {
  const sink = sinkInMemory()
  const { sha256 } = await writeDocument(
    {
      title,
      subject: '',
      author: '',
      language,
      createdAt: noMoment,
      seed: 'pictures',
      pageCount: sheets.length,
      // a picture leads nowhere
      pages: sheets.map(({ widthPt, heightPt, ops }, index) => ({
        number: index + 1,
        widthPt,
        heightPt,
        ops: ops.filter(({ op }) => op !== 'link'),
      })),
      outline: [],
      attachments: [],
    },
    ports,
    sink,
    { cancel, onProgress: () => undefined },
  )
  return memorySource(`drawn/${sha256}`, sink.written())
}

/** Our sheets are small: text, and pictures of mails. */
function sinkInMemory(): Sink & { readonly written: () => Uint8Array } {
  const parts: Uint8Array[] = []
  let position = 0
  const written = () => joined(...parts)
  return {
    get position() {
      return position
    },
    write(bytes) {
      parts.push(bytes.slice())
      position += bytes.length
      return Promise.resolve()
    },
    written,
    close: () => Promise.resolve(memorySource('drawn', written())),
    keep: () => Promise.resolve(),
    abort: () => Promise.resolve(),
  }
}
