import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { en } from '#shared/messages/en/en.ts'
import { expectAccessible } from '../support/axe.ts'
import { type DroppedFile, dropFiles, filesFrom, textFile } from '../support/drop-files.ts'
import { hasJudge, judged } from '../support/judge.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { bundle: text } = en
const MB = 1_000_000
test.setTimeout(300_000)

const panel = (page: Page) => page.getByRole('region', { name: text.plan.title })
const files = (page: Page) => panel(page).getByRole('table', { name: text.plan.files })

/** Recordings in all but their sound, made in the page: bytes that no packing makes smaller. */
const dropRecordings = (page: Page, count: number, bytes: number) =>
  page.evaluate(
    ([files, size]) => {
      const transfer = new DataTransfer()
      for (let nth = 1; nth <= files; nth++) {
        const words = new Uint32Array(size / 4)
        let state = nth
        for (let at = 0; at < words.length; at++) {
          state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
          words[at] = state
        }
        const content = new Uint8Array(words.buffer)
        content.set([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0])
        transfer.items.add(new File([content], `call ${nth}.mp3`))
      }
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
      )
    },
    [count, bytes] as const,
  )

async function withFiles(page: Page, given: readonly DroppedFile[], recordings = 0) {
  const id = await openNewCase(page, 'evidence')
  await expect(page.getByRole('heading', { level: 1, name: en.evidence.title })).toBeVisible()
  await dropFiles(page, given)
  await expect(page.locator('[data-exhibit]')).toHaveCount(given.length, { timeout: 60_000 })
  if (recordings > 0) await dropRecordings(page, recordings, 12 * MB)
  const all = given.length + recordings
  await expect(page.locator('[data-exhibit]')).toHaveCount(all, { timeout: 180_000 })
  await page.goto(`/#/case/${id}/bundle`)
  const rows = panel(page).getByRole('table', { name: text.plan.exhibits }).getByRole('row')
  await expect(rows).toHaveCount(all, { timeout: 120_000 })
}

const announced = (page: Page) =>
  files(page)
    .locator('[data-bytes]')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-bytes'))))

async function choose(page: Page, label: string, option: string) {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

/** The zip that the browser gets where no folder can be chosen, unpacked. */
async function savedFiles(page: Page, folder: string): Promise<readonly string[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 120_000 }),
    page.getByRole('button', { name: text.result.saveAll }).click(),
  ])
  mkdirSync(folder, { recursive: true })
  const path = `${folder}.zip`
  await download.saveAs(path)
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(path))))
    writeFileSync(join(folder, name), bytes)
  return readdirSync(folder)
}

const withoutFolderPicker = (page: Page) =>
  page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'))

test('U-12: 96 MB go into four volumes for a 36 MB mailbox, announced before anything is made', async ({
  page,
}, info) => {
  await withoutFolderPicker(page)
  const papers = await filesFrom(
    ['advert.png', 'contract.pdf', 'refusal.eml'].map((name) => `assets/sample/${name}`),
  )
  await withFiles(page, papers, 8)
  await page.getByRole('radio', { name: text.profile.names['uk-paginated'] }).check()
  await page.getByText(text.arrangement.title).click()
  await choose(page, text.arrangement.volumes, text.arrangement.presets['mailbox-36'] ?? '')
  await expect(files(page).locator('[data-file=volume]')).toHaveCount(4, { timeout: 120_000 })
  const sizes = await announced(page)
  for (const bytes of sizes) expect(bytes).toBeLessThanOrEqual(26 * MB)
  await expectAccessible(page, 'a plan in volumes')
  await info.attach('plan', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' })

  await page.getByRole('button', { name: text.make.button, exact: true }).click()
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 240_000 })
  const folder = info.outputPath('volumes')
  const names = await savedFiles(page, folder)

  expect(names).toHaveLength(5)
  const written = names.map((name) => readFileSync(`${folder}/${name}`).length)
  expect(new Set(written)).toEqual(new Set(sizes))
  expect(spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder })).toMatchObject({ status: 0 })
  if (!hasJudge('qpdf') || !hasJudge('pdftotext')) return
  const volumes = names.filter((name) => name.endsWith('.pdf')).toSorted()
  let next = 1
  for (const name of volumes) {
    expect(judged('qpdf', ['--check', `${folder}/${name}`])).toMatchObject({ status: 0 })
    const pages = judged('pdftotext', ['-layout', `${folder}/${name}`, '-'])
      .stdout.split('\f')
      .slice(0, -1)
    for (const words of pages) {
      expect(words.trimEnd().split('\n').at(-1)).toMatch(new RegExp(`\\D${next} / \\d+$`))
      next += 1
    }
  }
  const index = judged('pdftotext', ['-layout', '-l', '3', `${folder}/${volumes[0]}`, '-']).stdout
  expect(index).toContain('Vol.')
})

test('British Columbia gets one file an exhibit with short plain names, saved into a folder', async ({
  page,
}) => {
  // the dialog is the browser's own; what it gives is a folder
  await page.addInitScript(() => {
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() })
  })
  const given = [
    ...(await filesFrom(['advert.png', 'contract.pdf'].map((name) => `assets/sample/${name}`))),
    textFile('与客服的聊天记录.txt', '外呼无声'),
  ]
  await withFiles(page, given)
  await page.getByRole('radio', { name: text.profile.names['bc-crt-split'] }).check()
  await expect(files(page).locator('[data-file=original]')).toHaveCount(3)
  await expect(
    page.getByText(text.profile.limit(text.profile.limits.maxFiles, text.profile.unverified)),
  ).toBeVisible()
  await expect(page.getByText(text.profile.askFirst)).toBeVisible()

  await page.getByRole('button', { name: text.make.button, exact: true }).click()
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 100_000 })
  await page.getByRole('button', { name: text.result.saveAll }).click()
  await expect(panel(page).getByText(text.result.savedInFolder('').split('“')[0] ?? '')).toBeVisible()

  const saved = await page.evaluate(async () => {
    const found: { name: string; bytes: number[] }[] = []
    for await (const [name, handle] of await navigator.storage.getDirectory()) {
      if (!(handle instanceof FileSystemFileHandle)) continue
      const file = await handle.getFile()
      found.push({ name, bytes: [...new Uint8Array(await file.arrayBuffer())] })
    }
    return found
  })
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const hashes = saved.map(({ bytes }) => sha256(Uint8Array.from(bytes)))
  for (const { name } of saved) expect(name).toMatch(/^[\w.-]{1,60}$/)
  for (const { bytes } of given) expect(hashes).toContain(sha256(bytes))
  expect(saved).toHaveLength(5)
})

test('cancelling leaves no file behind, and what is not known is shown as unverified', async ({ page }) => {
  await withoutFolderPicker(page)
  // long enough to be stopped in the middle of it
  const long = Array.from({ length: 12 }, (_, nth) =>
    textFile(`${nth}.txt`, `${nth}号证据的记录。\n`.repeat(20_000)),
  )
  await withFiles(page, long)
  await page.getByRole('radio', { name: text.profile.names['bc-crt-split'] }).check()
  await expect(files(page)).toBeVisible({ timeout: 120_000 })
  await page.getByRole('button', { name: text.make.button, exact: true }).click()
  await panel(page).getByRole('button', { name: text.make.cancel, exact: true }).click()
  await expect(page.getByText(en.failures['bundle/cancelled']({ kind: 'bundle/cancelled' }))).toBeVisible()
  await expect(page.getByRole('region', { name: text.history.title })).toContainText(text.history.empty)
})
