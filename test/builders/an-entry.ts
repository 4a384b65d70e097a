import { asEntryId, asInstant } from '#shared/core/ids.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import { money } from '#shared/core/money.ts'
import { plainDate } from '#shared/core/plain-date.ts'
import { caseId } from './a-case.ts'

/** A payment of ¥3,980.00 unless told otherwise. */
export const anEntry = ({
  id = 'entry-1',
  ...over
}: Partial<Omit<LedgerEntry, 'id'>> & { id?: string } = {}): LedgerEntry => ({
  id: asEntryId(id),
  caseId,
  kind: 'payment',
  amount: money(398000, 'CNY'),
  on: plainDate('2024-09-18'),
  method: '微信支付',
  account: '',
  reference: '',
  exhibitIds: [],
  note: '',
  createdAt: asInstant('2024-10-01T02:00:00.000Z'),
  ...over,
})
