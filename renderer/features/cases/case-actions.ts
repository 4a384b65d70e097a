import type { Case, Stage } from '#shared/core/cases/case.ts'
import type { Intake } from '#shared/core/cases/intake.ts'
import { type IntakeWords, newCaseFrom } from '#shared/core/cases/new-case.ts'
import type { Failure } from '#shared/core/failure.ts'
import { asPartyId, type CaseId } from '#shared/core/ids.ts'
import { put, remove } from '#shared/core/journal/operation.ts'
import { removalOf, type WholeCase } from '#shared/core/journal/removal.ts'
import type { Party, PartyRole } from '#shared/core/parties/party.ts'
import { type PartyDraft, trimmedParty } from '#shared/core/parties/party-draft.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { Services } from '../../services.tsx'
import { firstTold } from './first-told.ts'

type Saved = Promise<Result<unknown, Failure>>

/** Makes the case of the answers, its parties, payments and first events in one commit. */
export async function createCase(
  services: Services,
  intake: Intake,
  words: IntakeWords,
): Promise<Result<CaseId, Failure>> {
  const { newId, clock, door } = services
  const made = newCaseFrom(intake, { newId, now: clock.now(), words })
  if (!made.ok) return made
  const saved = await door.commit(made.value.change)
  return saved.ok ? ok(made.value.caseId) : saved
}

export const editCase = (services: Services, edited: Case): Saved =>
  edited.title.trim() === ''
    ? Promise.resolve(failed({ kind: 'rule/required', field: 'title' }))
    : services.door.commit({ label: 'case-edited', ops: [put('case', edited)] })

export const changeStage = (services: Services, one: Case, stage: Stage): Saved =>
  editCase(services, { ...one, stage })

export const setArchived = (services: Services, one: Case, archived: boolean): Saved =>
  services.door.commit({
    label: archived ? 'case-archived' : 'case-restored',
    ops: [put('case', { ...one, archived })],
  })

/** Nothing that was removed from the case may be purged until the hold is lifted. */
export const putOnHold = (services: Services, one: Case, reason: string): Saved =>
  services.door.commit({
    label: 'hold-set',
    ops: [put('case', { ...one, hold: { since: services.clock.now(), reason: reason.trim() } })],
  })

export function liftHold(services: Services, one: Case): Saved {
  const { hold: _lifted, ...rest } = one
  return services.door.commit({ label: 'hold-lifted', ops: [put('case', rest)] })
}

/** Everything that belongs to a case, as it is now. */
export async function gatherCase(services: Services, one: Case): Promise<WholeCase> {
  const [parties, events, exhibits, entries, exports] = await Promise.all([
    services.parties.ofCase(one.id),
    services.events.ofCase(one.id),
    services.exhibits.ofCase(one.id),
    services.ledger.ofCase(one.id),
    firstTold((tell: Parameters<typeof services.exports.watchCase>[1]) =>
      services.exports.watchCase(one.id, tell),
    ),
  ])
  return { case: one, parties, events, exhibits, entries, exports }
}

export async function removeCase(services: Services, one: Case): Saved {
  return services.door.commit({ label: 'case-removed', ops: removalOf(await gatherCase(services, one)) })
}

/** A new party when `existing` is absent. */
export function saveParty(
  services: Services,
  caseId: CaseId,
  role: PartyRole,
  draft: PartyDraft,
  existing: Party | undefined,
): Saved {
  const party = trimmedParty(draft)
  if (party.name === '') return Promise.resolve(failed({ kind: 'rule/required', field: 'name' }))
  const id = existing?.id ?? asPartyId(services.newId())
  return services.door.commit({
    label: 'parties-edited',
    ops: [put('party', { id, caseId, role, ...party })],
  })
}

export const removeParty = (services: Services, party: Party): Saved =>
  services.door.commit({ label: 'parties-edited', ops: [remove('party', party.id)] })
