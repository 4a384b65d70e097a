import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Failure } from '#shared/core/failure.ts'
import { put } from '#shared/core/journal/operation.ts'
import { failed, type Result } from '#shared/core/result.ts'
import { mostAnswerBytes, timestampIn } from '#shared/handover/timestamp/answer.ts'
import { timestampRequest } from '#shared/handover/timestamp/request.ts'
import type { Services } from '../../services.tsx'
import type { PackExport } from './pack-export.ts'

/** Saves the request that any computer with a network can send to an authority. */
export async function saveRequest(
  { platform }: Pick<Services, 'platform'>,
  { pack }: PackExport,
): Promise<Result<unknown, Failure>> {
  const request = new Blob([timestampRequest(pack.sumsSha256)], { type: 'application/timestamp-query' })
  const run = { signal: new AbortController().signal, onProgress: () => undefined }
  return await platform.saveFile('SHA256SUMS.tsq', request, run)
}

/** Reads an authority's answer, holds it against the pack's hash, and keeps it in the case's history. */
export async function addAnswer(
  { door }: Pick<Services, 'door'>,
  made: PackExport,
  file: File,
): Promise<Result<unknown, Failure>> {
  const fileName = displayName(file.name)
  if (file.size > mostAnswerBytes) return failed({ kind: 'timestamp/not-an-answer', fileName })
  const bytes = await read(file)
  if (!bytes) return failed({ kind: 'timestamp/not-an-answer', fileName })
  const stamp = timestampIn(bytes, fileName, made.pack.sumsSha256)
  if (!stamp.ok) return stamp
  const pack = { ...made.pack, stamp: stamp.value }
  return await door.commit({ label: 'stamp-added', ops: [put('export', { ...made, pack })] })
}

/** A file may go away between the dialog and the reading. */
async function read(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return undefined
  }
}
