import { spawnSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { aKeyFile, hasOpenssl, p12Password, signerName } from '../../bundle/security/test-keys.ts'
import { expectAccessible } from '../support/axe.ts'
import { dropFiles, filesFrom } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { bundle: text, protection: words } = en
const password = '密码123'

test.setTimeout(150_000)

const run = (program: string, ...args: readonly string[]) => spawnSync(program, args, { encoding: 'utf8' })
const lacking = ['qpdf', 'pdfsig', 'pdftotext'].filter((program) => run(program, '--version').error)

async function openCase(page: Page) {
  const id = await openNewCase(page, 'evidence')
  const files = await filesFrom(['assets/sample/advert.png', 'assets/sample/refusal.eml'])
  await dropFiles(page, files)
  await expect(page.locator('[data-exhibit]')).toHaveCount(files.length, { timeout: 60_000 })
  await page.goto(`/#/case/${id}/bundle`)
}

test('a bundle is made with a password and a signature, and other programs agree', async ({ page }, info) => {
  test.skip(lacking.length > 0 || !hasOpenssl, `not installed: ${lacking.join(', ')} or openssl`)
  await openCase(page)
  const make = page.getByRole('button', { name: text.make.button, exact: true })
  await page.getByText(words.title).click()
  await page.getByLabel(words.password).fill(password)
  await expect(make).toBeDisabled()
  await page.getByLabel(words.again).fill(`${password}4`)
  await expect(page.getByText(words.different)).toBeVisible()
  await page.getByLabel(words.again).fill(password)
  const bytes = Buffer.from(aKeyFile(info.outputPath()))
  await page
    .locator('input[type=file][accept*=".p12"]')
    .setInputFiles({ name: 'me.p12', mimeType: 'application/x-pkcs12', buffer: bytes })
  await page.getByLabel(words.keyPassword).fill('wrong')
  await expectAccessible(page, 'the bundle page with passwords')
  await page.screenshot({ path: info.outputPath('protect.png'), fullPage: true })

  await make.click()
  await expect(page.getByText('The password does not open this certificate file.')).toBeVisible({
    timeout: 60_000,
  })
  await page.getByLabel(words.keyPassword).fill(p12Password)
  await make.click()
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 100_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  const path = info.outputPath('sealed.pdf')
  await download.saveAs(path)

  expect(run('qpdf', '--check', `--password=${password}`, path).status).toBe(0)
  expect(run('pdftotext', path, '-').status).not.toBe(0)
  expect(run('pdftotext', '-upw', password, path, '-').stdout).toContain('advert')
  const signature = run('pdfsig', '-upw', password, path).stdout
  expect(signature).toContain('Signature is Valid')
  expect(signature).toContain(signerName)
})
