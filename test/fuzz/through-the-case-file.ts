import { operationSchema } from '../../renderer/data/rows/journal-body.ts'
import { ArchiveProblem } from '#shared/handover/archive/archive-problem.ts'
import { CaseFileProblem } from '#shared/handover/case-file/case-file-problem.ts'
import { readCaseFile } from '#shared/handover/case-file/read-case-file.ts'
import { memorySource } from '../builders/memory-source.ts'
import { nodeHash } from '../builders/node-hash.ts'

const run = { cancel: { aborted: false }, onProgress: () => undefined }

/**
 * A case file is read and compared before anything of it is taken in.
 * @throws what is no refusal.
 */
export async function throughTheCaseFile(bytes: Uint8Array): Promise<void> {
  try {
    await readCaseFile(memorySource(bytes, 'case file'), { newHash: nodeHash.newHash, recordOf }, run)
  } catch (error) {
    if (error instanceof ArchiveProblem || error instanceof CaseFileProblem) return
    throw error
  }
}

function recordOf(value: unknown) {
  const parsed = operationSchema.safeParse(value)
  return parsed.success && parsed.data.op === 'put' ? parsed.data : undefined
}
