import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { MoneyPage } from '../../../renderer/features/money/index.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEntry } from '../../builders/an-entry.ts'
import { renderPage } from '../app/render-page.tsx'
import { someServices } from '../app/some-services.ts'

async function aLedgerWith(...entries: readonly Parameters<typeof anEntry>[0][]) {
  const services = await someServices()
  const ops = [put('case', aCase()), ...entries.map((entry) => put('entry', anEntry(entry)))]
  await services.door.commit({ label: 'case-created', ops })
  renderPage(services, <MoneyPage caseId={caseId} />)
  return { services, user: userEvent.setup() }
}

describe('the ledger', () => {
  afterEach(cleanup)

  it('invites to record the first payment', async () => {
    await aLedgerWith()

    expect(await screen.findByText('还没有款项')).toBeTruthy()
  })

  it('shows amounts with their currency and covers accounts', async () => {
    await aLedgerWith({ account: '6222021234567890' })

    const row = (await screen.findByText('•••• 7890')).closest('tr')
    expect(row?.textContent).toContain('2024年9月18日')
    expect(row?.textContent).toContain('¥3,980.00')
    expect(screen.queryByText(/6222021234567890/)).toBeNull()
  })

  it('keeps what the form says as one entry', async () => {
    const { services, user } = await aLedgerWith()
    await user.click(await screen.findByText('退款'))
    fireEvent.change(await screen.findByLabelText(/^金额/), { target: { value: '1,000.5' } })
    fireEvent.change(screen.getByLabelText(/^日期/), { target: { value: '2025年6月1日' } })
    await user.click(screen.getByText('保存'))

    await waitFor(async () =>
      expect(await services.ledger.ofCase(caseId)).toMatchObject([
        { kind: 'refund', amount: { minor: 100050, currency: 'CNY' }, on: '2025-06-01' },
      ]),
    )
    expect((await services.door.history()).undo).toBe('entry-added')
  })

  it('removes an entry at once, for undo to bring back', async () => {
    const { services, user } = await aLedgerWith({})
    await user.click(await screen.findByLabelText(/^删除：付款/))
    await waitFor(async () => expect(await services.ledger.ofCase(caseId)).toEqual([]))

    await services.door.undo()

    expect(await services.ledger.ofCase(caseId)).toHaveLength(1)
  })
})
