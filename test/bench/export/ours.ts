import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { BundlePorts, PdfReader, Sink } from '#shared/bundle/ports.ts'
import { asSha256 } from '#shared/core/ids.ts'
import { largestFileBytes } from '#shared/reference/volume-presets.ts'
import { createFileSink } from '../../../electron/adapters/bundle-file-sink.ts'
import { createFileSources } from '../../../electron/adapters/bundle-file-source.ts'
import { createBundlePorts } from '../../../electron/adapters/bundle-ports.ts'
import { aBundleInput } from '../../builders/a-bundle-input.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { nodePdfReader } from '../../builders/node-pdf-reader.ts'
import type { Input } from './inputs.mjs'

/** The process that is measured: `node ours.mjs <inputs> <target> <root>` makes and verifies one bundle. */
const [, , folder = '', target = '', root = ''] = process.argv
const from = (path: string) => join(root, path)
const inputs: readonly Input[] = JSON.parse(readFileSync(join(folder, 'inputs.json'), 'utf8'))
const sources = createFileSources()

const exhibits = await Promise.all(
  inputs.map(async ({ file, name, type, bytes, sha256, durationMs }, index) => {
    const exhibit = anExhibit({
      id: file,
      title: name,
      position: index,
      original: {
        sha256: asSha256(sha256),
        bytes,
        name,
        type,
        media: durationMs === undefined ? 'image' : 'audio',
        ...(durationMs !== undefined && { durationMs }),
      },
    })
    return { exhibit, source: await sources.open(file) }
  }),
)

const begun = performance.now()
const since = (start: number) => Math.round(performance.now() - start)
let closed = begun
const ports: BundlePorts = await createBundlePorts(
  {
    harfbuzzWasm: from('node_modules/harfbuzzjs/dist/harfbuzz.wasm'),
    subsetWasm: from('node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm'),
    regular: from('assets/fonts/SourceHanSansSC-Regular.otf'),
    bold: from('assets/fonts/SourceHanSansSC-Bold.otf'),
  },
  // loaded when it is needed, as in the program
  { open: async (source, password) => (await reader()).open(source, password) },
)
const reader = (): Promise<PdfReader> => nodePdfReader()
const file = await createFileSink(target, sources)
const sink: Sink = {
  get position() {
    return file.position
  },
  write: (bytes) => file.write(bytes),
  keep: () => file.keep(),
  abort: () => file.abort(),
  // all that follows is verification
  async close() {
    const source = await file.close()
    closed = performance.now()
    return source
  },
}
const run = { cancel: { aborted: false }, onProgress: () => undefined }
const made = await makeBundle(
  aBundleInput({ exhibits, options: { volumes: { maxBytes: largestFileBytes } } }),
  ports,
  sink,
  run,
)
await sources.close()
if (!made.ok) throw new Error(JSON.stringify(made.failure))
console.log(
  JSON.stringify({
    bytes: made.value.bytes,
    pages: made.value.plan.pageCount,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    verifyingMs: since(closed),
    writtenMs: Math.round(closed - begun),
  }),
)
