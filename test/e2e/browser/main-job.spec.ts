import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import type { Locator, Page, TestInfo } from '@playwright/test'
import { zhCN } from '#shared/messages/zh-CN/zh-CN.ts'
import { firstCaseFiles } from '../../fixtures/make/first-case.mjs'
import { hasJudge, judged, noJudge } from '../support/judge.ts'
import { pressByKeyboard, tabTo, typeInto } from '../support/keyboard.ts'
import { expect, test } from '../support/test.ts'

const { bundle, cases, evidence, vocabulary } = zhCN
const judges = ['qpdf', 'pdfdetach', 'pdftotext', 'pdfinfo'] as const

test.use({ locale: 'zh-CN' })
test.setTimeout(480_000)

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const section = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}( \\d+)?$`) })

/** U-01 by keyboard alone: the intake's two questions that need an answer, and the payment. */
async function intakeByKeyboard(page: Page) {
  const { fields, intake } = cases
  await page.goto('/')
  await pressByKeyboard(page, page.getByRole('link', { name: cases.list.first }))
  await tabTo(page, page.getByRole('combobox', { name: fields.product }))
  await page.keyboard.press('Enter')
  for (const _ of [1, 2, 3, 4, 5]) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await typeInto(page, page.getByLabel(fields.vendorName), '云绘科技有限公司')
  await page.keyboard.press('Enter')
  await typeInto(page, page.getByLabel(fields.orderNumber), 'DH20240918-001')
  await typeInto(page, page.getByLabel(fields.claimantName), '王女士')
  await page.keyboard.press('Enter')
  await typeInto(page, page.getByLabel('金额'), '3980')
  await typeInto(page, page.getByRole('textbox', { name: '日期' }), '2024-09-18')
  await page.keyboard.press('Enter')
  await pressByKeyboard(page, page.getByRole('button', { name: intake.create }))
  await page.waitForURL(/overview/)
}

async function chooseFilesByKeyboard(page: Page, files: readonly (readonly [string, Uint8Array])[]) {
  await pressByKeyboard(page, section(page, zhCN.app.nav.sections.evidence))
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    pressByKeyboard(page, page.getByRole('button', { name: evidence.import.pickFiles, exact: true }).first()),
  ])
  await chooser.setFiles(files.map(([name, bytes]) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })))
  await expect(page.getByRole('region', { name: evidence.import.region })).toContainText(
    evidence.import.kept(files.length),
    { timeout: 60_000 },
  )
}

/** Makes the bundle that is set up on the screen, saves it, and gives the file's path. */
async function makeAndSave(
  page: Page,
  info: TestInfo,
  press: (target: Locator) => Promise<void>,
  name: string,
) {
  await press(page.getByRole('button', { name: bundle.make.button, exact: true }))
  await expect(page.getByText(bundle.result.title)).toBeVisible({ timeout: 120_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page.getByRole('button', { name: bundle.result.save })),
  ])
  const path = info.outputPath(`${name}.pdf`)
  await download.saveAs(path)
  const hash = sha256(readFileSync(path))
  await expect(page.getByRole('table').filter({ hasText: bundle.history.head })).toContainText(
    hash.slice(0, 8),
  )
  return path
}

/** What programs of other people find in the file. */
function judge(path: string, folder: string) {
  expect(judged('qpdf', ['--check', path])).toMatchObject({ status: 0 })
  mkdirSync(folder, { recursive: true })
  judged('pdfdetach', ['-saveall', '-o', folder, path])
  const pages = Number(/^Pages:\s+(\d+)/m.exec(judged('pdfinfo', [path]).stdout)?.[1])
  const texts = judged('pdftotext', ['-layout', path, '-']).stdout.split('\f').slice(0, -1)
  expect(texts).toHaveLength(pages)
  texts.forEach((text, index) => expect(text.replaceAll(' ', '')).toContain(`${index + 1}/${pages}`))
  return { texts, attached: readdirSync(folder).map((file) => sha256(readFileSync(`${folder}/${file}`))) }
}

test('a pile of files becomes a verified bundle, by keyboard alone', async ({ page }, info) => {
  const files = await firstCaseFiles()
  await intakeByKeyboard(page)
  await expect(page.getByRole('combobox', { name: cases.fields.stage })).toHaveValue(
    vocabulary.stage['contact-vendor'],
  )
  await expect(page.getByText('¥3,980.00').first()).toBeVisible()
  await chooseFilesByKeyboard(page, files)
  await expect(page.locator('[data-exhibit]')).toHaveCount(11)

  await pressByKeyboard(page, section(page, zhCN.app.nav.sections.bundle))
  const list = page.getByRole('radio', { name: new RegExp(`^${bundle.profile.names['prc-evidence-list']}`) })
  await expect(list).toBeChecked()
  // planned anew when the text of another picture has been read
  await expect(page.getByText(bundle.plan.attachments('11', '').replace(/，$/, ''))).toBeVisible({
    timeout: 180_000,
  })
  const path = await makeAndSave(page, info, (target) => pressByKeyboard(page, target), 'evidence-list')

  const missing = judges.filter((name) => !hasJudge(name))
  test.skip(missing.length > 0, missing.map(noJudge).join('; '))
  const { texts, attached } = judge(path, info.outputPath('attached'))
  expect(attached.toSorted()).toEqual(files.map(([, bytes]) => sha256(bytes)).toSorted())
  const whole = texts.join('').replace(/\s/g, '')
  for (const word of ['证据清单', '证明目的', 'DH20240918-001', '王女士', '云绘科技有限公司'])
    expect(whole).toContain(word)
})

for (const profile of ['prc-evidence-list', 'uk-paginated'] as const) {
  test(`the sample case makes a ${profile} that others can read`, async ({ page }, info) => {
    await page.goto('/')
    await page.getByRole('button', { name: cases.sample.add }).click()
    await page.waitForURL(/\/case\//, { timeout: 60_000 })
    await section(page, zhCN.app.nav.sections.bundle).click()
    await page.getByRole('radio', { name: new RegExp(`^${bundle.profile.names[profile]}`) }).check()

    const path = await makeAndSave(page, info, (target) => target.click(), profile)

    const missing = judges.filter((name) => !hasJudge(name))
    test.skip(missing.length > 0, missing.map(noJudge).join('; '))
    const { texts, attached } = judge(path, info.outputPath('attached'))
    const originals = readdirSync('assets/sample').map((file) =>
      sha256(readFileSync(`assets/sample/${file}`)),
    )
    expect(attached.toSorted()).toEqual(originals.toSorted())
    expect(texts.join('')).toMatch(/外呼机器人/)
  })
}
