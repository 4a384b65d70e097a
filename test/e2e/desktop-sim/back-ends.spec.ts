import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messagesOf } from '#shared/messages/messages.ts'
import { attachDesktop } from '../support/desktop.ts'
import { dropFiles, filesFrom } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { profileIn } from '../support/profile.ts'
import { recordTables } from '../support/stored-rows.ts'
import { expect, test } from '../support/test.ts'
import { backEndOf } from '../../torture/own-browser.mjs'

const text = messagesOf('en')
const slowly = { timeout: 60_000 }
const stage = (name: string) => [`--enable-features=IdbSqliteOnDiskRollout:stage/${name}`]
const inTwoCopies = (page: Page) =>
  expect(page.locator('[data-copies]')).toHaveAttribute('data-copies', 'two', slowly)

/** Chromium's switch between its two back ends, one start to the next; measured on 156. */
const flips = [
  { name: 'SQLite, then the default', first: stage('UseSqliteForNewStores'), second: [], wipes: true },
  {
    name: 'SQLite, then LevelDB only',
    first: stage('UseSqliteForNewStores'),
    second: stage('UseLevelDbOnly'),
    wipes: true,
  },
  { name: 'LevelDB, then SQLite only', first: [], second: stage('UseSqliteOnly'), wipes: true },
  {
    name: 'LevelDB, then SQLite for new stores',
    first: [],
    second: stage('UseSqliteForNewStores'),
    wipes: false,
  },
]

for (const { name, first, second, wipes } of flips)
  test(`${name}: ${wipes ? 'what the browser drops is offered back, and comes back equal' : 'all stays'}`, async ({
    baseURL: origin,
    launchOptions,
  }, info) => {
    const baseURL = origin ?? ''
    test.setTimeout(300_000)
    const [saved, vault] = [info.outputPath('saved'), info.outputPath('vault')]
    await mkdir(saved, { recursive: true })
    const folder = info.outputPath('profile')
    const start = async (flags: readonly string[]) => {
      const args = [...(launchOptions.args ?? []), ...flags]
      const profile = profileIn(folder, { ...launchOptions, args, baseURL, locale: 'en' })
      const page = await profile.start()
      await attachDesktop(page, saved, baseURL, vault)
      return { profile, page }
    }
    const files = await filesFrom([
      'assets/sample/advert.png',
      'assets/sample/call-0325.mp3',
      'assets/sample/invoice.pdf',
    ])

    const before = await start(first)
    const id = await openNewCase(before.page, 'evidence')
    await dropFiles(before.page, files)
    await expect(before.page.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
    await inTwoCopies(before.page)
    const [tables, made] = [await recordTables(before.page), backEndOf(folder)]
    await before.profile.stop()
    // another browser, or another version, may not know the switch
    const isThere = made === (first.length > 0 ? 'SQLite' : 'LevelDB')
    test.skip(!isThere, `this browser keeps its data by ${made}`)

    const after = await start(second)
    await after.page.goto(wipes ? '/' : `/#/case/${id}/evidence`)
    if (wipes) {
      const title = after.page.getByRole('heading', { level: 1 })
      await expect(title).toHaveText(text.copies.restore.title, slowly)
      await expect(after.page.getByText(text.copies.restore.found(1, files.length))).toBeVisible()
      await after.page.getByRole('button', { name: text.copies.restore.button }).click()
      await expect(after.page.getByRole('navigation').first()).toBeVisible(slowly)
      await after.page.goto(`/#/case/${id}/evidence`)
    }
    await expect(after.page.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
    await inTwoCopies(after.page)
    expect(await recordTables(after.page)).toEqual(tables)
    expect(backEndOf(folder) === made).toBe(!wipes)

    await after.page.goto('/#/settings')
    await after.page.getByRole('button', { name: text.copies.check.button }).click()
    await expect(after.page.getByText(/^3 of 3 files are whole/)).toBeVisible(slowly)
    await after.profile.stop()
    expect([...before.profile.troubles(), ...after.profile.troubles()]).toEqual([])
    expect((await readdir(join(vault, 'damaged')).catch(() => [])).length).toBe(0)
  })
