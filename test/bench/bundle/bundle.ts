import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFiles } from '#shared/bundle/make-files.ts'
import type { BundlePorts, Progress } from '#shared/bundle/ports.ts'
import type { BundleDocument, DrawOp, Page } from '#shared/bundle/render/document-model.ts'
import { asInstant, asSha256 } from '#shared/core/ids.ts'
import { createFileFolder } from '../../../electron/adapters/bundle-file-folder.ts'
import { createFileSources } from '../../../electron/adapters/bundle-file-source.ts'
import { createBundlePorts } from '../../../electron/adapters/bundle-ports.ts'
import { aBundleInput } from '../../builders/a-bundle-input.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { nodePdfReader } from '../../builders/node-pdf-reader.ts'
import type { Input } from '../export/inputs.mjs'

/** What one measured process makes: `node bundle.mjs <request.json>`. */
interface Request {
  readonly root: string
  readonly inputs: readonly Input[]
  /** An empty folder. */
  readonly folder: string
  /** Texts of a chronology. */
  readonly events?: readonly string[]
  readonly attach?: boolean
  /** False leaves the structure out, to see what it costs. */
  readonly tags?: boolean
  readonly password?: string
  readonly keyFile?: { readonly path: string; readonly password: string }
}
const request: Request = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const { root, inputs, folder, events = [], attach = true, tags = true, password, keyFile } = request
const from = (path: string) => join(root, path)
const sources = createFileSources()

const mediaOf = (type: string) =>
  type.startsWith('image/') ? 'image' : type.startsWith('audio/') ? 'audio' : 'pdf'
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
        media: mediaOf(type),
        ...(durationMs !== undefined && { durationMs }),
      },
    })
    return { exhibit, source: await sources.open(file) }
  }),
)

const begun = performance.now()
/** When the last file was on the disk: what follows is verification. */
let written = begun
let peakWritten = 0
const ports: BundlePorts = await createBundlePorts(
  {
    harfbuzzWasm: from('node_modules/harfbuzzjs/dist/harfbuzz.wasm'),
    subsetWasm: from('node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm'),
    regular: from('assets/fonts/SourceHanSansSC-Regular.otf'),
    bold: from('assets/fonts/SourceHanSansSC-Bold.otf'),
  },
  // loaded when it is needed, as in the program
  { open: async (source, word) => (await nodePdfReader()).open(source, word) },
)
const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024)
let step: Progress['step'] | undefined
const run = {
  cancel: { aborted: false },
  onProgress: (progress: Progress) => {
    if (progress.step === 'verifying' && step !== 'verifying') {
      written = performance.now()
      peakWritten = peakMb()
    }
    step = progress.step
  },
}

async function* untagged(pages: BundleDocument['pages']): AsyncGenerator<Page> {
  for await (const page of pages) yield { ...page, ops: page.ops.map(withoutRole) }
}
function withoutRole(op: DrawOp): DrawOp {
  if (!('role' in op)) return op
  const { role: _, ...rest } = op
  return rest
}

const made = await makeFiles(
  aBundleInput({
    exhibits,
    events: events.map((text, index) => anEvent({ id: `event-${index}`, text })),
    options: { attachOriginals: attach },
    // the key that signs was made a moment ago
    ...(keyFile && { madeAt: asInstant(new Date().toISOString()) }),
  }),
  ports,
  createFileFolder(folder, sources),
  run,
  {
    ...(!tags && { tamper: (document) => ({ ...document, pages: untagged(document.pages) }) }),
    secrets: {
      ...(password !== undefined && { password, entropy: new Uint8Array(32).fill(7) }),
      ...(keyFile && { keyFile: { bytes: readFileSync(keyFile.path), password: keyFile.password } }),
    },
  },
)
await sources.close()
if (!made.ok) throw new Error(JSON.stringify(made.failure))
console.log(
  JSON.stringify({
    bytes: made.value.bytes,
    files: made.value.files.length,
    pages: made.value.plan.pageCount,
    writtenMs: Math.round(written - begun),
    verifyingMs: Math.round(performance.now() - written),
    peakWritten,
  }),
)
