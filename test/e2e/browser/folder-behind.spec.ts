import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { attachFolder, folderContents, setFolder } from '../support/chosen-folder.ts'
import { dropFiles, textFile } from '../support/drop-files.ts'
import {
  addFiles,
  button,
  choose,
  copies,
  exhibits,
  keepTwoCopies,
  section,
} from '../support/folder-steps.ts'
import type { Profile } from '../support/profile.ts'
import { storedContents } from '../support/stored-contents.ts'
import { expect, test } from '../support/test.ts'

const text = messagesOf('en')
const words = text.folder
const slowly = { timeout: 60_000 }
test.setTimeout(240_000)

const start = async (profile: Profile): Promise<Page> => {
  const page = await profile.start()
  await attachFolder(page.context())
  return page
}

/**
 * Both copies have all of it; then the browser goes back to its databases of before the last file, as after a crash, and wants
 * to be asked again about the folder. `beforeFolder`: to those of before the folder was chosen.
 */
async function setBack(profile: Profile, aside: string, beforeFolder = false) {
  const databases = join(profile.folder, 'Default/IndexedDB')
  const first = await start(profile)
  if (beforeFolder) await addFiles(first, ['assets/sample/advert.png'])
  else await keepTwoCopies(first, 'USB')
  const evidence = first.url()
  await profile.stop()
  await cp(databases, aside, { recursive: true })

  const second = await start(profile)
  if (beforeFolder) {
    await choose(second, 'USB')
    await copies(second, 'two')
  }
  await second.goto(evidence)
  await copies(second, 'two')
  await dropFiles(second, [textFile('newest.txt', 'what the browser loses')])
  await expect(exhibits(second)).toHaveCount(2, slowly)
  await copies(second, 'two')
  const whole = await storedContents(second)
  await setFolder(second, { picks: 'USB', permission: 'prompt' })
  await profile.stop()
  await rm(databases, { recursive: true })
  await cp(aside, databases, { recursive: true })

  const page = await start(profile)
  await page.goto(evidence)
  await expect(page.getByRole('alert')).toContainText('This browser lost its newest records', slowly)
  return { page, evidence, whole }
}

test('a browser that lost its newest records opens nothing until the folder was looked at, and has all back then', async ({
  profile,
}, info) => {
  const { page, whole } = await setBack(profile, info.outputPath('aside'))
  await expect(page.getByRole('alert')).toContainText('Allow the folder again')
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expectAccessible(page, 'the program whose browser lost the newest records')
  await page.screenshot({ path: info.outputPath('behind.png') })
  // no other start than one that looks at the folder goes on
  await button(page, text.app.state.tryAgain).click()
  await expect(page.getByRole('alert')).toContainText('Allow the folder again', slowly)

  await button(page, words.allow).click()
  await expect(exhibits(page)).toHaveCount(2, slowly)
  await copies(page, 'two')
  const after = await storedContents(page)
  expect(after.tables['journal']).toEqual(whole.tables['journal'])
  expect(after.hashes).toEqual(whole.hashes)
})

test('a browser that is back where no folder had been chosen says so, and has all back when the right one is', async ({
  profile,
}, info) => {
  const { page, evidence, whole } = await setBack(profile, info.outputPath('aside'), true)
  await expect(page.getByRole('alert')).toContainText('The browser lost where the folder is, too')
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expectAccessible(page, 'the program whose browser lost the newest records and the folder')
  await page.screenshot({ path: info.outputPath('behind-and-forgotten.png') })
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('The browser lost where the folder is, too', slowly)
  await setFolder(page, { picks: 'nothing' })
  await button(page, words.forgotten.choose).click()
  await expect(page.getByText('There is no second copy in the folder “nothing”')).toBeVisible()

  await setFolder(page, { picks: 'USB' })
  await button(page, words.forgotten.choose).click()
  await expect(exhibits(page)).toHaveCount(2, slowly)
  await page.goto(evidence)
  await copies(page, 'two')
  const after = await storedContents(page)
  expect(after.tables['journal']).toEqual(whole.tables['journal'])
  expect(after.hashes).toEqual(whole.hashes)
})

test('who goes on without that folder is not kept out, and has the newest back by choosing it at once', async ({
  profile,
}, info) => {
  const { page, evidence, whole } = await setBack(profile, info.outputPath('aside'))
  const before = await folderContents(page, 'USB')
  await button(page, words.leave).click()
  await expect(page.getByRole('dialog').getByText(words.leaveAhead)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: words.leave }).click()
  await expect(exhibits(page)).toHaveCount(1, slowly)
  await copies(page, 'none')
  // nor at the starts after this one
  await page.reload()
  await expect(exhibits(page)).toHaveCount(1, slowly)
  expect(await folderContents(page, 'USB')).toEqual(before)

  await choose(page, 'USB')
  await expect(section(page).getByText(words.chosen('USB'))).toBeVisible(slowly)
  await copies(page, 'two')
  await page.goto(evidence)
  await expect(exhibits(page)).toHaveCount(2, slowly)
  expect((await storedContents(page)).hashes).toEqual(whole.hashes)
})
