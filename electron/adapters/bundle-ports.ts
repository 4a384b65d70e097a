import { createHash, webcrypto } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { deflate, deflateSync, inflate } from 'node:zlib'
import type { BundlePorts, Deflate, ImageRecoder, NewHash, PdfReader } from '#shared/bundle/ports.ts'
import { createHarfbuzzShaper } from '#shared/harfbuzz/harfbuzz-shaper.ts'
import { createFileSources } from './bundle-file-source.ts'
import { createHashThread, sharedMemory } from './hash-thread.ts'

/** Where the shaper's files lie. */
export interface ShaperPaths {
  readonly harfbuzzWasm: string
  readonly subsetWasm: string
  readonly regular: string
  readonly bold: string
}

const [deflated, inflated] = [promisify(deflate), promisify(inflate)]

/** A page's drawing is packed in less time than it takes to ask another thread. */
const smallBytes = 64 * 1024
/** Of what is large, this much comes back from the thread at a time: by 16 KiB a screenshot comes in 650 pieces. */
const largeChunk = 1024 * 1024
/** Level 6: higher levels take twice the time for one percent. */
const options = { level: 6 }

/** zlib; what is large, on Node's thread pool. */
export const nodeDeflate: Deflate = {
  deflate: async (bytes) =>
    bytes.length <= smallBytes
      ? deflateSync(bytes, options)
      : deflated(bytes, { ...options, chunkSize: largeChunk }),
  inflate: (bytes, limit) =>
    inflated(bytes, {
      maxOutputLength: Math.max(1, limit),
      ...(bytes.length > smallBytes && { chunkSize: largeChunk }),
    }),
}

/** SHA-256 with the processor's own instructions where OpenSSL knows them. */
export const nodeHash: NewHash = () => {
  const hash = createHash('sha256')
  return {
    update: (bytes) => void hash.update(bytes),
    hexWith: (bytes) => hash.copy().update(bytes).digest('hex'),
    hex: () => hash.digest('hex'),
  }
}

/**
 * Node has no image decoder, and none is shipped: everything that needs one answers undefined here, and the page says
 * that it could not be shown. The desktop program makes its bundles in a worker of the page, where Chromium decodes.
 */
const withoutDecoder: ImageRecoder = { recode: () => Promise.resolve(undefined) }

/** Everything the bundle engine needs, from Node. The reader is passed in: pdf.js belongs to the caller. */
export async function createBundlePorts(paths: ShaperPaths, reader: PdfReader): Promise<BundlePorts> {
  const fontFiles = createFileSources()
  const [harfbuzzWasm, subsetWasm, regular, bold] = await Promise.all([
    readFile(paths.harfbuzzWasm),
    readFile(paths.subsetWasm),
    fontFiles.open(paths.regular),
    fontFiles.open(paths.bold),
  ])
  const shaper = await createHarfbuzzShaper({ harfbuzzWasm, subsetWasm, fonts: { regular, bold } })
  await fontFiles.close()
  return {
    deflate: nodeDeflate,
    newHash: nodeHash,
    hashThread: { newHash: createHashThread(), allocate: sharedMemory },
    shaper,
    recoder: withoutDecoder,
    reader,
    crypto: webcrypto.subtle,
  }
}
