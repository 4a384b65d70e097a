import type { Page } from '@playwright/test'
import { messagesOf } from '#shared/messages/messages.ts'
import { setFolder } from './chosen-folder.ts'
import { dropFiles, filesFrom } from './drop-files.ts'
import { openNewCase } from './open-case.ts'
import { expect } from './test.ts'

/** What a person does with a folder for the second copy, in English. */
const text = messagesOf('en')
const words = text.folder
const slowly = { timeout: 60_000 }

export const badge = (page: Page) => page.locator('[data-copies]')
export const copies = (page: Page, kind: string) =>
  expect(badge(page)).toHaveAttribute('data-copies', kind, slowly)
export const section = (page: Page) => page.getByRole('region', { name: words.title })
export const exhibits = (page: Page) => page.locator('[data-exhibit]')
export const button = (page: Page, name: string) => page.getByRole('button', { name })

export async function addFiles(page: Page, paths: readonly string[]) {
  await openNewCase(page, 'evidence')
  await dropFiles(page, await filesFrom(paths))
  await expect(exhibits(page)).toHaveCount(paths.length, slowly)
}
export async function choose(page: Page, picks: string) {
  await page.goto('/#/settings')
  await setFolder(page, { picks })
  await section(page).getByRole('button', { name: words.choose }).click()
}
/** A folder is chosen and a picture added: all of it is in both copies. */
export async function keepTwoCopies(page: Page, picks: string) {
  await choose(page, picks)
  await copies(page, 'two')
  await addFiles(page, ['assets/sample/advert.png'])
  await copies(page, 'two')
}
/** The records are lost; where the folder is, and the folder, are not. `all`: neither is it known where the folder is. */
export async function forgetRecords(page: Page, which: 'records' | 'all' = 'records') {
  // no picture is on its way any more
  await page.goto('/#/settings')
  await expect(section(page)).toBeVisible(slowly)
  await page.evaluate(async (lost) => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    for (const name of names) if (lost === 'all' || name !== 'recourse-folder') indexedDB.deleteDatabase(name)
  }, which)
  await page.goto('/')
  await page.reload()
}
export const objectsIn = (files: ReadonlyMap<string, Buffer>) =>
  [...files].filter(([path]) => path.startsWith('objects/'))
