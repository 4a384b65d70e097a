import { notifications, Notifications } from '@mantine/notifications'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { TrashPage } from '../../../renderer/features/trash/index.ts'
import { asExhibitId, asInstant } from '../../../shared/core/ids.ts'
import { put, remove } from '../../../shared/core/journal/operation.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anExhibit, someSha256 } from '../../builders/an-exhibit.ts'
import { renderPage } from '../app/render-page.tsx'
import { someServices } from '../app/some-services.ts'
import { aStore } from '../data/a-store.ts'

const removedAt = '2024-10-01T02:00:00.000Z'
const ids = Array.from({ length: 60 }, (_, n) => `x${n}`)

/** A case from which these exhibits were removed in one commit; the page is looked at later. */
async function aTrashWith(exhibits: readonly string[], now = removedAt) {
  const store = await aStore()
  await store.door.commit({
    label: 'case-created',
    ops: [put('case', aCase()), ...exhibits.map((id) => put('exhibit', anExhibit({ id, title: id })))],
  })
  await store.door.commit({
    label: 'exhibits-removed',
    ops: exhibits.map((id) => remove('exhibit', asExhibitId(id))),
  })
  const clock = { now: () => asInstant(now), zone: () => 'Asia/Shanghai' }
  renderPage(
    await someServices({ ...store, clock }),
    <>
      <Notifications />
      <TrashPage />
    </>,
  )
  return store
}
const rows = () => document.querySelectorAll('[data-removed]')

describe('the trash page', () => {
  afterEach(() => {
    cleanup()
    notifications.clean()
  })

  it('says that nothing was removed', async () => {
    await aTrashWith([])

    expect(await screen.findByText('回收站是空的')).toBeTruthy()
  })

  it('tells what, from which case, when, by which device, its hash, and how long it is kept', async () => {
    await aTrashWith(['合同'], '2024-10-19T02:00:00.000Z')
    await screen.findByText(/2024-10-01 10:00:00 \+08:00 删除/)
    const [row] = rows()

    expect(row?.textContent).toContain(`证据“合同” 属于“${aCase().title}”`)
    expect(row?.textContent).toMatch(/test bench #/)
    expect(row?.textContent).toContain(someSha256().slice(0, 12))
    expect(row?.textContent).toContain('至少再保留 12 天')
  })

  it('says when the thirty days are over, and still restores', async () => {
    const { exhibits } = await aTrashWith(['合同'], '2024-10-31T02:00:00.000Z')
    expect(await screen.findByText('已满 30 天')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: '恢复：“合同”' }))

    expect(await screen.findByText('已恢复：“合同”')).toBeTruthy()
    expect(await exhibits.ofCase(caseId)).toHaveLength(1)
  })

  it(
    'restores all that was removed together, also what is not shown yet, as one step',
    { timeout: 120_000 },
    async () => {
      const { exhibits, door } = await aTrashWith(ids)
      await waitFor(() => expect(rows()).toHaveLength(50))
      await userEvent.click(screen.getByRole('button', { name: '恢复同时删除的全部内容' }))

      // fifty rows take jsdom long, and the message that tells passes by
      await expect.poll(async () => (await exhibits.ofCase(caseId)).length, { timeout: 60_000 }).toBe(60)
      await door.undo()
      expect(await exhibits.ofCase(caseId)).toHaveLength(0)
    },
  )

  it('shows more when asked for', async () => {
    await aTrashWith(ids)
    await waitFor(() => expect(rows()).toHaveLength(50))
    await userEvent.click(screen.getByRole('button', { name: '显示更多' }))

    await waitFor(() => expect(rows()).toHaveLength(60))
    expect(screen.queryByRole('button', { name: '显示更多' })).toBeNull()
  })

  const open = async (name = '彻底删除：“合同”') => {
    await userEvent.click(await screen.findByRole('button', { name }))
    return await screen.findByRole('textbox', { name: '请输入“删除”确认' })
  }
  const confirm = () => userEvent.click(screen.getByRole('button', { name: '彻底删除' }))
  const left = async ({ databases: { records } }: Awaited<ReturnType<typeof aTrashWith>>) =>
    await records.trash.count()

  it(
    'deletes one thing for good once the word is typed, and says what stays',
    { timeout: 60_000 },
    async () => {
      const store = await aTrashWith(['合同', '发票'])
      const word = await open()
      expect(screen.getByText(/较早的历史条目里还留有它的标题/)).toBeTruthy()
      await confirm()
      expect(await screen.findByText('尚未删除。请输入“删除”二字。')).toBeTruthy()
      expect(await left(store)).toBe(2)

      await userEvent.type(screen.getByRole('textbox', { name: /原因/ }), '误传')
      await userEvent.type(word, ' 删除 ')
      await confirm()
      expect(await screen.findByText('已彻底删除：“合同”')).toBeTruthy()
      expect(await left(store)).toBe(1)
      const { records } = await store.journal.page({ about: caseId, limit: 1 })
      expect(records[0]?.body?.purge).toMatchObject({ reason: '误传', records: [{ title: '合同' }] })
    },
  )

  it('does not take the Enter that ends a composition for a yes', { timeout: 60_000 }, async () => {
    const store = await aTrashWith(['合同'])
    const word = await open()
    fireEvent.compositionStart(word)
    fireEvent.change(word, { target: { value: '删除' } })
    fireEvent.keyDown(word, { key: 'Enter', isComposing: true })
    const form = word.closest('form')
    if (form) fireEvent.submit(form)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await left(store)).toBe(1)

    fireEvent.compositionEnd(word)
    if (form) fireEvent.submit(form)
    await expect.poll(() => left(store), { timeout: 20_000 }).toBe(0)
  })

  it('refuses what is on hold, and says so', { timeout: 60_000 }, async () => {
    const store = await aTrashWith(['合同'])
    const hold = { since: asInstant(removedAt), reason: '' }
    await store.door.commit({ label: 'hold-set', ops: [put('case', aCase({ hold }))] })
    await screen.findByText('案件已保全，继续保留')
    await userEvent.click(screen.getByRole('button', { name: '彻底删除：“合同”' }))

    expect(await screen.findByText(/已保全，其中的内容不能彻底删除/)).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('deletes what is older than thirty days, and only that', { timeout: 60_000 }, async () => {
    const store = await aTrashWith(['合同', '发票'], '2024-10-31T02:00:00.000Z')
    const word = await open('彻底删除已满 30 天的内容（2）…')
    await userEvent.type(word, '删除')
    await confirm()
    expect(await screen.findByText('已彻底删除 2 项。')).toBeTruthy()
    expect(await left(store)).toBe(0)
    cleanup()
    await aTrashWith(['合同'], '2024-10-30T02:00:00.000Z')
    await screen.findByRole('button', { name: '彻底删除：“合同”' })
    expect(screen.queryByRole('button', { name: /已满 30 天/ })).toBeNull()
  })
})
