import type { NewHash } from '#shared/bundle/ports.ts'
import type { Failure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { caseFileEntries, type CaseFileInput } from '#shared/handover/case-file/case-file-entries.ts'
import { readCaseFile } from '#shared/handover/case-file/read-case-file.ts'
import { createBlobSink } from '../ports/blob-sink.ts'
import { blobSource } from '../ports/blob-source.ts'
import type { FinishedCaseFile } from './handover-protocol.ts'
import { type MakingRun, whyNotMade } from './make-pack.ts'
import { recordOf } from './open-case-file.ts'
import { zipEntries } from './zip-entries.ts'

/** Makes a case file and reads it back as the machine that gets it would. */
export async function makeCaseFile(
  input: CaseFileInput,
  newHash: NewHash,
  { cancel, onProgress }: MakingRun,
): Promise<Result<FinishedCaseFile, Failure>> {
  const tell = (step: 'pack' | 'check') => (done: number, total: number) => onProgress({ step, done, total })
  const sink = createBlobSink('application/zip')
  try {
    await zipEntries(caseFileEntries(input, newHash, { cancel, onProgress: tell('pack') }), sink)
    await sink.close()
    await sink.keep()
    const file = sink.file()
    const source = blobSource('case file', file)
    const { header } = await readCaseFile(
      source,
      { newHash, recordOf },
      { cancel, onProgress: tell('check') },
    )
    return ok({ file, header })
  } catch (error) {
    await sink.abort()
    return failed(whyNotMade(error, input.whole.exhibits))
  }
}
