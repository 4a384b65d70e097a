import type { BundleInput, BundlePlan } from '#shared/bundle/plan/bundle-input.ts'
import { makeFiles } from '#shared/bundle/make-files.ts'
import { pictureListName } from '#shared/bundle/picture-pack/picture-list.ts'
import { preflightMemory } from '#shared/bundle/plan/preflight-memory.ts'
import { sumsName } from '#shared/bundle/plan/sums.ts'
import { planBundle } from '#shared/bundle/plan-bundle.ts'
import type { BundlePorts, Progress, RunOptions } from '#shared/bundle/ports.ts'
import { reopenBundle } from '#shared/bundle/reopen-bundle.ts'
import type { Secrets } from '#shared/bundle/security/open-seals.ts'
import type { Failure } from '#shared/core/failure.ts'
import { asSha256 } from '#shared/core/ids.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { BundleAsked, BundleReply, BundleRequest, MadeFiles } from './bundle-protocol.ts'
import { openBundleStore } from './gather-bundle.ts'
import { blobSource } from './ports/blob-source.ts'
import { canvasRecoder } from './ports/canvas-recoder.ts'
import { prepareHashes } from './ports/hashes.ts'
import { pageRasteriser } from './ports/page-rasteriser.ts'
import { sharedPdfReader } from './ports/pdf-reader.ts'
import { sharedShaper } from './ports/shaper.ts'
import { createSoundReader } from './ports/sound-reader.ts'
import { zlib } from './ports/zlib.ts'
import { createPictureDecoder } from './pictures/picture-decoder.ts'
import { opfsDisk } from './unsaved/opfs-disk.ts'
import { createUnsavedFolder } from './unsaved/unsaved-folder.ts'
import { NoRoom } from './unsaved/unsaved-sink.ts'

type Asked = BundleAsked
type Make = Extract<BundleRequest, { kind: 'make' }>
type Reopen = Extract<BundleRequest, { kind: 'reopen' }>
type Store = ReturnType<typeof openBundleStore>

declare const self: DedicatedWorkerGlobalScope

/** Milliseconds between two reports of progress: more would only keep the page busy. */
const reportEvery = 60

const sounds = createSoundReader()
const recoder = canvasRecoder(createPictureDecoder())
const rasteriser = pageRasteriser()
/** As long as this worker lives: a plan follows every change of the choices. */
const preflights = preflightMemory()

/** Runs under way, by id; a cancelled one stops at its next chunk. */
const running = new Map<number, { aborted: boolean }>()
let store: Store | undefined

const tell = (reply: BundleReply): void => self.postMessage(reply)

self.addEventListener('message', ({ data }: MessageEvent<BundleRequest>) => {
  if (data.kind !== 'cancel') {
    void run(data)
    return
  }
  const cancel = running.get(data.id)
  if (cancel) cancel.aborted = true
})

async function run(asked: Asked | Reopen): Promise<void> {
  const cancel = { aborted: false }
  running.set(asked.id, cancel)
  try {
    const options = { cancel, onProgress: reporter(asked.id) }
    tell(await (asked.kind === 'reopen' ? readBack(asked, options) : answerTo(asked, options)))
  } catch (error) {
    tell({
      kind: 'broken',
      id: asked.id,
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  } finally {
    running.delete(asked.id)
  }
}

async function answerTo(asked: Asked, options: RunOptions): Promise<BundleReply> {
  const { id } = asked
  const opened = await openedStore()
  const input = opened.ok ? await opened.value.gather(asked, options.cancel) : opened
  if (asked.kind === 'make')
    return { kind: 'made', id, result: input.ok ? await made(input.value, asked, options) : input }
  if (!input.ok) return { kind: 'planned', id, result: input }
  const onDraft = (plan: BundlePlan) => tell({ kind: 'drafted', id, plan })
  return { kind: 'planned', id, result: await planBundle(input.value, await portsOfRun(), options, onDraft) }
}

async function made(
  input: BundleInput,
  asked: Make,
  { cancel, onProgress }: RunOptions,
): Promise<Result<MadeFiles, Failure>> {
  const folder = createUnsavedFolder(opfsDisk(asked.place), typeOf)
  let neededBytes = 0
  const run: RunOptions = {
    cancel,
    onProgress: (progress) => {
      if (progress.step === 'writing') neededBytes = progress.total
      onProgress(progress)
    },
  }
  try {
    const result = await makeFiles(input, await portsOfRun(), folder, run, {
      secrets: await secretsFrom(asked),
    })
    if (!result.ok) return result
    const { files, plan, verification } = result.value
    const hashes = new Map(files.map(({ fileName, sha256 }) => [fileName, sha256]))
    return ok({
      files: folder
        .files()
        .map(({ fileName, file }) => ({ fileName, file, sha256: asSha256(hashes.get(fileName) ?? '') })),
      plan,
      verification,
      head: input.head.hash,
    })
  } catch (error) {
    if (error instanceof NoRoom) return failed({ kind: 'storage/full', neededBytes })
    throw error
  }
}

async function readBack({ id, file, fileName, password }: Reopen, options: RunOptions): Promise<BundleReply> {
  const ports = {
    deflate: zlib,
    newHash: await prepareHashes(),
    reader: sharedPdfReader(),
    crypto: crypto.subtle,
  }
  const source = blobSource(`reopened/${id}`, file)
  return { kind: 'reopened', id, result: await reopenBundle(source, fileName, ports, options, password) }
}

const typeOf = (fileName: string): string =>
  fileName.endsWith('.pdf')
    ? 'application/pdf'
    : fileName.endsWith('.jpg')
      ? 'image/jpeg'
      : fileName === sumsName || fileName === pictureListName
        ? 'text/plain'
        : 'application/octet-stream'

/** The chance in an encrypted file is the browser's. */
async function secretsFrom({ secrets = {} }: Asked): Promise<Secrets> {
  const { password, keyFile } = secrets
  const bytes = keyFile && new Uint8Array(await keyFile.file.arrayBuffer())
  return {
    ...(password !== undefined && { password, entropy: crypto.getRandomValues(new Uint8Array(32)) }),
    ...(keyFile && bytes && { keyFile: { bytes, password: keyFile.password } }),
  }
}

/** A store that could not be opened is tried again by the next request. */
async function openedStore(): Promise<Awaited<Store>> {
  store ??= openBundleStore()
  const opened = await store
  if (!opened.ok) store = undefined
  return opened
}

async function portsOfRun(): Promise<BundlePorts> {
  const [shaper, newHash] = await Promise.all([sharedShaper(), prepareHashes()])
  const reader = sharedPdfReader()
  return {
    deflate: zlib,
    newHash,
    shaper,
    recoder,
    sounds,
    reader,
    rasteriser,
    preflights,
    crypto: crypto.subtle,
  }
}

/** The first and the last report of a step always go out; those between only now and then. */
function reporter(id: number): (progress: Progress) => void {
  let step: Progress['step'] | undefined
  let last = 0
  return (progress) => {
    const now = performance.now()
    const isEdge = progress.step !== step || progress.done === progress.total
    if (!isEdge && now - last < reportEvery) return
    step = progress.step
    last = now
    tell({ kind: 'progress', id, progress })
  }
}
