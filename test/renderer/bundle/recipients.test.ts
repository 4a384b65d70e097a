// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createBundleStore } from '../../../renderer/features/bundle/bundle-store.ts'
import { inHistory, knownNames, lastReceived } from '../../../renderer/features/bundle/compared-bundles.ts'
import { saveRecipients } from '../../../renderer/features/bundle/recipient-actions.ts'
import type { BundleExport } from '../../../shared/core/evidence/bundle-export.ts'
import { asExportId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { plainDate } from '../../../shared/core/plain-date.ts'
import { aBundleRecord } from '../../builders/a-bundle-record.ts'
import { caseId } from '../../builders/a-case.ts'
import { someSha256 } from '../../builders/an-exhibit.ts'
import { aStoreWithCase } from '../data/an-import.ts'

const anExport = (own: Partial<BundleExport> = {}): BundleExport => ({
  id: asExportId('export-1'),
  caseId,
  at: asInstant('2025-05-10T08:30:00.000Z'),
  profile: 'uk-paginated',
  language: 'en',
  fileName: 'bundle.pdf',
  sha256: someSha256('b'),
  bytes: 8,
  pages: 7,
  exhibitIds: [],
  attachments: 0,
  head: 'c'.repeat(64),
  record: aBundleRecord(),
  ...own,
})
const received = (name: string, on: string) => ({ name, on: plainDate(on), channel: 'email' as const })

describe('who received a bundle', () => {
  it('is kept with its export, and can be undone', async () => {
    const { door, exports } = await aStoreWithCase()
    await door.commit({ label: 'bundle-exported', ops: [put('export', anExport())] })

    const lawyer = received('王律师', '2025-05-11')
    await saveRecipients({ door }, createBundleStore(), anExport(), [lawyer])
    expect(await exports.ofCase(caseId)).toEqual([anExport({ recipients: [lawyer] })])
    expect((await door.history()).undo).toBe('recipients-edited')

    await door.undo()
    expect(await exports.ofCase(caseId)).toEqual([anExport()])
  })

  it('leaves nothing behind when the last one is removed', async () => {
    const { door, exports } = await aStoreWithCase()
    const before = anExport({ recipients: [received('法院', '2025-05-11')] })
    await door.commit({ label: 'bundle-exported', ops: [put('export', before)] })

    await saveRecipients({ door }, createBundleStore(), before, [])

    expect(await exports.ofCase(caseId)).toEqual([anExport()])
  })

  it('is asked by name: the newest that each received counts, newest export first', () => {
    const [second, first] = [aBundleRecord({ title: 'b' }), aBundleRecord({ title: 'a' })]
    const exports = [
      anExport({ record: second, recipients: [received('法院', '2025-06-01')] }),
      anExport({
        record: first,
        recipients: [received('法院', '2025-05-11'), received('对方', '2025-05-12')],
      }),
    ]

    expect(lastReceived(exports).map(({ recipient, record }) => [recipient.name, record.title])).toEqual([
      ['对方', 'a'],
      ['法院', 'b'],
    ])
    expect(knownNames(exports)).toEqual(['法院', '对方'])
  })
})

describe('a bundle that was read back', () => {
  const read = { sha256: someSha256('b'), volume: 1, record: aBundleRecord() }

  it('is known by its hash', () => {
    expect(inHistory([anExport()], read)).toEqual({ kind: 'same', at: anExport().at })
  })

  it('is told apart from the one of that moment that was saved', () => {
    expect(inHistory([anExport({ sha256: someSha256('d') })], read)).toEqual({ kind: 'other' })
  })

  it('is not called another file where only a later volume was read, whose hash nobody kept', () => {
    const volume = { ...read, volume: 2 }

    expect(inHistory([anExport({ sha256: someSha256('d') })], volume)).toEqual({ kind: 'none' })
  })
})
