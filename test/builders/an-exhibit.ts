import type { Exhibit, Original } from '#shared/core/evidence/exhibit.ts'
import { asExhibitId, asInstant, asSha256 } from '#shared/core/ids.ts'
import { caseId } from './a-case.ts'

/** A hash that belongs to no bytes: for tests that never look at them. */
export const someSha256 = (digit = 'a') => asSha256(digit.repeat(64))

/** The original of a short text file, unless told otherwise. */
export const anOriginal = (over: Partial<Original> = {}): Original => ({
  sha256: someSha256(),
  bytes: 27,
  name: 'note.txt',
  type: 'text/plain',
  media: 'text',
  capture: {},
  problems: [],
  ...over,
})

type Given = Partial<Omit<Exhibit, 'id' | 'original'>> & {
  readonly id?: string
  readonly original?: Partial<Original>
}

/** A dropped file with an empty intake record, unless told otherwise. */
export const anExhibit = ({ id = 'exhibit-1', original = {}, ...over }: Given = {}): Exhibit => ({
  id: asExhibitId(id),
  caseId,
  position: 1,
  title: '订单号记录',
  kind: 'other',
  kindSuggested: false,
  original: anOriginal(original),
  form: 'unknown',
  acquired: 'dropped',
  acquiredAt: asInstant('2024-10-01T02:00:00.000Z'),
  acquiredOn: 'Recourse 0.1.0',
  source: '',
  originalKeptAt: '',
  proves: '',
  note: '',
  ...over,
})
