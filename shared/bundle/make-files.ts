import type { BundleFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { largestFileBytes } from '#shared/reference/volume-presets.ts'
import type { BundleInput, MadeBundle, MadeFile, VerificationRow } from './plan/bundle-input.ts'
import { type CutVolume, layOutVolumes, mostBytesOf } from './plan/cut-volumes.ts'
import { documentOf } from './plan/document-of.ts'
import { expectationsOf, noPageFacts, type PageFacts } from './plan/draw-pages.ts'
import { failureOf } from './plan/failure-of.ts'
import { besideOf } from './plan/planned-files.ts'
import { sumLine, sumsName } from './plan/sums.ts'
import { volumeName } from './plan/volume-name.ts'
import type { LaidExhibit } from './pages/layout.ts'
import { makePack } from './picture-pack/make-pack.ts'
import { isPicturePack } from './picture-pack/pack-pictures.ts'
import { checkedSize, planOf } from './plan-bundle.ts'
import type { BundlePorts, ByteSource, OutputFolder, RunOptions, Sink } from './ports.ts'
import type { BundleDocument } from './render/document-model.ts'
import { redactedInput } from './redaction/redact-input.ts'
import type { Seals } from './render/seals.ts'
import { writeDocument } from './render/write-document.ts'
import { openSecrets, type Secrets } from './security/open-seals.ts'
import { verifyBundle } from './verify/verify-bundle.ts'
import { checkOriginals, copyOriginal, verifyCopies } from './write/copy-original.ts'

/** How one export differs from another beside its options. */
export interface MakeOptions {
  /** Changes a document between plan and file. For tests of the verification only. */
  readonly tamper?: (document: BundleDocument) => BundleDocument
  /** The caller has room for one file: more of them end in `bundle/too-large`. */
  readonly oneFile?: boolean
  /** Protect the files: a password, a signature. */
  readonly secrets?: Secrets
}

/**
 * Makes a bundle with all its files: lay out, cut, write, read back, compare. Only files that say what the plan says are
 * handed over; on any failure and when cancelled nothing is left in the folder.
 */
export async function makeFiles(
  input: BundleInput,
  ports: BundlePorts,
  folder: OutputFolder,
  run: RunOptions,
  options: MakeOptions = {},
): Promise<Result<MadeBundle, BundleFailure>> {
  try {
    const made = isPicturePack(input)
      ? await packed(input, ports, folder, run, options)
      : await attempt(input, ports, folder, run, options)
    if (!made.ok) await folder.abort()
    return made
  } catch (error) {
    await folder.abort()
    return failed(failureOf(error, input))
  }
}

/** Pictures cannot be protected: whoever asked for it must not believe that they are. */
async function packed(
  input: BundleInput,
  ports: BundlePorts,
  folder: OutputFolder,
  run: RunOptions,
  { secrets = {}, oneFile = false }: MakeOptions,
): Promise<Result<MadeBundle, BundleFailure>> {
  if (secrets.password !== undefined || secrets.keyFile || oneFile)
    throw new Error('pictures are several files, and cannot be protected')
  return input.exhibits.length === 0
    ? failed({ kind: 'bundle/no-exhibits' })
    : makePack(await redactedInput(input, ports, run), ports, folder, run)
}

async function attempt(
  given: BundleInput,
  ports: BundlePorts,
  folder: OutputFolder,
  run: RunOptions,
  { tamper, oneFile = false, secrets = {} }: MakeOptions,
): Promise<Result<MadeBundle, BundleFailure>> {
  if (given.exhibits.length === 0) return failed({ kind: 'bundle/no-exhibits' })
  // a wrong password is told before the work begins
  const { sealsOf, lock, signedBy } = await openSecrets(secrets, ports.crypto, given.madeAt)
  const input = await redactedInput(given, ports, run)
  const isSealed = lock !== undefined || signedBy !== undefined
  const volumes = await layOutVolumes(
    isSealed ? withRoomForSeals(input, lock !== undefined) : input,
    ports,
    run,
    false,
  )
  const layout = volumes[0]?.laid.layout
  if (!layout) throw new Error('a bundle has one volume at least')
  // what is not counted yet fits into one file; its size is known when it is written
  const announced = checkedSize(planOf(volumes.map(({ laid, bytes = 0 }) => ({ laid, bytes }))))
  if (!announced.ok) return announced
  const { files, expectedBytes } = announced.value
  if (oneFile && files.length > 1)
    return failed({ kind: 'bundle/too-large', bytes: expectedBytes, limit: largestFileBytes })

  // those that are copied are hashed in the finished files
  const isCopied = ({ carried }: LaidExhibit) => carried === 'inside' || carried === 'beside'
  await checkOriginals(
    layout.exhibits.filter((item) => !isCopied(item)),
    ports,
    run,
    'reading',
  )
  const writing = progressOf(run, files.length > 1 ? expectedBytes : undefined)
  const made: MadeFile[] = []
  const written: Written[] = []
  for (const volume of volumes) {
    const fileName = volumeName(layout, volume.laid.numbering.volume, volumes.length)
    const seals = await sealsOf(volume.laid.numbering.volume)
    const one = await writeVolume(volume, fileName, ports, folder, writing.next(made), { tamper, seals })
    made.push(one.file)
    written.push(one)
  }
  const copies: { readonly file: MadeFile; readonly source: ByteSource }[] = []
  for (const item of besideOf(layout)) {
    const sink = await folder.create(item.fileName)
    const file = await copyOriginal(item, sink, ports, writing.next(made))
    made.push(file)
    copies.push({ file, source: await sink.close() })
  }
  if (made.length > 1) made.push(await writeSums(made, folder, ports))

  run.onProgress({ step: 'verifying', done: 0, total: 1 })
  const rows: VerificationRow[] = []
  for (const { volume, facts, source } of written) {
    // made when its turn comes: the records of all volumes would be as many copies of one text
    const verified = await verifyBundle(expectationsOf(volume.laid, facts), source, ports, run, lock)
    if (!verified.ok) {
      // a file that is not as planned may have been made from an original that is not what it was
      await checkOriginals(layout.exhibits.filter(isCopied), ports, run, 'verifying')
      return verified
    }
    rows.push(...verified.value)
  }
  const copied = await verifyCopies(copies, ports, run)
  if (!copied.ok) return copied
  await folder.keep()
  const plan = planOf(written.map(({ volume: { laid }, file: { bytes } }) => ({ laid, bytes })))
  return ok({
    sha256: made[0]?.sha256 ?? '',
    bytes: plan.expectedBytes,
    files: made,
    plan,
    verification: summed([...rows, { check: 'attachments', compared: copied.value }]),
    ...(lock && { isLocked: true }),
    ...(signedBy !== undefined && { signedBy }),
  })
}

/** Encryption adds up to 32 bytes a stream, a signature some kilobytes: they stay within the limit of a volume too. */
const sealBytes = 512 * 1024
function withRoomForSeals(input: BundleInput, isEncrypted: boolean): BundleInput {
  const { volumes } = input.options
  const maxBytes = Math.max(1, mostBytesOf(volumes) - sealBytes)
  return {
    ...input,
    options: { ...input.options, volumes: { ...volumes, maxBytes }, isEncrypted },
    asked: { ...input.options, isEncrypted },
  }
}

interface Written {
  readonly volume: CutVolume
  readonly file: MadeFile
  readonly facts: PageFacts
  readonly source: ByteSource
}

async function writeVolume(
  volume: CutVolume,
  fileName: string,
  ports: BundlePorts,
  folder: OutputFolder,
  run: RunOptions,
  { tamper, seals }: { readonly tamper: MakeOptions['tamper']; readonly seals: Seals },
): Promise<Written> {
  const { laid, bytes: counted } = volume
  const facts = noPageFacts()
  const sink: Sink = await folder.create(fileName)
  const document = documentOf(laid, facts, run)
  const drawn = tamper ? tamper(document) : document
  const { bytes, sha256 } = await writeDocument(drawn, ports, sink, run, seals)
  // a bug: what was announced was counted by the same code
  const isAsCounted = !tamper && !seals.encryption && !seals.signer
  if (counted !== undefined && counted !== bytes && isAsCounted)
    throw new Error(`${bytes} bytes were written where ${counted} were counted`)
  const source = await sink.close()
  return { volume, file: { fileName, bytes, sha256 }, facts, source }
}

/** The file of hashes; it does not list itself. */
async function writeSums(
  files: readonly MadeFile[],
  folder: OutputFolder,
  { newHash }: Pick<BundlePorts, 'newHash'>,
): Promise<MadeFile> {
  const sink = await folder.create(sumsName)
  const text = files.map(({ sha256, fileName }) => sumLine(sha256, fileName)).join('')
  const bytes = new TextEncoder().encode(text)
  await sink.write(bytes)
  await sink.close()
  const hash = newHash()
  hash.update(bytes)
  return { fileName: sumsName, bytes: bytes.length, sha256: hash.hex() }
}

/** With several files progress counts all of them, whose sizes are known. */
function progressOf(run: RunOptions, total: number | undefined) {
  return {
    next(before: readonly MadeFile[]): RunOptions {
      if (total === undefined) return run
      const written = before.reduce((sum, { bytes }) => sum + bytes, 0)
      return {
        cancel: run.cancel,
        onProgress: (progress) =>
          run.onProgress(
            progress.step === 'writing'
              ? { step: 'writing', done: Math.min(total, written + progress.done), total }
              : progress,
          ),
      }
    },
  }
}

/** One row a check, over all files. */
function summed(rows: readonly VerificationRow[]): readonly VerificationRow[] {
  const sums = new Map<VerificationRow['check'], number>()
  for (const { check, compared } of rows) sums.set(check, (sums.get(check) ?? 0) + compared)
  return [...sums].map(([check, compared]) => ({ check, compared }))
}
