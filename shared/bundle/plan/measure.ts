import type { BundlePorts, RunOptions, Sink } from '../ports.ts'
import { writeDocument } from '../render/write-document.ts'
import { documentOf } from './document-of.ts'
import { noPageFacts } from './draw-pages.ts'
import type { LaidOut } from './lay-out.ts'

/** What a volume takes: exactly what will be written of it. */
export interface Measured {
  readonly bytes: number
  /** The file's length behind each page, by its place from 0. Of use for comparing pages: small objects come late. */
  readonly behindPage: readonly number[]
}

/**
 * Writes a volume into a sink that only counts: everything is drawn and packed as it will be, but nothing is copied, so
 * that its exact size is known before a byte is written. @throws Cancelled, SourceError.
 */
export async function measured(
  laid: LaidOut,
  ports: Pick<BundlePorts, 'deflate' | 'newHash' | 'shaper'>,
  { cancel }: Pick<RunOptions, 'cancel'>,
): Promise<Measured> {
  const sink = countingSink()
  const run: RunOptions = { cancel, onProgress: () => undefined }
  const behindPage: number[] = []
  const document = documentOf(laid, noPageFacts(), run)
  const { deflate, newHash, shaper } = ports
  const pages = (async function* () {
    let isFirst = true
    for await (const page of document.pages) {
      if (!isFirst) behindPage.push(sink.position)
      isFirst = false
      yield page
    }
    behindPage.push(sink.position)
  })()
  const { bytes } = await writeDocument({ ...document, pages }, { deflate, newHash, shaper }, sink, run)
  return { bytes, behindPage }
}

function countingSink(): Sink {
  let position = 0
  return {
    get position() {
      return position
    },
    write(bytes) {
      position += bytes.length
      return Promise.resolve()
    },
    skip(bytes) {
      position += bytes
    },
    close: () => Promise.reject(new Error('nothing was written')),
    keep: () => Promise.resolve(),
    abort: () => Promise.resolve(),
  }
}
