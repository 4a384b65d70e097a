import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { messagesOf } from '#shared/messages/messages.ts'
import { expectAccessible } from '../support/axe.ts'
import { attachDesktop } from '../support/desktop.ts'
import { dropFiles, filesFrom } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const slowly = { timeout: 60_000 }

test('everything is backed up to a folder, and again when there is more', async ({ page, baseURL }, info) => {
  test.setTimeout(300_000)
  const folder = info.outputPath('saved')
  const drive = info.outputPath('drive')
  await Promise.all([folder, drive].map((path) => mkdir(path, { recursive: true })))
  const files = await filesFrom(['assets/sample/advert.png', 'assets/sample/call-0325.mp3'])
  const desktop = await attachDesktop(page, folder, baseURL ?? '')
  await openNewCase(page, 'evidence', 'zh-CN')
  await dropFiles(page, files)
  await expect(page.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
  await expect(page.locator('[data-copies]')).toHaveAttribute('data-copies', 'two', slowly)

  await page.goto('/#/settings')
  const { backup, failures } = messagesOf('zh-CN')
  const section = page.getByRole('region', { name: backup.title })
  await expect(section.getByText(backup.none)).toBeVisible()
  await section.getByRole('button', { name: backup.choose }).click()
  await expect(section.getByText(backup.none)).toBeVisible()
  desktop.chooseFolder(drive)
  await section.getByRole('button', { name: backup.choose }).click()
  await expect(section.getByText(backup.allVerified, { exact: false })).toBeVisible(slowly)
  await expect(section.getByText(join(drive, 'Recourse Backup'), { exact: false })).toBeVisible()
  await expect(section.getByText('2 份原件', { exact: false })).toBeVisible()
  await expect(section.getByText(backup.sameDisk)).toBeVisible()
  await expectAccessible(page, 'the settings after a backup')
  await section.screenshot({ path: info.outputPath('backup-light.png') })
  await page.emulateMedia({ colorScheme: 'dark' })
  await section.screenshot({ path: info.outputPath('backup-dark.png') })
  expect(await readdir(join(drive, 'Recourse Backup'))).toEqual(
    expect.arrayContaining(['FORMAT.json', 'journal', 'objects']),
  )

  // the result is still there after a restart, and a drive that is gone is said to be gone
  await page.reload()
  await expect(section.getByText(backup.allVerified, { exact: false })).toBeVisible(slowly)
  await rename(drive, info.outputPath('unplugged'))
  await section.getByRole('button', { name: backup.again }).click()
  await expect(section.getByRole('alert').last()).toHaveText(
    failures['backup/not-there']({ kind: 'backup/not-there', folder: join(drive, 'Recourse Backup') }),
  )
  await rename(info.outputPath('unplugged'), drive)
  await section.getByRole('button', { name: backup.again }).click()
  await expect(section.getByRole('alert')).toHaveCount(0)
  await expect(section.getByText(backup.sameDisk)).toBeVisible(slowly)
  expect(desktop.logged).toEqual([])
})

test('U-14: database and second copy are gone, and a backup brings everything back', async ({
  profile,
  baseURL,
}, info) => {
  test.setTimeout(400_000)
  const folder = info.outputPath('saved')
  const drive = info.outputPath('drive')
  await Promise.all([folder, drive].map((path) => mkdir(path, { recursive: true })))
  const files = await filesFrom([
    'assets/sample/advert.png',
    'assets/sample/call-0325.mp3',
    'assets/sample/invoice.pdf',
  ])
  const text = messagesOf('en')
  const { backup } = text
  const first = await profile.start()
  const before = await attachDesktop(first, folder, baseURL ?? '')
  await first.goto(baseURL ?? '')
  const id = await openNewCase(first, 'evidence')
  await dropFiles(first, files)
  await expect(first.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
  await expect(first.locator('[data-copies]')).toHaveAttribute('data-copies', 'two', slowly)
  await first.goto(`${baseURL}/#/settings`)
  before.chooseFolder(drive)
  await first.getByRole('button', { name: backup.choose }).click()
  await expect(first.getByText(backup.allVerified, { exact: false })).toBeVisible(slowly)

  // a backup is never mixed into records that are there
  await first.goto(`${baseURL}/#/restore`)
  await first.getByRole('button', { name: backup.restore.choose }).click()
  await first.getByRole('button', { name: backup.restore.begin }).click()
  await expect(first.getByRole('alert')).toHaveText(
    text.failures['backup/not-empty']({ kind: 'backup/not-empty' }),
  )
  await profile.stop()

  // another machine: neither database nor second copy
  await rm(join(profile.folder, 'Default/IndexedDB'), { recursive: true })
  const page = await profile.start()
  const vaultPath = info.outputPath('new-machine/vault')
  const desktop = await attachDesktop(page, folder, baseURL ?? '', vaultPath)
  await page.goto(baseURL ?? '')
  const offer = page.getByRole('link', { name: backup.restore.offer })
  await expect(offer).toBeVisible(slowly)
  await page.screenshot({ path: info.outputPath('welcome.png') })
  await offer.click()
  desktop.chooseFolder(folder)
  await page.getByRole('button', { name: backup.restore.choose }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  desktop.chooseFolder(drive)
  await page.getByRole('button', { name: backup.restore.choose }).click()
  await expect(page.getByText(backup.restore.found, { exact: true })).toBeVisible()
  let shown = text
  for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
    await page.getByRole('button', { name: shown.app.language.label }).click()
    await page.getByRole('menuitemradio', { name: text.app.language.names[locale] }).click()
    shown = messagesOf(locale)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(shown.backup.restore.title)
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: info.outputPath(`found-${locale}-${colorScheme}.png`) })
    }
  }
  await expectAccessible(page, 'what a backup holds')
  await page.getByRole('button', { name: backup.restore.begin }).click()
  await expect(page.getByText(backup.restore.done({ cases: 1, originals: files.length }))).toBeVisible(slowly)
  await expectAccessible(page, 'a restore that is done')
  await page.screenshot({ path: info.outputPath('restored.png') })
  await page.getByRole('link', { name: backup.restore.back }).click()

  await page.goto(`${baseURL}/#/case/${id}/evidence`)
  await expect(page.locator('[data-exhibit]')).toHaveCount(files.length, slowly)
  await expect(page.locator('[data-copies]')).toHaveAttribute('data-copies', 'two', slowly)
  for (const { bytes } of files) {
    const name = createHash('sha256').update(bytes).digest('hex')
    const there = await readFile(join(vaultPath, 'objects', name.slice(0, 2), name))
    expect(createHash('sha256').update(there).digest('hex')).toBe(name)
  }
  await page.goto(`${baseURL}/#/settings`)
  await page.getByRole('button', { name: text.copies.check.button }).click()
  await expect(page.getByText(/^3 of 3 files are whole/)).toBeVisible(slowly)
  expect(desktop.logged).toEqual([])
})
