import { displayName } from '#shared/core/evidence/display-name.ts'
import type { BundleFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { LaidExhibit } from '../pages/layout.ts'
import type { MadeFile } from '../plan/bundle-input.ts'
import { type BundlePorts, type ByteSource, Cancelled, type RunOptions, type Sink } from '../ports.ts'
import { ChunkRing, chunksOf } from '../source-chunks.ts'
import { ByteOutput } from './byte-output.ts'
import { OriginalAltered } from './original-altered.ts'

type Hashing = Pick<BundlePorts, 'newHash'>

/** Copies an original to a file of its own and hashes it on the way. @throws OriginalAltered, Cancelled, SourceError. */
export async function copyOriginal(
  { exhibit, source, fileName }: LaidExhibit,
  sink: Sink,
  { newHash }: Hashing,
  run: RunOptions,
): Promise<MadeFile> {
  const { bytes, sha256, name } = exhibit.original
  const onBytes = (done: number) => run.onProgress({ step: 'writing', done, total: bytes })
  const output = new ByteOutput({ sink, newHash, cancel: run.cancel, onBytes })
  try {
    await output.copy([{ source, offset: 0, length: bytes }])
    const found = await output.end()
    if (found !== sha256) throw new OriginalAltered(displayName(name), sha256, found)
    return { fileName, bytes, sha256 }
  } catch (error) {
    output.drop()
    throw error
  }
}

/** Reads copies back. Gives how many there were. @throws Cancelled, SourceError. */
export async function verifyCopies(
  copies: readonly { readonly file: MadeFile; readonly source: ByteSource }[],
  ports: Hashing,
  run: RunOptions,
): Promise<Result<number, BundleFailure>> {
  const total = copies.reduce((sum, { file }) => sum + file.bytes, 0)
  let done = 0
  for (const { file, source } of copies) {
    const found = await hashOf(source, ports, run, (bytes) => {
      done += bytes
      run.onProgress({ step: 'verifying', done, total })
    })
    if (found === file.sha256) continue
    const where = file.fileName
    return failed({
      kind: 'bundle/verification-failed',
      check: 'attachments',
      where,
      expected: file.sha256,
      found,
    })
  }
  return ok(copies.length)
}

/** Hashes originals where they are kept. @throws OriginalAltered, Cancelled, SourceError. */
export async function checkOriginals(
  exhibits: readonly LaidExhibit[],
  ports: Hashing,
  run: RunOptions,
  step: 'reading' | 'verifying',
): Promise<void> {
  const total = exhibits.reduce((sum, { source }) => sum + source.bytes, 0)
  let done = 0
  for (const { exhibit, source } of exhibits) {
    const found = await hashOf(source, ports, run, (bytes) => {
      done += bytes
      run.onProgress({ step, done, total })
    })
    const { sha256, name } = exhibit.original
    if (found !== sha256) throw new OriginalAltered(displayName(name), sha256, found)
  }
}

async function hashOf(
  source: ByteSource,
  { newHash }: Hashing,
  { cancel }: RunOptions,
  told: (bytes: number) => void = () => undefined,
): Promise<string> {
  const hash = newHash()
  for await (const chunk of chunksOf(source, 0, source.bytes, new ChunkRing())) {
    if (cancel.aborted) throw new Cancelled()
    hash.update(chunk)
    told(chunk.length)
  }
  return hash.hex()
}
