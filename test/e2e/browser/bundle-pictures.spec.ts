import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { messagesOf } from '#shared/messages/messages.ts'
import { exif, jpeg } from '../../fixtures/make/jpeg.mjs'
import { encryptedPdf } from '../../fixtures/make/pdf.mjs'
import { letterF, longChat, storedFor } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'
import { expectAccessible } from '../support/axe.ts'
import { dropFiles, filesFrom } from '../support/drop-files.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

test.setTimeout(300_000)

const run = (program: string, ...args: readonly string[]) => spawnSync(program, args, { encoding: 'utf8' })
const lacking = ['identify', 'exiftool', 'compare', 'convert'].filter((name) => run(name, '-version').error)

const largestSide = 900
const photo = letterF(1600, 1200)
/** Taken sideways at a place: turned upright, and the place forgotten. */
const sideways = jpeg(storedFor(photo, 6), {
  exif: exif({ orientation: 6, make: 'Phone', gps: [31.2304, 121.4737] }),
})

const locale = 'zh-CN'
const text = messagesOf(locale)
const { bundle, pictures: words, protection } = text
test.use({ locale })

test('U-12: a platform gets pictures within its limits, upright, with a list, and without places', async ({
  page,
}, info) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'))
  const id = await openNewCase(page, 'evidence', locale)
  const statement = encryptedPdf([{ text: 'Account statement' }], { user: '1234', owner: 'bank' })
  await dropFiles(page, [
    { name: 'IMG_0001.jpg', bytes: sideways },
    { name: '账户流水.pdf', bytes: statement },
    { name: 'long-chat.png', bytes: png(longChat(540, 4000), { colour: 0, depth: 1 }) },
    ...(await filesFrom(['assets/sample/call-0325.mp3', 'assets/sample/invoice.pdf'])),
  ])
  const imports = page.getByRole('region', { name: text.evidence.import.region })
  await expect(imports.getByRole('article').last()).toContainText(text.evidence.import.titleDone, {
    timeout: 60_000,
  })
  await page.goto(`/#/case/${id}/bundle`)
  await page.getByRole('radio', { name: bundle.profile.names['platform-image-pack'] }).check()
  await page.getByLabel(words.side).fill(String(largestSide))
  await page.getByLabel(words.bytes).fill('0.2')
  await page.getByLabel(words.count).fill('3')
  const panel = page.getByRole('region', { name: bundle.plan.title })
  const rows = panel.getByRole('table', { name: bundle.plan.files }).locator('[data-file=picture]')
  await expect(rows.first()).toBeVisible({ timeout: 120_000 })
  await expect(panel.getByText(words.beyond('3')).first()).toBeVisible({ timeout: 120_000 })
  await expect(panel.getByText(bundle.plan.remarks['sound-left'])).toHaveCount(1)
  const field = panel.getByPlaceholder(protection.file.placeholder)
  await expect(field).toHaveCount(1)
  await expectAccessible(page, 'the plan of a pack of pictures')
  await page.setViewportSize({ width: 1280, height: 1300 })
  await panel.screenshot({ path: info.outputPath('plan.png') })
  await field.fill('1234')
  await field.press('Enter')
  await expect(field).toHaveCount(0, { timeout: 120_000 })
  await expect(panel.getByText(bundle.plan.working)).toHaveCount(0, { timeout: 120_000 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: info.outputPath('plan-dark.png'), fullPage: true })
  await page.emulateMedia({ colorScheme: 'light' })
  const announced = await panel
    .locator('[data-bytes]')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-bytes'))))

  await page.getByRole('button', { name: words.makeButton, exact: true }).click()
  await expect(page.getByText(bundle.result.title, { exact: true })).toBeVisible({ timeout: 150_000 })
  await page.screenshot({ path: info.outputPath('result.png'), fullPage: true })
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: bundle.result.saveAll }).click(),
  ])
  const folder = info.outputPath('pictures')
  mkdirSync(folder)
  await download.saveAs(`${folder}.zip`)
  const packed = unzipSync(readFileSync(`${folder}.zip`))
  for (const [name, bytes] of Object.entries(packed)) writeFileSync(join(folder, name), bytes)

  const names = readdirSync(folder).toSorted()
  const jpegs = names.filter((name) => name.endsWith('.jpg'))
  expect(jpegs[0]).toBe('01_list.jpg')
  expect(jpegs.map((name) => Number(name.slice(0, 2)))).toEqual(jpegs.map((_, index) => index + 1))
  expect(names.slice(jpegs.length)).toEqual(['SHA256SUMS', 'list.txt'])
  const sizes = names.map((name) => statSync(join(folder, name)).size)
  expect(sizes.toSorted((a, b) => a - b)).toEqual(announced.toSorted((a, b) => a - b))
  expect(spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder })).toMatchObject({ status: 0 })
  for (const name of jpegs) {
    expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(200_000)
    expect(readFileSync(join(folder, name)).includes('Exif')).toBe(false)
  }

  test.skip(lacking.length > 0, `not installed: ${lacking.join(', ')}`)
  const paths = jpegs.map((name) => join(folder, name))
  const seen = run('identify', '-format', '%m %w %h\n', ...paths)
  expect(seen.stderr).toBe('')
  for (const line of seen.stdout.trim().split('\n')) {
    const [format, width, height] = line.split(' ')
    expect(format).toBe('JPEG')
    expect(Math.max(Number(width), Number(height))).toBeLessThanOrEqual(largestSide)
  }
  expect(run('exiftool', '-q', '-G', '-GPS:all', '-EXIF:all', '-XMP:all', ...paths).stdout).not.toMatch(
    /GPS|Phone/,
  )
  const taken = paths.find((path) => path.includes('IMG-0001')) ?? ''
  const original = info.outputPath('original.jpg')
  writeFileSync(original, sideways)
  const upright = info.outputPath('upright.png')
  run('convert', original, '-auto-orient', '-resize', `${largestSide}x${largestSide}`, upright)
  const differing = run('compare', '-metric', 'MAE', taken, upright, 'null:').stderr
  expect(Number(/\(([\d.e-]+)\)/.exec(differing)?.[1] ?? 1)).toBeLessThan(0.02)
})
