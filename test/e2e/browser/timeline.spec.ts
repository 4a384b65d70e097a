import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { expectAccessible } from '../support/axe.ts'
import { type DroppedFile, dropFiles, textFile } from '../support/drop-files.ts'
import { pressByKeyboard, tabTo, typeInto } from '../support/keyboard.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { timeline: text, vocabulary, evidence } = en
const { form, row } = text

test.setTimeout(120_000)

const list = (page: Page) => page.getByRole('region', { name: text.list })
const rows = (page: Page) => list(page).locator('[data-event]')
const field = (page: Page, name: string) => page.getByRole('textbox', { name })
const choice = (page: Page, name: string) => page.getByRole('combobox', { name })
const addButton = (page: Page) => page.getByRole('button', { name: text.add, exact: true })
const formOf = (page: Page) => page.getByRole('form', { name: form.newTitle })

/** Writes an event with the keys alone; the form is open and its date has the focus. */
async function write(page: Page, on: string, what: string) {
  await expect(field(page, form.on)).toBeFocused()
  await page.keyboard.insertText(on)
  await typeInto(page, field(page, form.text), what)
  await page.keyboard.press('Control+Enter')
  await expect(rows(page).filter({ hasText: what })).toBeFocused()
}

async function withEvents(page: Page, ...events: readonly (readonly [on: string, what: string])[]) {
  await openNewCase(page, 'timeline')
  for (const [on, what] of events) {
    await addButton(page).press('Enter')
    await write(page, on, what)
  }
}

test('a chronology is written, changed and taken back with the keys alone', async ({ page }) => {
  await openNewCase(page, 'timeline')
  await pressByKeyboard(page, page.getByRole('button', { name: text.empty.addFirst }))
  await write(page, '民國114年5月22日', '拒绝退款')
  await page.keyboard.press('n')
  await write(page, '2024年9月18日', '购买智能外呼系统一年版')

  await expect(list(page).getByRole('heading', { level: 2 })).toHaveText(['September 2024', 'May 2025'])
  await expect(rows(page).first()).toContainText('18 September 2024')
  await page.keyboard.press('ArrowDown')
  await expect(rows(page).last()).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(field(page, form.on)).toBeFocused()
  await typeInto(page, field(page, form.time), '下午2点03分')
  await tabTo(page, page.getByRole('checkbox', { name: form.disputed }))
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(rows(page).last()).toBeFocused()
  await expectAccessible(page, 'a disputed event')
  await expect(rows(page).last()).toContainText('22 May 2025, 14:03')
  await expect(rows(page).last()).toContainText(row.disputed)

  await page.keyboard.press('Delete')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toBeFocused()
  await page.getByRole('button', { name: text.done.undo, exact: true }).press('Enter')
  await expect(rows(page)).toHaveCount(2)
  await expect(rows(page).last()).toContainText('22 May 2025, 14:03')
})

test('dates are kept as exactly as they are known', async ({ page }) => {
  await openNewCase(page, 'timeline')
  const add = async (precision: keyof typeof form.precisions, on: string, to?: string) => {
    await addButton(page).click()
    await choice(page, form.precision).click()
    await page.getByRole('option', { name: form.precisions[precision], exact: true }).click()
    await field(page, precision === 'range' ? form.from : form.on).fill(on)
    if (to !== undefined) await field(page, form.to).fill(to)
    await field(page, form.text).fill(`known: ${precision}`)
    await page.keyboard.press('Control+Enter')
    await expect(formOf(page)).toBeHidden()
  }
  await add('about-year', '2023')
  await add('about-month', '2025-03')
  await add('about-day', '2025-03-10')
  await add('range', '2025-04-01', '2025-04-15')

  const dates = await rows(page).evaluateAll((all) =>
    all.map(({ ariaLabel }) => ariaLabel?.split(', Call')[0]),
  )
  expect(dates).toEqual([
    'about 2023, Purchase: known: about-year',
    'about March 2025',
    'about 10 March 2025',
    '1 April 2025 – 15 April 2025',
  ])
  await expect(list(page).getByRole('heading', { level: 2 })).toHaveText(['2023', 'March 2025', 'April 2025'])
})

test('what is missing or wrong is said at its field, and nothing is saved', async ({ page }) => {
  await openNewCase(page, 'timeline')
  await addButton(page).click()
  await field(page, form.on).fill('soon')
  await field(page, form.time).fill('late')
  await page.keyboard.press('Control+Enter')

  await expect(field(page, form.on)).toBeFocused()
  await expect(
    page.getByText(en.failures['rule/not-a-date']({ kind: 'rule/not-a-date', field: 'on' })),
  ).toBeVisible()
  await expect(
    page.getByText(en.failures['rule/not-a-time']({ kind: 'rule/not-a-time', field: 'time' })),
  ).toBeVisible()
  await expect(
    page.getByText(en.failures['rule/required']({ kind: 'rule/required', field: 'text' })),
  ).toBeVisible()
  await expectAccessible(page, 'a form with faults')
  await expect(rows(page)).toHaveCount(0)
})

test('leaving a half-written event asks first', async ({ page }) => {
  await withEvents(page, ['2025-05-10', 'first'])
  await page.keyboard.press('n')
  await page.keyboard.press('Escape')
  await expect(addButton(page)).toBeFocused()

  await page.keyboard.press('Enter')
  await field(page, form.text).fill('half a thought')
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: form.discardTitle })
  await expect(question.getByRole('button', { name: en.app.cancel })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page, form.text)).toHaveValue('half a thought')

  await rows(page)
    .first()
    .getByRole('button', { name: row.edit('first') })
    .click()
  await question.getByRole('button', { name: form.discard }).click()
  await expect(field(page, form.text)).toHaveValue('first')
})

test('a half-written event survives a look at another page', async ({ page }) => {
  const id = await openNewCase(page, 'timeline')
  await addButton(page).click()
  await field(page, form.text).fill('half a thought')
  await page.goto(`/#/case/${id}/evidence`)
  await expect(page.getByRole('heading', { level: 1, name: evidence.title })).toBeVisible()
  await page.goto(`/#/case/${id}/timeline`)

  await expect(field(page, form.text)).toHaveValue('half a thought')
})

test('Enter that ends a composition never saves the event', async ({ page, context }) => {
  await openNewCase(page, 'timeline')
  await addButton(page).click()
  await field(page, form.text).fill('客服来电')
  await field(page, form.on).fill('2025-05-10')
  await field(page, form.time).focus()
  const keyboard = await context.newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: 'xiawu', selectionStart: 5, selectionEnd: 5 })
  for (const modifiers of [0, 2]) {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, modifiers }
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
  }
  await expect(formOf(page)).toBeVisible()
  await keyboard.send('Input.insertText', { text: '下午3点' })
  await page.keyboard.press('Control+Enter')

  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toContainText('15:00')
})

/** Types into a field that offers choices, once they are there, and takes the first with Enter. */
async function pick(page: Page, name: string, typed: string) {
  await choice(page, name).click()
  await expect(page.getByRole('listbox', { name })).toBeVisible()
  await page.keyboard.insertText(typed)
  const offered = page.getByRole('listbox', { name }).locator('[data-combobox-selected]')
  await expect(offered).toContainText(typed)
  await page.keyboard.press('Enter')
}

const contract: DroppedFile = textFile('contract.txt', 'Article 7: refund within 14 days.')

test('an event names people and proof; the proof opens with one key', async ({ page }) => {
  const id = await openNewCase(page, 'evidence')
  await expect(page.getByRole('heading', { level: 1, name: evidence.title })).toBeVisible()
  await dropFiles(page, [contract, textFile('call.txt', 'Transcript of the call.')])
  await expect(page.locator('[data-exhibit]')).toHaveCount(2, { timeout: 60_000 })
  await page.goto(`/#/case/${id}/timeline`)
  await addButton(page).click()
  await field(page, form.on).fill('2025-05-10')
  await field(page, form.text).fill('The agent promised a refund')
  await pick(page, form.people, '李经理')
  await pick(page, form.speaker, '李')
  await field(page, form.words).fill('三天之内全额退')
  await pick(page, form.exhibits, 'call')
  await expect(formOf(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await page.keyboard.press('Control+Enter')

  const event = rows(page).first()
  await expect(event).toContainText('李经理')
  await expect(event.getByRole('blockquote')).toContainText('三天之内全额退')
  await expect(event).toBeFocused()
  await expectAccessible(page, 'a timeline with an event')

  const proof = event.getByRole('button', { name: row.openExhibit('2', 'call') })
  await pressByKeyboard(page, proof)
  await expect(page).toHaveURL(/evidence\?exhibit=/)
  await expect(page.getByRole('heading', { name: 'call' })).toBeVisible()
})

test('the list narrows down by words and kinds and comes back', async ({ page }) => {
  await withEvents(
    page,
    ['2024-09-18', 'Paid 36,000'],
    ['2025-05-10', 'Line stopped'],
    ['2025-05-22', 'REFUND refused'],
  )
  const search = page.getByRole('searchbox', { name: text.filter.text })
  await search.fill('refund')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('REFUND refused')

  await search.fill('')
  await choice(page, text.filter.kinds).click()
  await page.getByRole('option', { name: vocabulary.event.purchase }).click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Paid 36,000')

  await search.fill('nowhere')
  await expect(page.getByRole('heading', { name: text.nothing.title })).toBeVisible()
  await page.getByRole('button', { name: text.nothing.clear }).click()
  await expect(rows(page)).toHaveCount(3)
  await expect(search).toHaveValue('')
})
