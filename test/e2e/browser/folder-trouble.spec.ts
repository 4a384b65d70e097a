import { messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { attachFolder, folderContents, setFolder } from '../support/chosen-folder.ts'
import { dropFiles, textFile } from '../support/drop-files.ts'
import {
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
import { expect, test } from '../support/test.ts'

const text = messagesOf('en')
const words = text.folder
const slowly = { timeout: 60_000 }
test.setTimeout(240_000)

const notGiven = text.failures['folder/not-given']({ kind: 'folder/not-given', folder: 'USB' })

test.beforeEach(({ page }) => attachFolder(page))

test('a browser that asks again at its start is answered with one click', async ({ page }) => {
  await keepTwoCopies(page, 'USB')
  await setFolder(page, { permission: 'prompt' })
  await page.reload()
  await copies(page, 'one')
  await dropFiles(page, [textFile('later.txt', 'came meanwhile')])
  await expect(exhibits(page)).toHaveCount(2, slowly)
  await expectAccessible(page, 'the page that asks for the folder')
  const ask = page.getByRole('alert').getByRole('button', { name: words.allow })
  // who says no is told what to do about it, at every no
  await setFolder(page, { permission: 'prompt', answer: 'denied' })
  await ask.click()
  await expect(page.getByText(notGiven)).toBeVisible()
  await copies(page, 'one')

  await setFolder(page, { permission: 'denied' })
  await ask.click()
  await copies(page, 'two')
  expect(objectsIn(await folderContents(page, 'USB'))).toHaveLength(2)
})

test('a permission that is taken away while the program runs is told of, and given again', async ({
  page,
}) => {
  await keepTwoCopies(page, 'USB')
  await setFolder(page, { permission: 'denied' })
  await dropFiles(page, [textFile('later.txt', 'came meanwhile')])
  await copies(page, 'one')
  await page.goto('/#/settings')
  await expect(section(page)).toContainText('wants you to allow the folder “USB” again')
  await section(page).getByRole('button', { name: words.allow }).click()

  await copies(page, 'two')
  expect(objectsIn(await folderContents(page, 'USB'))).toHaveLength(2)
})

test('a disk that is full is told of, and the first copy goes on', async ({ page }) => {
  await keepTwoCopies(page, 'USB')
  await setFolder(page, { writingFails: 'QuotaExceededError' })
  await dropFiles(page, [textFile('later.txt', 'came meanwhile')])
  await expect(exhibits(page)).toHaveCount(2, slowly)
  await copies(page, 'one')
  await badge(page).click()
  await expect(page.getByText('There is no room left for the second copy.')).toBeVisible()
  await setFolder(page, {})

  await copies(page, 'two') // tried again by itself
  expect(objectsIn(await folderContents(page, 'USB'))).toHaveLength(2)
})

test('a folder that was deleted is told of; when it is there again, all of it is written anew', async ({
  page,
}) => {
  await keepTwoCopies(page, 'USB')
  await page.evaluate(async () =>
    (await navigator.storage.getDirectory()).removeEntry('USB', { recursive: true }),
  )
  await dropFiles(page, [textFile('later.txt', 'came meanwhile')])
  await copies(page, 'one')
  await badge(page).click()
  await expect(
    page.getByText('The folder “USB” of the second copy, or something in it, is not there'),
  ).toBeVisible()
  await page.evaluate(async () => {
    await (await navigator.storage.getDirectory()).getDirectoryHandle('USB', { create: true })
  })

  await copies(page, 'two')
  expect(objectsIn(await folderContents(page, 'USB'))).toHaveLength(2)
})

test('a browser that lost records and folder begins anew only when the person says so', async ({ page }) => {
  await keepTwoCopies(page, 'USB')
  await forgetRecords(page, 'all')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.forgotten.title, slowly)
  await setFolder(page, { picks: 'nothing' })
  await button(page, words.forgotten.choose).click()
  await expect(page.getByText('There is no second copy in the folder “nothing”')).toBeVisible()
  await button(page, words.forgotten.anew).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page, 'the question whether to begin anew')
  await dialog.getByRole('button', { name: words.forgotten.anew }).click()

  await expect(button(page, words.offer)).toBeVisible(slowly)
  await page.reload()
  await expect(button(page, words.offer)).toBeVisible(slowly)
  await expectAccessible(page, 'the start page with the offer')
  expect(objectsIn(await folderContents(page, 'USB'))).toHaveLength(1)
})

test('a browser that refuses its storage at the first time is asked again', async ({ page }) => {
  await choose(page, 'USB')
  await copies(page, 'two')
  await page.addInitScript(() => {
    const list = Reflect.get(IDBFactory.prototype, 'databases')
    let asked = 0
    Reflect.set(IDBFactory.prototype, 'databases', function (this: IDBFactory) {
      asked += 1
      document.documentElement.dataset['asked'] = String(asked)
      // the words of Chromium about a store whose log was torn
      const refusal = new DOMException('Internal error opening backing store.', 'UnknownError')
      return asked === 1 ? Promise.reject(refusal) : Reflect.apply(list, this, [])
    })
  })
  await page.reload()

  await copies(page, 'two')
  expect(Number(await page.locator('html').getAttribute('data-asked'))).toBeGreaterThan(1)
})

test('a folder that went away is told of within a minute, and that it is back, without a change', async ({
  page,
}) => {
  await keepTwoCopies(page, 'drive/USB')
  const rename = (from: string, to: string) =>
    page.evaluate(
      async ([old, next]) => {
        const drive = await (await navigator.storage.getDirectory()).getDirectoryHandle('drive')
        const copy = async (a: FileSystemDirectoryHandle, b: FileSystemDirectoryHandle) => {
          for await (const [name, entry] of a.entries()) {
            if (entry.kind === 'directory') {
              await copy(entry, await b.getDirectoryHandle(name, { create: true }))
              continue
            }
            const file = await (await b.getFileHandle(name, { create: true })).createWritable()
            await file.write(await entry.getFile())
            await file.close()
          }
        }
        await copy(
          await drive.getDirectoryHandle(old),
          await drive.getDirectoryHandle(next, { create: true }),
        )
        await drive.removeEntry(old, { recursive: true })
      },
      [from, to] as const,
    )
  const before = await folderContents(page, 'drive/USB')
  await rename('USB', 'away')
  await expect(badge(page)).toHaveAttribute('data-copies', 'one', { timeout: 90_000 })
  await rename('away', 'USB')

  await copies(page, 'two')
  expect(await folderContents(page, 'drive/USB')).toEqual(before)
})
