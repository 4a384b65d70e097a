import type { BundleRecord, RecordedExhibit } from '#shared/core/evidence/bundle-record.ts'
import { caseId } from './a-case.ts'
import { sha256Of } from './node-hash.ts'

/** An exhibit in a bundle's record; its hash follows from its id. */
export const aRecordedExhibit = (own: Partial<RecordedExhibit> = {}): RecordedExhibit => {
  const id = own.id ?? 'contract'
  return {
    id,
    number: '1',
    title: id,
    fileName: `0001_${id}.pdf`,
    sha256: sha256Of(id),
    bytes: 1000,
    carried: 'inside',
    firstPage: 3,
    lastPage: 3,
    volume: 1,
    ...own,
  }
}

/** The record of a bundle made on 10 May 2025; exhibits are numbered and paged in order unless told otherwise. */
export const aBundleRecord = (own: Partial<BundleRecord> = {}): BundleRecord => ({
  v: 1,
  caseId,
  title: '外呼机器人',
  madeAt: '2025-05-10T08:30:00.000Z',
  producer: 'Recourse 0.1.0',
  head: sha256Of('head'),
  caseRoot: sha256Of('root'),
  options: { profile: 'prc-evidence-list', language: 'zh-CN', attachOriginals: true },
  pages: 12,
  volumes: 1,
  exhibits: [aRecordedExhibit()],
  ...own,
})

/** Exhibits numbered in the order of their ids, one page each behind two of front matter. */
export const recordedInOrder = (...ids: readonly string[]): readonly RecordedExhibit[] =>
  ids.map((id, index) =>
    aRecordedExhibit({ id, number: String(index + 1), firstPage: index + 3, lastPage: index + 3 }),
  )
