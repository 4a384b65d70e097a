import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { ExhibitHistory, HistoryPage } from '../../../renderer/features/custody/index.ts'
import { asExhibitId, asInstant } from '../../../shared/core/ids.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit, someSha256 } from '../../builders/an-exhibit.ts'
import { renderPage } from '../app/render-page.tsx'
import { someServices } from '../app/some-services.ts'
import { aStore } from '../data/a-store.ts'

const entries = async () =>
  within(await screen.findByRole('list', { name: '历史记录条目' })).getAllByRole('listitem')

async function aCaseWithHistory(times: readonly string[] = []) {
  let next = 0
  const now = () => asInstant(times[next++] ?? '2024-10-01T02:00:00.000Z')
  const store = await aStore({ clock: { now, zone: () => 'Asia/Shanghai' } })
  const { door } = store
  await door.commit({ label: 'case-created', ops: [put('case', aCase())] })
  await door.commit({
    label: 'exhibits-imported',
    ops: [put('exhibit', anExhibit({ id: 'x', title: '合同' }))],
  })
  await door.commit({
    label: 'event-added',
    ops: [put('event', anEvent({ text: '签约', exhibitIds: ['x'] }))],
  })
  await door.undo()
  return { store, services: await someServices(store) }
}

describe('the history of a case', () => {
  afterEach(cleanup)

  it('lists every commit, newest first, with number, time, device and hash', async () => {
    const { store, services } = await aCaseWithHistory()
    renderPage(services, <HistoryPage caseId={caseId} />)
    const [newest, , imported] = await entries()
    const head = (await store.door.history()).head.hash

    expect(newest?.textContent).toContain('第 4 条')
    expect(newest?.textContent).toContain('撤销（第 3 条）：添加事件“签约”')
    expect(newest?.textContent).toContain('2024-10-01 10:00:00 +08:00')
    expect(newest?.textContent).toMatch(/test bench #/)
    expect(newest?.textContent).toContain(head.slice(0, 12))
    expect(imported?.textContent).toContain('导入证据“合同”')
    expect(imported?.textContent).toContain(someSha256().slice(0, 12))
  })

  it('marks where the clock was set back', async () => {
    const { services } = await aCaseWithHistory([
      '2024-10-01T05:00:00.000Z',
      '2024-10-01T02:00:00.000Z',
      '2024-10-01T02:00:01.000Z',
    ])
    renderPage(services, <HistoryPage caseId={caseId} />)
    const marked = (await entries()).filter((row) => row.textContent.includes('时钟至少被调回了3小时'))

    expect(marked.map((row) => row.dataset.seq)).toEqual(['2'])
  })

  it('finds the chain unbroken and gives its head', async () => {
    const { store, services } = await aCaseWithHistory()
    renderPage(services, <HistoryPage caseId={caseId} />)
    await userEvent.click(await screen.findByRole('button', { name: '核验日志链' }))

    expect(await screen.findByText(/日志链完整：全部案件共 4 条/)).toBeTruthy()
    expect(screen.getAllByText((await store.door.history()).head.hash).length).toBeGreaterThan(0)
  })

  it('names the entry that was changed behind the program’s back', async () => {
    const { store, services } = await aCaseWithHistory()
    await store.databases.records.journal.update(2, { body: '{"v":1}' })
    renderPage(services, <HistoryPage caseId={caseId} />)
    await userEvent.click(await screen.findByRole('button', { name: '核验日志链' }))

    expect(await screen.findByText('第 2 条在写入之后被改动过。')).toBeTruthy()
    expect((await entries())[2]?.textContent).toContain('无法读取这一条')
  })
})

describe('the history of an exhibit', () => {
  afterEach(cleanup)

  it('tells what was done to it and what cited it', async () => {
    const { services } = await aCaseWithHistory()
    renderPage(services, <ExhibitHistory exhibitId={asExhibitId('x')} />)

    expect((await entries()).map((row) => row.querySelector('[class*=sentence]')?.textContent)).toEqual([
      '撤销（第 3 条）：不再用作事件“签约”的证据',
      '用作事件“签约”的证据',
      '导入证据“合同”',
    ])
  })

  it('shows earlier entries when asked for', async () => {
    const { store, services } = await aCaseWithHistory()
    for (let n = 0; n < 12; n++)
      await store.door.commit({
        label: 'exhibit-edited',
        ops: [put('exhibit', anExhibit({ id: 'x', title: `合同 ${n}` }))],
      })
    renderPage(services, <ExhibitHistory exhibitId={asExhibitId('x')} />)
    expect(await entries()).toHaveLength(10)
    await userEvent.click(screen.getByRole('button', { name: '显示更早的记录' }))

    await expect.poll(async () => (await entries()).length).toBe(15)
    expect(screen.queryByRole('button', { name: '显示更早的记录' })).toBeNull()
  })
})
