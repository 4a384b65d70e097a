import type { Page } from '@playwright/test'
import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import { linked } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '#shared/core/journal/commit.ts'
import { type Operation, put, remove } from '#shared/core/journal/operation.ts'
import { en } from '#shared/messages/en/en.ts'
import { locales, messagesOf } from '#shared/messages/messages.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { nodeHash } from '../../builders/node-hash.ts'
import { expectAccessible } from '../support/axe.ts'
import { dropFiles, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { custody: text, trash: bin, hold, evidence, timeline, app, cases } = en

test.setTimeout(180_000)

const entries = (page: Page) => page.getByRole('list', { name: text.label }).locator('[data-seq]')
const exhibits = (page: Page) =>
  page.getByRole('grid', { name: evidence.list.label }).locator('[data-exhibit]')
const removed = (page: Page) => page.locator('[data-removed]')
const goTo = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()
const order = ['alpha', 'beta', 'gamma']

/** A case with three exhibits in this order; the second is cited by an event. */
async function openCase(page: Page): Promise<string> {
  const id = await openNewCase(page, 'evidence')
  await dropFiles(
    page,
    order.map((name) => textFile(`${name}.txt`, `This is the ${name}.`)),
  )
  await expect(exhibits(page)).toHaveCount(3)
  await page.goto(`/#/case/${id}/timeline`)
  await page.getByRole('button', { name: timeline.empty.addFirst }).click()
  await page.getByRole('textbox', { name: timeline.form.on }).fill('2024-09-18')
  await page.getByRole('textbox', { name: timeline.form.text }).fill('Signed')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('[data-event]')).toHaveCount(1)
  await page.goto(`/#/case/${id}/evidence`)
  await openExhibit(page, 'beta')
  await page.getByRole('button', { name: evidence.linked.add }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /Signed/ }).check()
  await dialog.getByRole('button', { name: evidence.link.confirm(1) }).click()
  await expect(dialog).toBeHidden()
  return id
}
const openExhibit = (page: Page, title: string) =>
  page
    .getByRole('grid', { name: evidence.list.label })
    .getByRole('button', { name: title, exact: true })
    .click()

async function removeBeta(page: Page, id: string) {
  await page.goto(`/#/case/${id}/evidence`)
  await exhibits(page).filter({ hasText: 'beta' }).focus()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: evidence.remove.confirm(1) }).click()
  await expect(exhibits(page)).toHaveCount(2)
}

test('the history tells what was done, by which device, and that the chain is unbroken', async ({ page }) => {
  await openCase(page)
  const own = page.getByRole('region', { name: text.exhibit.title })
  await expect(own.locator('[data-seq]')).toHaveCount(2)
  await expect(own).toContainText('Cited as proof by the event “Signed”')
  await expectAccessible(page, 'the history of an exhibit')
  await page.keyboard.press('Control+z')
  await expect(own).toContainText(/Undone \(no\. \d\): No longer cited as proof by the event “Signed”/)

  await goTo(page, app.nav.sections.history)
  await expect(entries(page).first()).toContainText('Undone')
  await expect(entries(page).first()).toContainText(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/)
  await expect(entries(page).first()).toContainText(/Recourse \d+\.\d+\.\d+ #/)
  const imported = entries(page).filter({ hasText: 'Took in' })
  await imported.locator('summary').press('Enter')
  await expect(imported.getByRole('listitem')).toHaveCount(3)

  await page.getByRole('button', { name: text.chain.check }).press('Enter')
  await expect(page.getByText(/The chain is unbroken: 5 entries/)).toBeVisible()
  await page.waitForTimeout(400)
  await expectAccessible(page, 'the checked history')
})

test('an entry that was changed in the database is named', async ({ page }) => {
  const id = await openCase(page)
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open('recourse-records')
        open.addEventListener('success', () => {
          const journal = open.result.transaction('journal', 'readwrite').objectStore('journal')
          const row = journal.get(2)
          row.addEventListener('success', () => {
            const changed = row.result as { readonly body: string }
            journal.put({ ...changed, body: changed.body.replace('alpha', 'omega') })
          })
          journal.transaction.addEventListener('complete', () => {
            open.result.close()
            resolve()
          })
        })
        open.addEventListener('error', () => reject(new Error('the database did not open')))
      }),
  )
  await page.goto(`/#/case/${id}/history`)
  await page.getByRole('button', { name: text.chain.check }).click()

  await expect(page.getByText('Entry 2 was changed after it was written.')).toBeVisible()
  await page.waitForTimeout(400)
  await expectAccessible(page, 'the broken chain')
})

test('a removed exhibit comes back from the trash to its place and its event', async ({ page }) => {
  const id = await openCase(page)
  await removeBeta(page, id)
  await goTo(page, app.nav.trash)
  await expect(removed(page)).toHaveCount(1)
  await expect(removed(page)).toContainText(bin.kept(30))
  await expectAccessible(page, 'the trash')
  await page.getByRole('button', { name: bin.restoreOf('“beta”') }).press('Enter')
  await expect(page.getByRole('heading', { name: bin.empty.title })).toBeVisible()

  await page.goto(`/#/case/${id}/evidence`)
  await expect(exhibits(page)).toHaveCount(3)
  for (const [index, name] of order.entries()) await expect(exhibits(page).nth(index)).toContainText(name)
  await openExhibit(page, 'beta')
  await expect(page.getByRole('button', { name: 'Signed', exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: text.exhibit.title })).toContainText(
    'Restored “beta” from the trash',
  )

  await page.keyboard.press('Control+z')
  await goTo(page, app.nav.trash)
  await expect(removed(page)).toContainText('beta')
})

test('a removed case comes back whole, and before it nothing that was removed from it', async ({ page }) => {
  const id = await openCase(page)
  await removeBeta(page, id)
  await page.goto(`/#/case/${id}/overview`)
  await page.getByRole('button', { name: cases.overview.more }).click()
  await page.getByRole('menuitem', { name: cases.overview.remove }).click()
  await page.getByRole('button', { name: cases.remove.confirm }).click()
  await goTo(page, app.nav.trash)
  await expect(removed(page)).toHaveCount(2)
  await expect(removed(page).first()).toContainText(bin.contents(2, 1, 0))
  await expect(removed(page).last()).toContainText('Restore the case first')
  await expect(removed(page).last().getByRole('button', { name: bin.restore })).toHaveCount(0)

  await removed(page).first().getByRole('button', { name: bin.restore }).click()
  await expect(removed(page)).toHaveCount(1)
  await removed(page).getByRole('button', { name: bin.restore }).click()
  await page.goto(`/#/case/${id}/evidence`)
  await expect(exhibits(page)).toHaveCount(3)
})

test('a hold is set with a reason, shown, and lifted again', async ({ page }) => {
  const id = await openCase(page)
  await removeBeta(page, id)
  await page.goto(`/#/case/${id}/overview`)
  await page.getByRole('button', { name: cases.overview.more }).click()
  await page.getByRole('menuitem', { name: hold.set }).click()
  const dialog = page.getByRole('dialog', { name: hold.title })
  await expect(dialog.getByRole('textbox', { name: hold.reason })).toBeFocused()
  await page.keyboard.insertText('Notice from the court')
  await page.waitForTimeout(400)
  await expectAccessible(page, 'the form of a hold')
  await dialog.getByRole('button', { name: hold.confirm }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(hold.badge, { exact: true })).toBeVisible()
  await expect(page.getByText('Notice from the court')).toBeVisible()
  await goTo(page, app.nav.trash)
  await expect(removed(page)).toContainText(bin.held)
  await goTo(page, app.nav.cases)
  await expect(page.getByText(hold.badge, { exact: true })).toBeVisible()

  await page.goto(`/#/case/${id}/overview`)
  await page.getByRole('button', { name: cases.overview.more }).click()
  await page.getByRole('menuitem', { name: hold.lift }).click()
  await expect(page.getByText(hold.badge, { exact: true })).toHaveCount(0)
})

test('records of before there was a trash are opened with their history and what was removed', async ({
  page,
}) => {
  const exhibit = anExhibit({ id: 'x', title: 'old proof' })
  const said = (label: string, ops: readonly Operation[], inverse: readonly Operation[]) =>
    canonicalJson({ v: 1, kind: 'change', label, at: aCase().createdAt, by: 'old device #1', ops, inverse })
  const bodies = [
    said('case-created', [put('case', aCase())], [remove('case', caseId)]),
    said('exhibits-imported', [put('exhibit', exhibit)], [remove('exhibit', exhibit.id)]),
    said('exhibits-removed', [remove('exhibit', exhibit.id)], [put('exhibit', exhibit)]),
  ]
  const journal = bodies.reduce<readonly JournalRow[]>(
    (rows, body) => [...rows, linked(rows.at(-1) ?? emptyHead, body, nodeHash.hashText)],
    [],
  )
  await page.route('**/empty', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  )
  await page.goto('/empty')
  await page.evaluate(
    ([rows, one]) =>
      new Promise<void>((resolve, reject) => {
        // rung 1, as released: Dexie multiplies its versions by ten
        const open = indexedDB.open('recourse-records', 10)
        open.addEventListener('upgradeneeded', () => {
          const store = (name: string, key: string, ...indexes: readonly (readonly string[])[]) => {
            const made = open.result.createObjectStore(name, { keyPath: key })
            for (const paths of indexes)
              if (paths[1] === undefined) made.createIndex(paths[0] ?? '', paths[0] ?? '')
              else made.createIndex(`[${paths.join('+')}]`, [...paths])
            return made
          }
          store('cases', 'id', ['createdAt']).add(one)
          store('parties', 'id', ['caseId'])
          store('events', 'id', ['caseId', 'sortKey']).createIndex('exhibitIds', 'exhibitIds', {
            multiEntry: true,
          })
          store('exhibits', 'id', ['caseId', 'position'], ['caseId', 'original.sha256'])
          store('entries', 'id', ['caseId', 'on', 'createdAt'])
          store('exports', 'id', ['caseId', 'at'])
          store('objects', 'sha256')
          store('tally', 'caseId')
          const [last] = rows.slice(-1)
          store('meta', 'k').add({ k: 'head', v: { seq: last?.seq, hash: last?.hash } })
          const kept = store('journal', 'seq')
          for (const row of rows) kept.add(row)
        })
        open.addEventListener('success', () => {
          open.result.close()
          resolve()
        })
        open.addEventListener('error', () => reject(new Error('the database was not made')))
      }),
    [journal, aCase()] as const,
  )
  await page.goto('/#/trash')
  await page.getByRole('button', { name: bin.restoreOf('“old proof”') }).click()
  await page.goto(`/#/case/${caseId}/history`)
  await expect(entries(page)).toHaveCount(4)
  await page.getByRole('button', { name: text.chain.check }).click()
  await expect(page.getByText(/The chain is unbroken: 4 entries/)).toBeVisible()
})

for (const locale of locales)
  test(`history, trash and hold look right in ${locale}, light and dark`, async ({ page }) => {
    const words = messagesOf(locale)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto('/')
    await page.evaluate(
      (chosen) =>
        localStorage.setItem(
          'recourse.preferences',
          JSON.stringify({ locale: chosen, dismissed: ['browser-shell'], readsPictures: false }),
        ),
      locale,
    )
    await page.reload()
    await page.getByRole('button', { name: words.cases.sample.add }).click()
    await page.waitForURL(/\/case\/[^/]+\//, { timeout: 60_000 })
    const id = /\/case\/([^/]+)\//.exec(page.url())?.[1] ?? ''
    await page.goto(`/#/case/${id}/evidence`)
    const rows = page.locator('[data-exhibit]')
    await rows.nth(1).focus()
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: words.evidence.remove.confirm(1) }).click()
    await page.goto(`/#/case/${id}/timeline`)
    await page.locator('[data-event]').nth(2).focus()
    await page.keyboard.press('Delete')
    await page.keyboard.press('Control+z')
    await page.goto(`/#/case/${id}/overview`)
    await page.getByRole('button', { name: words.cases.overview.more }).click()
    await page.getByRole('menuitem', { name: words.hold.set }).click()
    await page.getByRole('textbox', { name: words.hold.reason }).fill('法院通知')
    const look = async (name: string) => {
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        await page.waitForTimeout(500)
        await page.screenshot({ path: `out/screens/${name}-${locale}-${scheme}.png` })
        await expectAccessible(page, `${name} ${scheme}`)
      }
    }
    await look('hold-form')
    await page.getByRole('button', { name: words.hold.confirm }).click()
    await expect(page.getByText(words.hold.badge, { exact: true })).toBeVisible()
    await look('hold')
    await page.goto(`/#/case/${id}/history`)
    await page.getByRole('button', { name: words.custody.chain.check }).click()
    await expect(page.getByText(words.custody.chain.limit)).toBeVisible()
    await page.locator('summary').last().click()
    await look('history-checked')
    await page.goto('/#/trash')
    await expect(page.locator('[data-removed]').first()).toBeVisible()
    await look('trash')
    await page.goto(`/#/case/${id}/evidence`)
    await rows.first().getByRole('button').nth(1).press('Enter')
    const own = page.getByRole('region', { name: words.custody.exhibit.title })
    await own.scrollIntoViewIfNeeded()
    await look('exhibit-history')
  })
