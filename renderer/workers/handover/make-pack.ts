import { Cancelled, type NewHash, SourceError } from '#shared/bundle/ports.ts'
import { OriginalAltered } from '#shared/bundle/write/original-altered.ts'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { Failure } from '#shared/core/failure.ts'
import { asSha256 } from '#shared/core/ids.ts'
import type { Cancel } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { ArchiveProblem } from '#shared/handover/archive/archive-problem.ts'
import { CaseFileProblem } from '#shared/handover/case-file/case-file-problem.ts'
import { checkPack, PackContradicts } from '#shared/handover/pack/check-pack.ts'
import { packEntries } from '#shared/handover/pack/pack-entries.ts'
import type { PackInput, PackPorts } from '#shared/handover/pack/pack-input.ts'
import type { UnsavedFolder } from '../unsaved/unsaved-folder.ts'
import { NoRoom } from '../unsaved/unsaved-sink.ts'
import type { FinishedPack, HandoverProgress } from './handover-protocol.ts'
import { zipEntries } from './zip-entries.ts'

export interface MakingRun {
  readonly cancel: Cancel
  readonly onProgress: (progress: HandoverProgress) => void
}

/** Makes a pack and reads it back; what is not whole is not handed over. `newHash`: eight may be under way at once. */
export async function makePack(
  input: PackInput,
  ports: PackPorts & { readonly newHash: NewHash },
  folder: UnsavedFolder,
  { cancel, onProgress }: MakingRun,
): Promise<Result<FinishedPack, Failure>> {
  let neededBytes = 0
  const tell = (step: HandoverProgress['step']) => (done: number, total: number) => {
    neededBytes = total
    onProgress({ step, done, total })
  }
  try {
    const sink = await folder.create('pack')
    const pack = packEntries(input, ports, { cancel, onProgress: tell('pack') })
    await zipEntries(pack.entries, sink)
    const written = await sink.close()
    const summary = pack.summary()
    await checkPack(written, summary, ports.newHash, { cancel, onProgress: tell('check') })
    const { sumsSha256, custody, files } = summary
    return ok({ file: await keptFile(folder), files: files.length, sumsSha256, custody })
  } catch (error) {
    await folder.abort()
    return failed(
      whyNotMade(
        error,
        input.exhibits.map(({ exhibit }) => exhibit),
        neededBytes,
      ),
    )
  }
}

/** The only file of a folder, which is whole and right. */
export async function keptFile(folder: UnsavedFolder): Promise<Blob> {
  await folder.keep()
  const [only] = folder.files()
  if (!only) throw new Error('nothing was made')
  return only.file
}

/** What a thrown thing means for the user. @throws what is a bug. */
export function whyNotMade(error: unknown, exhibits: readonly Exhibit[], neededBytes: number): Failure {
  if (error instanceof Cancelled) return { kind: 'handover/cancelled' }
  if (error instanceof NoRoom) return { kind: 'storage/full', neededBytes }
  if (error instanceof OriginalAltered) {
    const { fileName, expected, found } = error
    return { kind: 'bundle/original-altered', fileName, expected: asSha256(expected), found }
  }
  if (error instanceof SourceError) {
    const from = exhibits.find(({ original }) => error.sourceId === original.sha256)
    const fileName = displayName(from?.original.name ?? error.sourceId)
    return { kind: 'bundle/original-unreadable', fileName, detail: error.detail }
  }
  if (error instanceof PackContradicts) return { kind: 'handover/contradicts', fileName: error.where }
  if (error instanceof ArchiveProblem) return { kind: 'handover/contradicts', fileName: error.entry }
  if (error instanceof CaseFileProblem) return { kind: 'handover/contradicts', fileName: error.where }
  throw error
}
