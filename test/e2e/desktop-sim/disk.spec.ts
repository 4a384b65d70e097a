import { mkdir } from 'node:fs/promises'
import { en } from '#shared/messages/en/en.ts'
import { expectAccessible } from '../support/axe.ts'
import { attachDesktop } from '../support/desktop.ts'
import { dropFiles, dropMany, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const mib = 1024 ** 2
const full = { kind: 'storage/full', neededBytes: 512 * mib, freeBytes: 400 * mib } as const
const { littleRoom } = en.app.state
const { import: text } = en.evidence

test('a disk that fills up is told of, saves nothing when it is full, and goes on when there is room', async ({
  page,
  baseURL,
}, info) => {
  const folder = info.outputPath('saved')
  await mkdir(folder, { recursive: true })
  const desktop = await attachDesktop(page, folder, baseURL ?? '')
  await openNewCase(page, 'evidence')
  const alert = page.getByRole('main').getByRole('alert')

  desktop.pretendFree(900 * mib)
  await page.reload()
  await expect(alert).toContainText(littleRoom.lowTitle)
  await expect(alert).toContainText(littleRoom.low('944 MB', '537 MB'))
  await expectAccessible(page, 'a disk that fills up')

  desktop.pretendFree(400 * mib)
  await expect(alert).toContainText(littleRoom.fullTitle)
  await info.attach('full', { body: await page.screenshot(), contentType: 'image/png' })
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+z')
  await expect(page.getByText(en.failures['storage/full'](full)).last()).toBeVisible()
  await dropFiles(page, [textFile('a.txt', 'proof')])
  await expect(page.getByRole('region', { name: text.region })).toContainText('not enough room')

  desktop.pretendFree(undefined)
  await expect(alert).toHaveCount(0)
  await dropFiles(page, [textFile('a.txt', 'proof')])
  await expect(page.locator('[data-exhibit]')).toHaveCount(1)
})

test('an import waits while the disk has too little room, and goes on by itself', async ({
  page,
  baseURL,
}, info) => {
  test.setTimeout(420_000)
  const folder = info.outputPath('saved')
  await mkdir(folder, { recursive: true })
  const desktop = await attachDesktop(page, folder, baseURL ?? '')
  await openNewCase(page, 'evidence')
  const card = page.getByRole('region', { name: text.region }).getByRole('article')

  await expect(page.getByRole('heading', { level: 1, name: en.evidence.title })).toBeVisible()
  await dropMany(page, 8, 40_000_000)
  await expect(card).toContainText(/of 320/)
  desktop.pretendFree(1100 * mib)
  await expect(card.getByRole('status')).toContainText('Paused', { timeout: 120_000 })
  await expectAccessible(page, 'an import that waits')
  await info.attach('paused', { body: await page.screenshot(), contentType: 'image/png' })

  desktop.pretendFree(undefined)
  await expect(card).toContainText(text.kept(8), { timeout: 300_000 })
})

test('records stay closed on a disk without any room, and open when there is some', async ({
  page,
  baseURL,
}, info) => {
  const folder = info.outputPath('saved')
  await mkdir(folder, { recursive: true })
  const desktop = await attachDesktop(page, folder, baseURL ?? '')
  await openNewCase(page, 'evidence')
  await dropFiles(page, [textFile('a.txt', 'proof')])
  await expect(page.locator('[data-exhibit]')).toHaveCount(1)

  desktop.pretendFree(10 * mib)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.app.state.unavailableTitle)
  await expect(page.getByRole('alert')).toContainText('The disk is full')
  await expectAccessible(page, 'records that stay closed')
  await info.attach('closed', { body: await page.screenshot(), contentType: 'image/png' })
  await page.getByRole('button', { name: en.app.state.tryAgain }).click()
  await expect(page.getByRole('alert')).toContainText('The disk is full')

  desktop.pretendFree(undefined)
  await page.getByRole('button', { name: en.app.state.tryAgain }).click()
  await expect(page.locator('[data-exhibit]')).toHaveCount(1)
})
