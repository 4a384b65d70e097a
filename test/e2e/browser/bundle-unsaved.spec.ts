import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { dropFiles, filesFrom, textFile } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { bundle: text } = en
test.setTimeout(240_000)

const make = (page: Page) => page.getByRole('button', { name: text.make.button, exact: true }).click()
const isMade = (page: Page) =>
  expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 150_000 })

/** Files on the browser's own disk, by their runs: nothing of them is where the user would look. */
const unsaved = (page: Page) =>
  page.evaluate(async () => {
    interface Found {
      readonly run: string
      readonly bytes: number
    }
    const isFolder = (entry: FileSystemHandle) => entry instanceof FileSystemDirectoryHandle
    const listed = async (): Promise<readonly Found[]> => {
      const found: Found[] = []
      const disk = await navigator.storage.getDirectory()
      const root = await disk.getDirectoryHandle('unsaved', { create: true })
      for await (const session of root.values())
        if (isFolder(session))
          for await (const run of session.values())
            if (isFolder(run))
              for await (const file of run.values())
                if (file instanceof FileSystemFileHandle)
                  found.push({ run: run.name, bytes: (await file.getFile()).size })
      return found
    }
    for (;;) {
      try {
        return await listed()
      } catch (error) {
        // swept while it was being looked at: look again
        if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
      }
    }
  })

async function openBundle(page: Page, texts: number, lines: number): Promise<string> {
  const id = await openNewCase(page, 'evidence')
  const long = Array.from({ length: texts }, (_, nth) =>
    textFile(`${nth}.txt`, `${nth}号证据的记录。\n`.repeat(lines)),
  )
  const files = [...(await filesFrom(['assets/sample/contract.pdf'])), ...long]
  await dropFiles(page, files)
  await expect(page.locator('[data-exhibit]')).toHaveCount(files.length, { timeout: 60_000 })
  await page.goto(`/#/case/${id}/bundle`)
  await expect(page.getByRole('button', { name: text.make.button, exact: true })).toBeEnabled({
    timeout: 120_000,
  })
  return id
}

test('a made bundle lies on the browser’s disk until it is put away, and can be saved from there', async ({
  profile,
}, info) => {
  const page = await profile.start()
  await openBundle(page, 1, 10)
  await make(page)
  await isMade(page)
  const [only, ...others] = await unsaved(page)
  expect(others).toEqual([])
  expect(only?.run).toBe('bundle-1')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  const path = info.outputPath('saved.pdf')
  await download.saveAs(path)
  const bytes = readFileSync(path)
  expect(bytes.length).toBe(only?.bytes)
  await expect(page.getByRole('region', { name: text.plan.title })).toContainText(
    createHash('sha256').update(bytes).digest('hex'),
  )

  await page.getByRole('button', { name: text.result.discard }).click()
  await make(page)
  await isMade(page)
  await page.getByRole('button', { name: text.result.discard }).click()

  // the one that was saved stays a while: a slow download may still read it
  await expect.poll(() => unsaved(page)).toEqual([only])
})

test('a bundle that is cancelled leaves nothing on the browser’s disk', async ({ profile }) => {
  const page = await profile.start()
  await openBundle(page, 12, 20_000)
  await make(page)
  await expect.poll(() => unsaved(page), { timeout: 100_000, intervals: [50] }).toHaveLength(1)
  await page.getByRole('button', { name: text.make.cancel, exact: true }).click()
  await expect(page.getByText(en.failures['bundle/cancelled']({ kind: 'bundle/cancelled' }))).toBeVisible()

  await expect.poll(() => unsaved(page), { timeout: 10_000 }).toEqual([])
})

test('another window leaves what is unsaved alone; the next start sweeps it', async ({ profile }) => {
  const page = await profile.start()
  await openBundle(page, 1, 10)
  await make(page)
  await isMade(page)
  const before = await unsaved(page)
  expect(before).toHaveLength(1)

  const second = await page.context().newPage()
  await second.goto('/#/')
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible()
  await second.waitForTimeout(1000)
  expect(await unsaved(second)).toEqual(before)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  expect(readFileSync(await download.path())).toHaveLength(before[0]?.bytes ?? 0)

  const next = await profile.start()
  await next.goto('/#/')
  await expect.poll(() => unsaved(next)).toEqual([])
})

test.describe('without room', () => {
  // what looks after the store now and then meets the full disk too, and says so
  test.use({ expectedTroubles: [/^console: \w+ \(.*\/assets\/index-/] })

  test('a browser that gives no room on its disk makes a small bundle all the same', async ({
    profile,
  }, info) => {
    const page = await profile.start()
    await openBundle(page, 1, 10)
    const session = await page.context().newCDPSession(page)
    const { origin } = new URL(page.url())
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
    await make(page)
    await isMade(page)
    for (const { bytes } of await unsaved(page)) expect(bytes).toBe(0)
    // the history has its record on the same disk
    await session.send('Storage.overrideQuotaForOrigin', { origin })

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: text.result.save }).click(),
    ])
    const path = info.outputPath('saved.pdf')
    await download.saveAs(path)
    await expect(page.getByRole('region', { name: text.plan.title })).toContainText(
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    )
  })
})
