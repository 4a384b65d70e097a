import { createHash } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { firstCaseFiles } from '../../fixtures/make/first-case.mjs'
import { type DroppedFile, dropFiles, dropMany, pastePicture, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { evidence: text, vocabulary } = en
const orderNote = textFile('order-number.txt', '订单号：DH20240918-001\n')
/** Given by the acceptance test U-01. */
const orderNoteHash = '33fc558b171b69dc8f4f5fe23a3e6c75a3e787d60c0b3e091aeb0cd46b267db7'

const firstCase = async (): Promise<readonly DroppedFile[]> =>
  (await firstCaseFiles()).map(([name, bytes]) => ({ name, bytes }))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const notes = (...names: readonly string[]) =>
  names.map((name) => textFile(`${name}.txt`, `This is ${name}.`))

const list = (page: Page) => page.getByRole('grid', { name: text.list.label })
const rows = (page: Page) => list(page).locator('[data-exhibit]')
const titles = (page: Page) => rows(page).locator('td:nth-child(5) button').allInnerTexts()
const imports = (page: Page) => page.getByRole('region', { name: text.import.region })

async function take(page: Page, files: readonly DroppedFile[]) {
  await dropFiles(page, files)
  await expect(imports(page).getByRole('article').last()).toContainText(text.import.titleDone, {
    timeout: 30_000,
  })
}
const openExhibit = (page: Page, title: string) =>
  list(page).getByRole('button', { name: title, exact: true }).click()

test('eleven files dropped at once are kept with kind, size and hash', async ({ page }) => {
  const files = await firstCase()
  await openNewCase(page, 'evidence')

  await take(page, files)

  await expect(rows(page)).toHaveCount(11)
  await expect(imports(page)).toContainText(text.import.kept(11))
  for (const { name, bytes } of files) {
    const row = rows(page).filter({ hasText: name })
    await expect(row).toContainText(sha256(bytes).slice(0, 12))
    await expect(row.getByRole('combobox')).toContainText('(suggested)')
  }
  const recording = rows(page).filter({ hasText: '客服来电录音_20241009.mp3' })
  await expect(recording.getByRole('combobox')).toHaveValue('suggested')
  await expect(recording).toContainText(text.suggestedKind(vocabulary.exhibit['call-recording']))
})

test('the same bytes again are told as a duplicate and add nothing', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, [orderNote])
  await openExhibit(page, 'order-number')
  await expect(page.getByText(orderNoteHash)).toBeVisible()
  await page.getByRole('button', { name: text.detail.back }).click()

  await take(page, [{ ...orderNote, name: 'another name.txt' }])

  await expect(imports(page)).toContainText(text.import.duplicate('another name.txt', 1, 'order-number'))
  await expect(rows(page)).toHaveCount(1)
})

test('files dropped in another section of the case are taken in there', async ({ page }) => {
  await openNewCase(page, 'timeline')

  await take(page, [orderNote])
  await page.getByRole('link', { name: en.app.nav.sections.evidence }).click()

  await expect(rows(page)).toHaveCount(1)
})

test('a pasted screenshot becomes an exhibit named by the time', async ({ page }) => {
  await openNewCase(page, 'evidence')
  const [, advert] = (await firstCaseFiles()).find(([name]) => name.endsWith('.png')) ?? []
  if (advert === undefined) throw new Error('no picture among the fixtures')

  await pastePicture(page, advert)

  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText(/pasted-\d{4}-\d\d-\d\d-\d{6}\.png/)
  await rows(page).locator('td:nth-child(5) button').click()
  await expect(page.getByText(vocabulary.acquisition.pasted)).toBeVisible()
})

test('Alt and an arrow move an exhibit, and undo puts it back', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, notes('a', 'b', 'c'))

  await rows(page).nth(2).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => titles(page)).toEqual(['a', 'c', 'b'])
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => titles(page)).toEqual(['c', 'a', 'b'])
  await expect(rows(page).first()).toBeFocused()

  await page.keyboard.press('Control+z')
  await expect.poll(() => titles(page)).toEqual(['a', 'c', 'b'])
})

test('the handle moves an exhibit with Space and arrows, and says so', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, notes('a', 'b', 'c'))

  await list(page)
    .getByRole('button', { name: text.list.drag(1) })
    .focus()
  await page.keyboard.press('Space')
  await expect(page.getByText(text.list.dragging.start(1, 3))).toBeAttached()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText(text.list.dragging.over(2, 3))).toBeAttached()
  await page.keyboard.press('Space')

  await expect.poll(() => titles(page)).toEqual(['b', 'a', 'c'])
})

test('the mouse drags several chosen exhibits together', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, notes('a', 'b', 'c', 'd'))
  await rows(page).nth(0).locator('td').nth(2).click()
  await rows(page)
    .nth(1)
    .locator('td')
    .nth(2)
    .click({ modifiers: ['Control'] })

  const handle = await list(page)
    .getByRole('button', { name: text.list.drag(1) })
    .boundingBox()
  const target = await rows(page).nth(2).boundingBox()
  if (!handle || !target) throw new Error('no list')
  await page.mouse.move(handle.x + 10, handle.y + 10)
  await page.mouse.down()
  await page.mouse.move(handle.x + 10, handle.y + 40, { steps: 4 })
  await page.mouse.move(handle.x + 10, target.y + target.height / 2 + 4, { steps: 8 })
  await page.mouse.up()

  await expect.poll(() => titles(page)).toEqual(['c', 'a', 'b', 'd'])
})

test('one choice of kind changes all chosen exhibits, as one step', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, notes('a', 'b', 'c'))
  await rows(page).nth(0).focus()
  await page.keyboard.press('Control+a')
  const bar = page.getByRole('toolbar', { name: text.bulk.label(3) })

  await bar.getByRole('button', { name: text.bulk.kind, exact: true }).click()
  await page.getByRole('menuitem', { name: vocabulary.exhibit.chat, exact: true }).click()

  for (const nth of [0, 1, 2]) await expect(rows(page).nth(nth).getByRole('combobox')).toHaveValue('chat')
  await page.keyboard.press('Control+z')
  for (const nth of [0, 1, 2])
    await expect(rows(page).nth(nth).getByRole('combobox')).toHaveValue('suggested')
})

test('the card of a finished import leaves the bar of the chosen exhibits free', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await openNewCase(page, 'evidence')
  await dropFiles(page, notes('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'))
  const cards = imports(page)
  await expect(cards).toContainText(text.import.titleDone, { timeout: 60_000 })
  await rows(page).nth(0).focus()
  await page.keyboard.press('Control+a')
  const bar = page.getByRole('toolbar', { name: text.bulk.label(12) })

  for (const control of await bar.getByRole('button').all()) await control.click({ trial: true })
  const [above, below] = [await cards.boundingBox(), await bar.boundingBox()]
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0)
  await bar.getByRole('button', { name: text.bulk.clear }).click()
  await expect(bar).toHaveCount(0)
})

test('removed exhibits come back by undo', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, notes('a', 'b', 'c'))
  await rows(page).nth(1).focus()

  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: text.remove.confirm(1) }).click()
  await expect.poll(() => titles(page)).toEqual(['a', 'c'])
  // while a dialog fades, undo would be meant for it
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+z')

  await expect.poll(() => titles(page)).toEqual(['a', 'b', 'c'])
})

test('undo takes a whole drop back, redo brings it again', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, notes('a', 'b', 'c', 'd', 'e'))

  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: text.empty.title })).toBeVisible()

  await page.keyboard.press('Control+Shift+z')
  await expect(rows(page)).toHaveCount(5)
})

test('a recording seeks by range and is not loaded whole', async ({ page }) => {
  await openNewCase(page, 'evidence')
  const files = await firstCase()
  await take(page, files)
  const recording = sha256(files.find(({ name }) => name.endsWith('.mp3'))?.bytes ?? new Uint8Array())
  const answers: number[] = []
  page.on('response', (response) => {
    if (response.url().includes(`/media/${recording}`)) answers.push(response.status())
  })
  await openExhibit(page, '客服来电录音_20241009')
  const audio = page.locator('audio')
  await expect
    .poll(() => audio.evaluate((element: HTMLAudioElement) => element.readyState))
    .toBeGreaterThan(0)

  const at = await audio.evaluate(
    (element: HTMLAudioElement) =>
      new Promise<number>((resolve) => {
        element.addEventListener('seeked', () => resolve(element.currentTime), { once: true })
        element.currentTime = 330
      }),
  )

  expect(at).toBeCloseTo(330, 0)
  expect(answers.length).toBeGreaterThan(0)
  expect(new Set(answers)).toEqual(new Set([206]))
  await page.getByRole('combobox', { name: text.viewer.speed }).selectOption('1.5')
  expect(await audio.evaluate((element: HTMLAudioElement) => element.playbackRate)).toBe(1.5)
})

test('a PDF shows its pages, and their words can be selected', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, await firstCase())
  await openExhibit(page, '软件许可合同')

  const sheet = page.getByRole('document', { name: text.viewer.pageLabel(1) })
  await expect(sheet).toContainText('软件许可及服务合同', { timeout: 45_000 })
  expect(await inkOf(page)).toBeGreaterThan(200)

  await page.getByRole('region', { name: text.viewer.pdfArea }).focus()
  await page.keyboard.press('PageDown')
  await expect(page.getByRole('document', { name: text.viewer.pageLabel(2) })).toBeVisible()
  await page.keyboard.press('End')
  await expect(page.getByRole('document', { name: text.viewer.pageLabel(12) })).toBeVisible()
})

/** Dark pixels on the page that is drawn. */
const inkOf = (page: Page) =>
  page.locator('canvas[data-page]').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100 && data[at + 3] === 255) dark++
    return dark
  })

test('what is typed about an exhibit saves itself, and undo takes the edit back as one', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, notes('a', 'b'))
  await openExhibit(page, 'a')

  const source = page.getByLabel(text.form.field.source)
  await source.pressSequentially('WeChat of the shop')
  await expect(page.getByText(text.form.saved)).toBeVisible()
  await source.pressSequentially(', 18 September')
  await expect(page.getByText(text.form.saving)).toBeVisible()
  await source.blur()
  await expect(page.getByText(text.form.saved)).toBeVisible()
  await page.reload()
  await expect(source).toHaveValue('WeChat of the shop, 18 September')

  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect(source).toHaveValue('')
})

test('a new title is not lost when the next exhibit is opened at once', async ({ page }) => {
  await openNewCase(page, 'evidence')
  await take(page, notes('a', 'b'))
  await openExhibit(page, 'a')

  await page.getByLabel(text.form.exhibitTitle).fill('The order')
  await page.keyboard.press('Alt+PageDown')
  await expect(page.getByRole('heading', { level: 1, name: 'b' })).toBeVisible()
  await page.keyboard.press('Alt+PageUp')

  await expect(page.getByRole('heading', { level: 1, name: 'The order' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect.poll(() => titles(page)).toEqual(['The order', 'b'])
})

test('a folder is taken in by name, without what systems leave in it', async ({ page }, info) => {
  const { mkdir, writeFile } = await import('node:fs/promises')
  const folder = info.outputPath('proof')
  await mkdir(`${folder}/chats`, { recursive: true })
  for (const name of ['10.txt', '2.txt', '.DS_Store', 'Thumbs.db']) await writeFile(`${folder}/${name}`, name)
  await writeFile(`${folder}/chats/1.txt`, 'first')
  await openNewCase(page, 'evidence')

  await page.getByLabel(text.import.pickFolder).setInputFiles(folder)

  await expect.poll(() => titles(page)).toEqual(['2', '10', '1'])
  await expect(imports(page)).toContainText('Thumbs.db')
})

test('five hundred files in one drop all become exhibits', async ({ page }) => {
  test.setTimeout(360_000)
  await openNewCase(page, 'evidence')

  await dropMany(page, 500)

  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })
  await expect(imports(page)).toContainText(text.import.kept(500), { timeout: 300_000 })
  await expect(page.getByText(text.filter.count(500, 500), { exact: true })).toBeVisible()
  expect(await rows(page).count()).toBeLessThan(100)
  await rows(page).first().focus()
  await page.keyboard.press('End')
  await expect(rows(page).filter({ hasText: 'note-0500.txt' })).toBeFocused()
})

test('an import cancelled in the middle leaves nothing half done', async ({ page }) => {
  test.setTimeout(180_000)
  await openNewCase(page, 'evidence')
  await dropMany(page, 500, 100_000)
  await expect(rows(page).first()).toBeVisible({ timeout: 60_000 })

  await imports(page).getByRole('button', { name: text.import.cancel }).click()
  await expect(imports(page)).toContainText(text.import.titleCancelled, { timeout: 10_000 })

  const told = await imports(page).innerText()
  const kept = Number(/(\d+) files? had been added/.exec(told)?.[1])
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThan(500)
  await page.reload()
  await expect(page.getByText(text.filter.count(kept, kept), { exact: true })).toBeVisible({
    timeout: 30_000,
  })
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme })

    test('the list, its bar, its dialog and a viewer hold nothing against assistive technology', async ({
      page,
    }) => {
      test.slow()
      await openNewCase(page, 'evidence')
      await take(page, [...(await firstCase()), { name: 'empty.png', bytes: new Uint8Array() }])
      await rows(page).first().focus()
      await page.keyboard.press('Control+a')
      await expect(page.getByRole('toolbar', { name: text.bulk.label(12) })).toBeVisible()
      expect(await faultsOf(page)).toEqual([])

      await page.keyboard.press('Delete')
      await expect(page.getByRole('button', { name: text.remove.confirm(12) })).toBeVisible()
      expect(await faultsOf(page)).toEqual([])
      await page.keyboard.press('Escape')

      await openExhibit(page, '软件许可合同')
      await expect(page.getByRole('document', { name: text.viewer.pageLabel(1) })).toContainText(
        '软件许可及服务合同',
        { timeout: 45_000 },
      )
      expect(await faultsOf(page)).toEqual([])
    })
  })

async function faultsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}
