import { type ByteSource, Cancelled, type NewHash, SourceError } from '#shared/bundle/ports.ts'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Failure } from '#shared/core/failure.ts'
import { asCaseId, asInstant, asSha256, type CaseId, type NewId } from '#shared/core/ids.ts'
import { type Operation, put } from '#shared/core/journal/operation.ts'
import type { Cancel, FreeSpace } from '#shared/core/ports.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { ArchiveProblem } from '#shared/handover/archive/archive-problem.ts'
import type { CaseFileHeader } from '#shared/handover/case-file/case-file-header.ts'
import { CaseFileProblem } from '#shared/handover/case-file/case-file-problem.ts'
import { readCaseFile } from '#shared/handover/case-file/read-case-file.ts'
import { withFreeIds } from '#shared/handover/case-file/with-free-ids.ts'
import type { OpenedStore } from '../../data/open-store.ts'
import { operationSchema } from '../../data/rows/journal-body.ts'
import type { Staging } from '../../data/staging.ts'
import { takenIds } from '../../data/taken-ids.ts'
import { type GrantedRoom, spaceShortage } from '../import/space-guard.ts'
import type { HandoverProgress, OpenedCase } from './handover-protocol.ts'
import { keepOriginals } from './keep-originals.ts'

type Put = Operation & { readonly op: 'put' }

export interface OpeningParts {
  readonly store: Pick<OpenedStore, 'databases' | 'door'>
  readonly staging: Staging
  readonly newId: NewId
  readonly newHash: NewHash
  readonly freeBytes: FreeSpace
  readonly grantedRoom: GrantedRoom
  /** Told of bytes that went into the store. */
  readonly written?: (bytes: number) => void
}

interface Run {
  readonly cancel: Cancel
  readonly onProgress: (progress: HandoverProgress) => void
}

/** A record as this program keeps it; what another program says beside it is left out. */
export function recordOf(value: unknown): Put | undefined {
  const parsed = operationSchema.safeParse(value)
  return parsed.success && parsed.data.op === 'put' ? parsed.data : undefined
}

/**
 * Takes a case in from its file. The whole file is read and compared first; then originals are written, which nobody owns until the one
 * commit that makes case, records and originals visible together. Whatever ends it earlier leaves nothing.
 */
export async function openCaseFile(
  parts: OpeningParts,
  file: ByteSource,
  fileName: string,
  { cancel, onProgress }: Run,
): Promise<Result<OpenedCase, Failure>> {
  const sids = new Set<string>()
  try {
    return await takenIn(parts, file, sids, { cancel, onProgress })
  } catch (error) {
    return failed(failureOf(error, fileName))
  } finally {
    // what has an owner by now stays; a store that went away is swept by the next start
    await parts.staging.settle([...sids])
  }
}

async function takenIn(
  parts: OpeningParts,
  file: ByteSource,
  sids: Set<string>,
  { cancel, onProgress }: Run,
): Promise<Result<OpenedCase, Failure>> {
  const { store, staging, newId, newHash } = parts
  const { records } = store.databases
  const read = await readCaseFile(
    file,
    { newHash, recordOf },
    { cancel, onProgress: (done, total) => onProgress({ step: 'check', done, total }) },
  )
  const bytes = [...read.originals.values()].reduce((sum, source) => sum + source.bytes, 0)
  const shortage = await spaceShortage(bytes, parts.freeBytes, parts.grantedRoom)
  if (shortage) return failed(shortage)
  let done = 0
  const kept = await keepOriginals({ records, staging, newId, newHash }, read.originals, sids, {
    cancel,
    onBytes(more) {
      done += more
      parts.written?.(more)
      onProgress({ step: 'keep', done, total: bytes })
    },
  })
  if (!kept.ok) return kept
  if (cancel.aborted) return failed({ kind: 'handover/cancelled' })
  if (kept.value.mends.length > 0) {
    const mended = await staging.mend(kept.value.mends)
    if (!mended.ok) return mended
  }
  const isTaken = await takenIds(records, read.records)
  const renamed = withFreeIds(read.records, isTaken, newId)
  const first = renamed[0]
  if (first?.entity !== 'case') throw new Error('a case file without its case')
  const value = { ...first.value, origin: originOf(read.header) }
  const committed = await store.door.commitWithOriginals(
    { label: 'case-received', ops: [put('case', value), ...renamed.slice(1)] },
    kept.value.rows,
    kept.value.relied,
  )
  if (!committed.ok) return committed
  return ok({
    caseId: asCaseId(value.id) satisfies CaseId,
    title: value.title,
    exhibits: renamed.filter(({ entity }) => entity === 'exhibit').length,
    isCopy: value.id !== read.header.caseId,
  })
}

const originOf = ({ caseId, device, producer, madeAt, custody }: CaseFileHeader) => ({
  caseId: asCaseId(caseId),
  device,
  producer,
  madeAt: asInstant(madeAt),
  head: { seq: custody.head.seq, hash: asSha256(custody.head.hash) },
  caseRoot: asSha256(custody.caseRoot),
})

/** @throws what is a bug. */
function failureOf(error: unknown, name: string): Failure {
  if (error instanceof Cancelled) return { kind: 'handover/cancelled' }
  const fileName = displayName(name)
  if (error instanceof ArchiveProblem)
    return { kind: 'handover/case-file-refused', fileName, fault: error.fault, where: error.entry }
  if (error instanceof CaseFileProblem)
    return { kind: 'handover/case-file-refused', fileName, fault: error.fault, where: error.where }
  // the file went away, or changed, while it was read
  if (error instanceof SourceError || error instanceof DOMException)
    return { kind: 'handover/case-file-refused', fileName, fault: 'damaged', where: '' }
  throw error
}
