import { Dexie } from 'dexie'
import { atStakeOf } from '#shared/core/ledger/totals.ts'
import type { Case } from '#shared/core/cases/case.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { CaseRepository, CaseSummary } from '#shared/core/ports.ts'
import type { RecordsDatabase } from '../databases.ts'
import { caseSchema } from '../rows/case-row.ts'
import { eventSchema } from '../rows/event-row.ts'
import { watched } from '../watched.ts'
import { entriesOf } from './ledger.ts'
import { partiesOf } from './parties.ts'

export function dexieCases(records: RecordsDatabase): CaseRepository {
  const get = async (id: CaseId): Promise<Case | undefined> => {
    const row = await records.cases.get(id)
    return row && caseSchema.parse(row)
  }

  const summaryOf = async (of: Case): Promise<CaseSummary> => {
    const parties = await partiesOf(records, of.id)
    const entries = await entriesOf(records, of.id)
    const tally = await records.tally.get(of.id)
    const last = await records.events
      .where('[caseId+sortKey]')
      .between([of.id, Dexie.minKey], [of.id, Dexie.maxKey])
      .last()
    const vendor = parties.find(({ role }) => role === 'respondent')
    return {
      case: of,
      vendor: vendor ? vendor.brand || vendor.name : '',
      atStake: atStakeOf(entries, of.demand),
      exhibits: tally?.exhibits ?? 0,
      ...(last ? { lastEvent: eventSchema.parse(last) } : {}),
    }
  }

  const summaries = async (): Promise<readonly CaseSummary[]> => {
    const rows = await records.cases.orderBy('createdAt').reverse().toArray()
    return await Promise.all(rows.map((row) => summaryOf(caseSchema.parse(row))))
  }

  return {
    get,
    watch: (id, tell) => watched(() => get(id), tell),
    watchSummaries: (tell) => watched(summaries, tell),
  }
}
