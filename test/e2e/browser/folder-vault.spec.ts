import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { attachFolder, folderContents, setFolder } from '../support/chosen-folder.ts'
import { dropChunks } from '../support/drop-chunks.ts'
import { dropFiles, textFile } from '../support/drop-files.ts'
import {
  addFiles,
  badge,
  button,
  choose,
  copies,
  exhibits,
  forgetRecords,
  keepTwoCopies,
  objectsIn,
  section,
} from '../support/folder-steps.ts'
import { storedContents } from '../support/stored-contents.ts'
import { expect, test } from '../support/test.ts'

const text = messagesOf('en')
const words = text.folder
const slowly = { timeout: 60_000 }
test.setTimeout(240_000)

test('a database that was wiped is restored from the folder that the person chose, everything equal', async ({
  profile,
}, info) => {
  const first = await profile.start()
  await attachFolder(first.context())
  await addFiles(first, ['assets/sample/advert.png', 'assets/sample/call-0325.mp3'])
  await copies(first, 'none')
  await badge(first).click()
  await expect(first.getByText(text.copies.meaning.none)).toBeVisible()

  await choose(first, 'USB')
  await copies(first, 'two')
  await expect(section(first).getByText(words.chosen('USB'))).toBeVisible()
  await expectAccessible(first, 'the settings with a folder')
  const before = await storedContents(first)
  const kept = await folderContents(first, 'USB')
  for (const [path, bytes] of objectsIn(kept))
    expect(path.slice(-64)).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(
    objectsIn(kept)
      .map(([path]) => path.slice(-64))
      .toSorted(),
  ).toEqual(before.hashes)
  await profile.stop()

  // everything that the browser keeps of the records, and where the folder was; not the folder
  await rm(join(profile.folder, 'Default/IndexedDB'), { recursive: true })
  const second = await profile.start()
  await attachFolder(second.context())
  await second.goto('/')
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(words.forgotten.title, slowly)
  await expect(second.getByRole('alert')).toContainText('kept in the folder “USB” too')
  await expectAccessible(second, 'the program that lost records and folder')
  await second.screenshot({ path: info.outputPath('forgotten.png') })
  await setFolder(second, { picks: 'USB' })
  await button(second, words.forgotten.choose).click()
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(text.copies.restore.title, slowly)
  await expect(second.getByText(text.copies.restore.found(1, 2))).toBeVisible()
  await expectAccessible(second, 'the offer to restore')
  await second.getByRole('button', { name: text.copies.restore.button, exact: true }).click()
  await expect(second.getByRole('navigation').first()).toBeVisible(slowly)

  await copies(second, 'two')
  const after = await storedContents(second)
  expect(after.tables).toEqual(before.tables)
  expect(after.hashes).toEqual(before.hashes)
})

test.describe('in one page', () => {
  test.beforeEach(({ page }) => attachFolder(page))

  test('every change goes to the folder, until it is used no longer', async ({ page }) => {
    await keepTwoCopies(page, 'USB')
    expect(objectsIn(await folderContents(page, 'USB'))).toHaveLength(1)

    await page.goto('/#/settings')
    await section(page).getByRole('button', { name: words.leave }).click()
    await page.getByRole('dialog').getByRole('button', { name: words.leave }).click()
    await copies(page, 'none')
    expect(objectsIn(await folderContents(page, 'USB'))).toHaveLength(1)
    await choose(page, 'USB')
    await copies(page, 'two')
  })

  test('a folder that is not empty gets one of its own inside', async ({ page }) => {
    await page.goto('/')
    await page.evaluate(async () => {
      const folder = await (
        await navigator.storage.getDirectory()
      ).getDirectoryHandle('Documents', { create: true })
      await folder.getFileHandle('tax.ods', { create: true })
    })
    await choose(page, 'Documents')
    await copies(page, 'two')

    await expect(section(page).getByText(words.chosen(words.name))).toBeVisible()
    const paths = [...(await folderContents(page, 'Documents')).keys()]
    expect(paths.toSorted()).toEqual(['Recourse second copy/FORMAT.json', 'tax.ods'])
  })

  test('a folder with other records, or with nothing to restore, is refused and not touched', async ({
    page,
  }) => {
    await keepTwoCopies(page, 'A')
    // what a program leaves that is in the middle of a write
    await page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('A')
      const tmp = await folder.getDirectoryHandle('tmp', { create: true })
      const draft = await (await tmp.getFileHandle('theirs', { create: true })).createWritable()
      await draft.write('a draft')
      await draft.close()
    })
    const before = await folderContents(page, 'A')
    await page.goto('/#/settings')
    await section(page).getByRole('button', { name: words.leave }).click()
    await page.getByRole('dialog').getByRole('button', { name: words.leave }).click()
    await copies(page, 'none')
    await forgetRecords(page)
    await expect(button(page, words.offer)).toBeVisible(slowly)

    await setFolder(page, { picks: 'nothing' })
    await button(page, words.offer).click()
    await expect(
      page.getByText(
        text.failures['folder/nothing-there']({ kind: 'folder/nothing-there', folder: 'nothing' }),
      ),
    ).toBeVisible()
    await addFiles(page, ['assets/sample/call-0325.mp3'])
    await choose(page, 'A')
    await expect(section(page).getByRole('alert')).toContainText('holds the second copy of other records')
    expect(await folderContents(page, 'A')).toEqual(before)
  })

  test('an empty database beside a folder that is not allowed yet is no new beginning', async ({ page }) => {
    await keepTwoCopies(page, 'USB')
    await setFolder(page, { picks: 'USB', permission: 'prompt' })
    await forgetRecords(page)
    await expect(page.getByRole('alert')).toContainText('allow the folder “USB” again', slowly)
    await expectAccessible(page, 'the program that waits for the folder')

    await button(page, words.allow).click()
    await expect(page.getByText(text.copies.restore.found(1, 1))).toBeVisible(slowly)
    await expect(page.getByText(words.restoring)).toBeVisible()
    await button(page, words.leave).click()
    await expectAccessible(page, 'the question before the only copy is left')
    await page.getByRole('dialog').getByRole('button', { name: text.app.cancel }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await button(page, words.leave).click()
    await expect(page.getByText(words.leaveOnly)).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: words.leave }).click()
    await expect(button(page, words.offer)).toBeVisible(slowly)
    await copies(page, 'none')
    await setFolder(page, { picks: 'USB' })
    await button(page, words.offer).click()
    await page.getByRole('button', { name: text.copies.restore.button, exact: true }).click()
    await copies(page, 'two')
  })

  test('a folder that a newer program wrote is refused and not touched', async ({ page }) => {
    await page.goto('/')
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      const folder = await root.getDirectoryHandle('newer', { create: true })
      const file = await (await folder.getFileHandle('FORMAT.json', { create: true })).createWritable()
      // its check is that of "2/v", by the vault's own rule
      await file.write('{"format":"recourse-vault","epoch":2,"vaultId":"v","check":1898327539}')
      await file.close()
    })
    const before = await folderContents(page, 'newer')
    await choose(page, 'newer')

    await expect(section(page).getByRole('alert')).toContainText('made by a newer version')
    expect(await folderContents(page, 'newer')).toEqual(before)
    await copies(page, 'none')
  })

  test('a second tab says that the folder is in use, and has it when the first is closed', async ({
    page,
    context,
  }) => {
    await keepTwoCopies(page, 'USB')
    const other = await context.newPage()
    await attachFolder(other)
    await other.goto(page.url())
    await copies(other, 'one')
    await badge(other).click()
    await expect(other.getByText('in use in another tab or window of this browser')).toBeVisible()
    await dropFiles(other, [textFile('from-the-second-tab.txt', 'both tabs are of one program')])
    await expect(exhibits(page)).toHaveCount(2, slowly)
    // a file that is being written may have another name when it is read
    await expect(async () => {
      expect(objectsIn(await folderContents(page, 'USB'))).toHaveLength(2)
    }).toPass(slowly)
    await page.close()

    await copies(other, 'two')
  })

  test('what the browser lost of a file is had from the folder', async ({ page }) => {
    await choose(page, 'USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/call-0325.mp3'])
    await copies(page, 'two')
    await dropChunks(page)
    await page.reload()
    await exhibits(page).first().getByRole('button').nth(1).press('Enter')

    await expect
      .poll(() => page.evaluate(() => document.querySelector('audio')?.duration ?? 0), slowly)
      .toBeGreaterThan(1)
  })
})

test('a browser without folders says so', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'))
  await page.goto('/')
  await expect(button(page, text.cases.sample.add)).toBeVisible()
  await expect(button(page, words.offer)).toHaveCount(0)
  await page.goto('/#/settings')

  await expect(section(page).getByText(words.impossible)).toBeVisible()
  await expect(section(page).getByRole('button')).toHaveCount(0)
})
