// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { addAnswer, saveRequest } from '../../../renderer/features/handover/stamp-actions.ts'
import type { PackExport } from '../../../renderer/features/handover/pack-export.ts'
import type { Platform } from '../../../renderer/platform/platform.ts'
import { asExportId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { ok } from '../../../shared/core/result.ts'
import { timestampRequest } from '../../../shared/handover/timestamp/request.ts'
import { caseId } from '../../builders/a-case.ts'
import { someSha256 } from '../../builders/an-exhibit.ts'
import { aStoreWithCase } from '../data/an-import.ts'

const made: PackExport = {
  id: asExportId('export-1'),
  caseId,
  at: asInstant('2025-06-01T08:00:00.000Z'),
  profile: 'lawyer-reading-copy',
  language: 'en',
  fileName: 'pack.zip',
  sha256: someSha256('b'),
  bytes: 12,
  pages: 7,
  exhibitIds: [],
  attachments: 0,
  head: 'c'.repeat(64),
  pack: { fileName: 'pack.zip', bytes: 12, sumsSha256: someSha256('d'), caseRoot: someSha256('e') },
}

describe('the time stamp of a saved pack', () => {
  it('is asked for with the hash of the pack’s list', async () => {
    const saved: (readonly [string, Blob])[] = []
    const saveFile: Platform['saveFile'] = async (name, content) => {
      saved.push([name, content])
      return await Promise.resolve(ok({ name }))
    }

    await saveRequest({ platform: { saveFile } as Platform }, made)

    const [name, content] = saved[0] ?? []
    expect(name).toBe('SHA256SUMS.tsq')
    expect(new Uint8Array((await content?.arrayBuffer()) ?? new ArrayBuffer(0))).toEqual(
      timestampRequest(made.pack.sumsSha256),
    )
  })

  it('leaves the history as it is when the file is no answer', async () => {
    const { door, exports } = await aStoreWithCase()
    await door.commit({ label: 'pack-handed-over', ops: [put('export', made)] })

    const added = await addAnswer({ door }, made, new File(['<html>'], 'page.tsr'))

    expect(added).toMatchObject({
      ok: false,
      failure: { kind: 'timestamp/not-an-answer', fileName: 'page.tsr' },
    })
    expect(await exports.ofCase(caseId)).toEqual([made])
  })
})
