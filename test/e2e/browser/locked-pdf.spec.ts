import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { en } from '#shared/messages/en/en.ts'
import { encryptedPdf } from '../../fixtures/make/pdf.mjs'
import { expectAccessible } from '../support/axe.ts'
import { dropFiles } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { bundle: text, protection, pdf, evidence } = en
const words = protection.file

test.setTimeout(150_000)

const run = (program: string, ...args: readonly string[]) => spawnSync(program, args, { encoding: 'utf8' })
const lacking = ['qpdf', 'pdftotext', 'pdfdetach'].filter((program) => run(program, '--version').error)

test('a locked PDF is opened once for its pages, and stays locked as it is attached', async ({
  page,
}, info) => {
  const id = await openNewCase(page, 'evidence')
  const bytes = encryptedPdf([{ text: 'Account statement' }], { user: '1234', owner: 'bank' })
  await dropFiles(page, [{ name: 'statement.pdf', bytes }])
  await expect(page.locator('[data-exhibit]')).toHaveCount(1, { timeout: 60_000 })
  await page.goto(`/#/case/${id}/bundle`)
  const field = page.getByPlaceholder(words.placeholder)
  await expect(page.getByText(pdf.notShown.encrypted)).toBeVisible({ timeout: 60_000 })

  await field.fill('4321')
  await field.press('Enter')
  await expect(page.getByText(words.wrong)).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page, 'the plan with a locked file')
  for (const sentence of [words.wrong, words.hint]) {
    const size = await page.getByText(sentence).evaluate((element) => getComputedStyle(element).fontSize)
    expect(Number.parseFloat(size), sentence).toBeGreaterThanOrEqual(13)
  }
  await page
    .getByRole('region', { name: text.plan.title })
    .screenshot({ path: info.outputPath('locked.png') })
  await field.fill('1234')
  await page.getByRole('button', { name: words.open, exact: true }).click()
  await expect(field).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByText(pdf.notShown.encrypted)).toHaveCount(0)

  await page.getByRole('button', { name: text.make.button, exact: true }).click()
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 100_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  const path = info.outputPath('opened.pdf')
  await download.saveAs(path)
  await page.goto(`/#/case/${id}/evidence`)
  await page.getByRole('button', { name: 'statement', exact: true }).click()
  await expect(page.locator('canvas[data-page="1"]')).toBeVisible({ timeout: 30_000 })

  await page.reload()
  await expect(page.getByText(evidence.viewer.pdfEncrypted)).toBeVisible({ timeout: 30_000 })
  await page.screenshot({ path: info.outputPath('viewer.png') })
  await page.getByPlaceholder(words.placeholder).fill('1234')
  await page.getByPlaceholder(words.placeholder).press('Enter')
  await expect(page.locator('canvas[data-page="1"]')).toBeVisible({ timeout: 30_000 })

  test.skip(lacking.length > 0, `not installed: ${lacking.join(', ')}`)
  expect(run('qpdf', '--check', path).status).toBe(0)
  expect(run('pdftotext', path, '-').stdout).toContain('Account statement')
  expect(run('pdftotext', path, '-').stdout).toContain(pdf.exhibit.unlocked)
  run('pdfdetach', '-saveall', '-o', info.outputPath(), path)
  const attached = readdirSync(info.outputPath()).find((name) => name.includes('statement')) ?? ''
  expect(run('qpdf', '--requires-password', join(info.outputPath(), attached)).status).toBe(0)
})
