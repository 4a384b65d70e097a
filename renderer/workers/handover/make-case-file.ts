import type { NewHash } from '#shared/bundle/ports.ts'
import type { Failure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { caseFileEntries, type CaseFileInput } from '#shared/handover/case-file/case-file-entries.ts'
import { readCaseFile } from '#shared/handover/case-file/read-case-file.ts'
import type { UnsavedFolder } from '../unsaved/unsaved-folder.ts'
import type { FinishedCaseFile } from './handover-protocol.ts'
import { keptFile, type MakingRun, whyNotMade } from './make-pack.ts'
import { recordOf } from './open-case-file.ts'
import { zipEntries } from './zip-entries.ts'

/** Until somebody saves it under another. */
const caseFileName = 'case file'

/** Makes a case file and reads it back as the machine that gets it would. */
export async function makeCaseFile(
  input: CaseFileInput,
  newHash: NewHash,
  folder: UnsavedFolder,
  { cancel, onProgress }: MakingRun,
): Promise<Result<FinishedCaseFile, Failure>> {
  let neededBytes = 0
  const tell = (step: 'pack' | 'check') => (done: number, total: number) => {
    neededBytes = total
    onProgress({ step, done, total })
  }
  try {
    const sink = await folder.create(caseFileName)
    await zipEntries(caseFileEntries(input, newHash, { cancel, onProgress: tell('pack') }), sink)
    const source = await sink.close()
    const { header } = await readCaseFile(
      source,
      { newHash, recordOf },
      { cancel, onProgress: tell('check') },
    )
    return ok({ file: await keptFile(folder), header })
  } catch (error) {
    await folder.abort()
    return failed(whyNotMade(error, input.whole.exhibits, neededBytes))
  }
}
