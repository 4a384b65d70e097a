import type { Case } from '#shared/core/cases/case.ts'
import type { Exhibit, ExhibitForm, ExhibitKind } from '#shared/core/evidence/exhibit.ts'
import { asEntryId, asEventId, asPartyId, type CaseId, type Instant, type NewId } from '#shared/core/ids.ts'
import { type Operation, put } from '#shared/core/journal/operation.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import { money } from '#shared/core/money.ts'
import type { Party, PartyRole } from '#shared/core/parties/party.ts'
import { plainDate } from '#shared/core/plain-date.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import type { Messages } from '#shared/messages/messages.ts'
import { sampleEvents, type SamplePerson } from './sample-events.ts'
import type { SampleExhibit } from './sample-files.ts'

/** What the records are made with: the words, and the outside world's ids and time. */
export interface SampleMaking {
  readonly caseId: CaseId
  readonly text: Messages['sample']
  readonly now: Instant
  readonly newId: NewId
}

export const sampleCaseOf = ({ caseId, text, now }: SampleMaking): Case => ({
  id: caseId,
  title: text.case.title,
  buyer: 'business',
  product: 'outbound-robot',
  productName: text.case.productName,
  orderNumber: 'YL-2025-000226',
  accountName: 'qinghe_xiaoguan',
  problem: {
    manifestation: text.case.manifestation,
    impact: text.case.impact,
    occurred: text.case.occurred,
  },
  demand: {
    outcome: 'full-refund',
    amount: money(36_600_00, 'CNY'),
    by: plainDate('2025-07-10'),
    details: text.case.demand,
  },
  stage: 'decided',
  archived: false,
  sample: true,
  createdAt: now,
})

type Parties = Readonly<Record<SamplePerson, Party>>

export function samplePartiesOf({ caseId, text, newId }: SampleMaking): Parties {
  const party = (role: PartyRole, facts: Partial<Party> & Pick<Party, 'name' | 'note'>): Party => ({
    id: asPartyId(newId()),
    caseId,
    role,
    brand: '',
    phone: '',
    email: '',
    address: '',
    registration: '',
    ...facts,
  })
  const words = text.parties
  return {
    claimant: party('claimant', {
      ...words.claimant,
      phone: '000-5555-0101',
      email: 'qinghe@example.com',
      registration: '000000000000000000',
    }),
    respondent: party('respondent', {
      ...words.respondent,
      phone: '000-5555-0190',
      email: 'service@yunling.example.com',
      registration: '000000000000000001',
    }),
    owner: party('contact', { ...words.owner, phone: '000-5555-0101' }),
    sales: party('contact', { ...words.sales, phone: '000-5555-0190' }),
    service: party('contact', { ...words.service, phone: '000-5555-0199' }),
    supervisor: party('contact', { ...words.supervisor, phone: '000-5555-0191' }),
  }
}

const kindAndForm: Readonly<Record<SampleExhibit, readonly [ExhibitKind, ExhibitForm]>> = {
  contract: ['contract', 'copy'],
  invoice: ['invoice', 'original'],
  payment: ['payment-proof', 'original'],
  order: ['order', 'original'],
  advert: ['advert', 'original'],
  promiseChat: ['chat', 'excerpt'],
  firstTestChat: ['chat', 'excerpt'],
  lineStoppedChat: ['chat', 'excerpt'],
  offerChat: ['chat', 'excerpt'],
  serviceCall: ['call-recording', 'original'],
  supervisorCall: ['call-recording', 'original'],
  refusalMail: ['e-mail', 'original'],
  usageLog: ['usage-record', 'original'],
}

/** An exhibit as it was taken in, with what the owner of the restaurant would have written about it. */
export function describedExhibit(
  exhibit: Exhibit,
  name: SampleExhibit,
  { text }: SampleMaking,
  submittedBy: Party,
): Exhibit {
  const [kind, form] = kindAndForm[name]
  const { keptAt, ...words } = text.exhibits[name]
  return {
    ...exhibit,
    ...words,
    kind,
    kindSuggested: false,
    form,
    originalKeptAt: keptAt,
    submittedBy: submittedBy.id,
  }
}

type Exhibits = ReadonlyMap<SampleExhibit, Exhibit>

/** Chronology and ledger, linked to the exhibits that were taken in. */
export function sampleFactsOf(
  making: SampleMaking,
  parties: Parties,
  exhibits: Exhibits,
): readonly Operation[] {
  const { caseId, text, now, newId } = making
  const idsOf = (names: readonly SampleExhibit[]) => names.flatMap((name) => exhibits.get(name)?.id ?? [])
  const events = sampleEvents.map(
    ({ name, kind, date, people, by, exhibits: proof, disputed = false }): CaseEvent => ({
      id: asEventId(newId()),
      caseId,
      kind,
      date,
      text: text.events[name].text,
      partyIds: people.map((person) => parties[person].id),
      ...(by ? { statement: { by: parties[by].id, words: text.events[name].words } } : {}),
      exhibitIds: idsOf(proof),
      disputed,
      createdAt: now,
    }),
  )
  const entry = (facts: Omit<LedgerEntry, 'id' | 'caseId' | 'createdAt'>): LedgerEntry => ({
    id: asEntryId(newId()),
    caseId,
    createdAt: now,
    ...facts,
  })
  const entries = [
    entry({
      kind: 'payment',
      amount: money(36_000_00, 'CNY'),
      on: plainDate('2025-02-27'),
      account: '0000000000000101',
      reference: '2025022700000000',
      exhibitIds: idsOf(['payment', 'invoice', 'order']),
      ...text.entries.payment,
    }),
    entry({
      kind: 'fee',
      amount: money(600_00, 'CNY'),
      on: plainDate('2025-03-05'),
      account: '',
      reference: '',
      exhibitIds: idsOf(['contract']),
      ...text.entries.fee,
    }),
  ]
  return [...events.map((event) => put('event', event)), ...entries.map((one) => put('entry', one))]
}
