import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { attachFolder, folderContents, setFolder } from '../support/chosen-folder.ts'
import { dropChunks } from '../support/drop-chunks.ts'
import { dropFiles, filesFrom, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { storedContents } from '../support/stored-contents.ts'
import { expect, test } from '../support/test.ts'

const text = messagesOf('en')
const words = text.folder
const slowly = { timeout: 60_000 }
test.setTimeout(240_000)

const badge = (page: Page) => page.locator('[data-copies]')
const copies = (page: Page, kind: string) => expect(badge(page)).toHaveAttribute('data-copies', kind, slowly)
const section = (page: Page) => page.getByRole('region', { name: words.title })
const exhibits = (page: Page) => page.locator('[data-exhibit]')
const button = (page: Page, name: string) => page.getByRole('button', { name })

async function addFiles(page: Page, paths: readonly string[]) {
  await openNewCase(page, 'evidence')
  await dropFiles(page, await filesFrom(paths))
  await expect(exhibits(page)).toHaveCount(paths.length, slowly)
}
async function choose(page: Page, picks: string) {
  await page.goto('/#/settings')
  await setFolder(page, { picks })
  await section(page).getByRole('button', { name: words.choose }).click()
}
/** The records are lost; where the folder is, and the folder, are not. `all`: neither is it known where the folder is. */
async function forgetRecords(page: Page, which: 'records' | 'all' = 'records') {
  await page.evaluate(async (lost) => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    for (const name of names) if (lost === 'all' || name !== 'recourse-folder') indexedDB.deleteDatabase(name)
  }, which)
  await page.goto('/')
  await page.reload()
}
const objectsIn = (files: ReadonlyMap<string, Buffer>) =>
  [...files].filter(([path]) => path.startsWith('objects/'))

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
    await choose(page, 'USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
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
    await choose(page, 'A')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
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

  test('a browser that asks again at its start is answered with one click', async ({ page }) => {
    await choose(page, 'USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
    await setFolder(page, { permission: 'prompt' })
    await page.reload()
    await copies(page, 'one')
    await dropFiles(page, [textFile('later.txt', 'came meanwhile')])
    await expect(exhibits(page)).toHaveCount(2, slowly)
    await expectAccessible(page, 'the page that asks for the folder')
    await page.getByRole('alert').getByRole('button', { name: words.allow }).click()

    await copies(page, 'two')
    expect(objectsIn(await folderContents(page, 'USB'))).toHaveLength(2)
  })

  test('a permission that is taken away while the program runs is told of, and given again', async ({
    page,
  }) => {
    await choose(page, 'USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
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
    await choose(page, 'USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
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
    await choose(page, 'USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
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

  test('a browser that lost records and folder begins anew only when the person says so', async ({
    page,
  }) => {
    await choose(page, 'USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
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
    await choose(page, 'drive/USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
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

  test('an empty database beside a folder that is not allowed yet is no new beginning', async ({ page }) => {
    await choose(page, 'USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
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
    await choose(page, 'USB')
    await copies(page, 'two')
    await addFiles(page, ['assets/sample/advert.png'])
    await copies(page, 'two')
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
