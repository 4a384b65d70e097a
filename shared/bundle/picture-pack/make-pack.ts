import type { BundleFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { hiddenMark } from '#shared/core/redaction/hider.ts'
import type { BundleInput, BundlePlan, MadeBundle, MadeFile, VerificationRow } from '../plan/bundle-input.ts'
import { sumLine, sumsName } from '../plan/sums.ts'
import type { BundlePorts, ByteSource, OutputFolder, RunOptions } from '../ports.ts'
import { ByteOutput } from '../write/byte-output.ts'
import { checkOriginals, verifyCopies } from '../write/copy-original.ts'
import { packPictures } from './pack-pictures.ts'
import { checkPicture } from './check-picture.ts'
import { pictureList, pictureListName } from './picture-list.ts'
import { planOfPack } from './plan-pack.ts'

interface Written {
  readonly file: MadeFile
  readonly source: ByteSource
}

/** Writes the list, the pictures and their hashes, then reads all of it back. @throws what its parts throw. */
export async function makePack(
  input: BundleInput,
  ports: BundlePorts,
  folder: OutputFolder,
  run: RunOptions,
): Promise<Result<MadeBundle, BundleFailure>> {
  const pack = await packPictures(input, ports, run)
  const plan = planOfPack(pack)
  await checkOriginals(pack.layout.exhibits, ports, run, 'reading')
  const written: Written[] = []
  const write = async (fileName: string, from: ByteSource | Uint8Array) => {
    const before = written.reduce((sum, { file }) => sum + file.bytes, 0)
    written.push(await writtenFile(fileName, from, ports, folder, run, [before, plan.expectedBytes]))
  }
  await write(pictureListName, pictureList(pack))
  const pictures = [...pack.list, ...pack.exhibits.flatMap((exhibit) => exhibit.pictures)]
  for (const { fileName, source } of pictures) await write(fileName, source)
  const sums = written.map(({ file }) => sumLine(file.sha256, file.fileName)).join('')
  await write(sumsName, new TextEncoder().encode(sums))

  const copied = await verifyCopies(written, ports, run)
  if (!copied.ok) return copied
  const files = written.map(({ file }) => file)
  const hidden = checkHidden(pack.layout.input, files, pictureList(pack))
  if (!hidden.ok) return hidden
  const announced = checkFiles(files, plan)
  if (!announced.ok) return announced
  const names = new Set(pictures.map(({ fileName }) => fileName))
  for (const { file, source } of written.filter((one) => names.has(one.file.fileName))) {
    const checked = await checkPicture(file.fileName, source, pack.limits)
    if (!checked.ok) return checked
  }
  await folder.keep()
  return ok({
    sha256: files[0]?.sha256 ?? '',
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files,
    plan,
    verification: [
      { check: 'pictures', compared: pictures.length },
      { check: 'files', compared: copied.value },
      ...hidden.value,
    ],
  })
}

async function writtenFile(
  fileName: string,
  from: ByteSource | Uint8Array,
  { newHash }: Pick<BundlePorts, 'newHash'>,
  folder: OutputFolder,
  { cancel, onProgress }: RunOptions,
  [before, total]: readonly [number, number],
): Promise<Written> {
  const sink = await folder.create(fileName)
  const onBytes = (bytes: number) => onProgress({ step: 'writing', done: before + bytes, total })
  const output = new ByteOutput({ sink, newHash, cancel, onBytes })
  try {
    if (from instanceof Uint8Array) output.put(from)
    else await output.copy([{ source: from, offset: 0, length: from.bytes }])
    const sha256 = await output.end()
    return { file: { fileName, bytes: output.position, sha256 }, source: await sink.close() }
  } catch (error) {
    output.drop()
    throw error
  }
}

/** Pixels are covered before they are packed; names and the list are the only texts that a pack has. */
function checkHidden(
  { redaction }: BundleInput,
  files: readonly MadeFile[],
  list: Uint8Array,
): Result<readonly VerificationRow[], BundleFailure> {
  if (!redaction) return ok([])
  const { hider } = redaction
  const texts = [new TextDecoder().decode(list), ...files.map(({ fileName }) => fileName)]
  const found = texts.map(hider.leakIn).find((leak) => leak !== undefined)
  if (found === undefined) return ok([{ check: 'redaction', compared: hider.values.length }])
  const where = pictureListName
  return failed({
    kind: 'bundle/verification-failed',
    check: 'redaction',
    where,
    expected: hiddenMark,
    found,
  })
}

/** The files are those that were announced, each as large. */
function checkFiles(files: readonly MadeFile[], plan: BundlePlan): Result<number, BundleFailure> {
  const said = (list: readonly Pick<MadeFile, 'fileName' | 'bytes'>[]) =>
    list.map(({ fileName, bytes }) => `${fileName} ${bytes}`)
  const [expected, found] = [said(plan.files), said(files)]
  const wrong = expected.findIndex((line, index) => line !== found[index])
  if (wrong === -1 && expected.length === found.length) return ok(files.length)
  return failed({
    kind: 'bundle/verification-failed',
    check: 'files',
    where: expected[wrong] ?? '',
    expected: expected[wrong] ?? '',
    found: found[wrong] ?? '',
  })
}
