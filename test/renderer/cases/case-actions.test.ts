import { describe, expect, it } from 'vitest'
import {
  createCase,
  editCase,
  gatherCase,
  liftHold,
  putOnHold,
  removeCase,
  removeParty,
  saveParty,
  setArchived,
} from '../../../renderer/features/cases/case-actions.ts'
import type { Services } from '../../../renderer/services.tsx'
import { emptyPartyDraft } from '../../../shared/core/parties/party-draft.ts'
import { aPayment, anIntake } from '../../builders/an-intake.ts'
import { someServices } from '../app/some-services.ts'

const words = { productType: (type: string) => type, payment: () => 'paid' }

async function aCreatedCase(services: Services) {
  const created = await createCase(services, anIntake({ payments: [aPayment()] }), words)
  const one = created.ok ? await services.cases.get(created.value) : undefined
  if (one === undefined) throw new Error('no case')
  return one
}

describe('creating a case', () => {
  it('is one step of undo for everything it made', async () => {
    const services = await someServices()
    const one = await aCreatedCase(services)

    expect(await services.door.undo()).toEqual({ ok: true, value: 'case-created' })
    expect(await services.cases.get(one.id)).toBeUndefined()
    expect(await services.ledger.ofCase(one.id)).toEqual([])
    expect(await services.events.ofCase(one.id)).toEqual([])
  })

  it('refuses answers without a vendor and writes nothing', async () => {
    const services = await someServices()
    const before = await services.door.history()

    const refused = await createCase(services, anIntake({ vendor: emptyPartyDraft }), words)

    expect(refused).toEqual({ ok: false, failure: { kind: 'rule/required', field: 'vendor.name' } })
    expect(await services.door.history()).toEqual(before)
  })
})

describe('removing a case', () => {
  it('takes all that belongs to it, and undo brings all of it back', async () => {
    const services = await someServices()
    const one = await aCreatedCase(services)
    const before = await gatherCase(services, one)

    await removeCase(services, one)
    expect(await services.parties.ofCase(one.id)).toEqual([])

    await services.door.undo()
    expect(await gatherCase(services, one)).toEqual(before)
  })
})

describe('a hold', () => {
  it('stands with its reason and moment until it is lifted, each a step for undo', async () => {
    const services = await someServices()
    const one = await aCreatedCase(services)
    await putOnHold(services, one, ' 法院通知 ')
    const held = await services.cases.get(one.id)
    expect(held).toEqual({ ...one, hold: { since: services.clock.now(), reason: '法院通知' } })

    if (held) await liftHold(services, held)
    expect(await services.cases.get(one.id)).toEqual(one)
    expect(await services.door.undo()).toEqual({ ok: true, value: 'hold-lifted' })
    expect(await services.door.undo()).toEqual({ ok: true, value: 'hold-set' })
  })
})

describe('changing a case', () => {
  it('refuses an empty title', async () => {
    const services = await someServices()
    const one = await aCreatedCase(services)

    expect(await editCase(services, { ...one, title: ' ' })).toEqual({
      ok: false,
      failure: { kind: 'rule/required', field: 'title' },
    })
  })

  it('names archiving and restoring for the undo button', async () => {
    const services = await someServices()
    const one = await aCreatedCase(services)

    await setArchived(services, one, true)
    expect((await services.door.history()).undo).toBe('case-archived')
    await setArchived(services, one, false)
    expect((await services.door.history()).undo).toBe('case-restored')
  })

  it('adds a party under a name, changes it, and removes it', async () => {
    const services = await someServices()
    const { id } = await aCreatedCase(services)
    const agentIn = async () => (await services.parties.ofCase(id)).find(({ role }) => role === 'contact')

    await saveParty(services, id, 'contact', { ...emptyPartyDraft, name: ' 客服小李 ' }, undefined)
    const agent = await agentIn()
    expect(agent?.name).toBe('客服小李')
    await saveParty(services, id, 'contact', { ...emptyPartyDraft, name: '客服小黎' }, agent)
    const changed = await agentIn()
    expect(changed).toMatchObject({ id: agent?.id, name: '客服小黎' })
    if (changed) await removeParty(services, changed)

    expect(await agentIn()).toBeUndefined()
  })
})
