import type { Page } from '@playwright/test'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { en } from '#shared/messages/en/en.ts'
import { expectAccessible } from '../support/axe.ts'
import { dropFiles } from '../support/drop-files.ts'
import { hasJudge, judged, noJudge } from '../support/judge.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'
import { exif, segment } from '../../fixtures/make/jpeg.mjs'

const { bundle: text, evidence, redaction: words, reading } = en
const [identity, mobile, card] = ['110101190001010014', '13800138000', '6222021234567890128']
const secrets = [identity, mobile, card]
const judges = ['qpdf', 'pdftotext', 'pdfinfo', 'pdfdetach', 'mutool'] as const
test.setTimeout(600_000)

/** Text, a field, a note and metadata tell what nobody should read; the second page tells nothing. */
async function tellingPdf(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.setSubject(`Tel ${mobile}`)
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([595, 842])
  const lines = [
    'Invoice for the outbound robot',
    `Buyer ${identity} asks for a refund`,
    'Call 138 0013 8000 in the morning',
  ]
  lines.forEach((line, nth) => page.drawText(line, { x: 60, y: 760 - nth * 40, size: 16, font }))
  const field = pdf.getForm().createTextField('card')
  field.setText(card)
  field.addToPage(page, { x: 60, y: 560, width: 240, height: 26 })
  pdf.addPage([595, 842]).drawText('Terms of the contract', { x: 60, y: 760, size: 16, font })
  return pdf.save()
}

/** A photo of a card and an identity number, taken in Shanghai. */
async function tellingPhoto(page: Page): Promise<Uint8Array> {
  const base64 = await page.evaluate(
    (lines) => {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: 1400, height: 1000 })
      const draw = canvas.getContext('2d')
      if (!draw) throw new Error('no canvas')
      draw.fillStyle = '#f4f1ea'
      draw.fillRect(0, 0, 1400, 1000)
      draw.fillStyle = '#111'
      draw.font = '56px sans-serif'
      lines.forEach((line, nth) => draw.fillText(line, 90, 180 + nth * 200))
      return canvas.toDataURL('image/jpeg', 0.95).slice('data:image/jpeg;base64,'.length)
    },
    [`ID ${identity}`, `Card ${card}`, 'Customer service hall', `Tel ${mobile}`],
  )
  const plain = Buffer.from(base64, 'base64')
  const taken = segment(
    0xe1,
    exif({ make: 'Lumen', model: 'P3', takenAt: '2024:09:18 10:00:00', gps: [31.2304, 121.4737] }),
  )
  return Buffer.concat([plain.subarray(0, 2), taken, plain.subarray(2)])
}

/** Makes and saves the bundle for the recipient chosen. */
async function savedBundle(page: Page, path: string): Promise<string> {
  await page.getByRole('button', { name: text.make.button, exact: true }).click({ timeout: 60_000 })
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 150_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  await download.saveAs(path)
  await page.getByRole('button', { name: text.result.discard }).click()
  return path
}

/** Everything that programs not written by us read out of a file. */
function everythingIn(path: string): string {
  const plain = `${path}.qdf.pdf`
  judged('qpdf', ['--qdf', '--object-streams=disable', path, plain])
  return [
    judged('pdftotext', ['-raw', path, '-']).stdout,
    judged('pdfinfo', [path]).stdout,
    judged('pdfinfo', ['-meta', path]).stdout,
    judged('pdfdetach', ['-list', path]).stdout,
    judged('mutool', ['draw', '-F', 'stext', '-o', '-', path]).stdout,
    judged('qpdf', ['--json', path]).stdout,
    readFileSync(plain, 'latin1'),
    readFileSync(path, 'latin1'),
  ].join('\n')
}

test('what is hidden from the public is nowhere in its bundle, and the court still gets it', async ({
  page,
}, info) => {
  const id = await openNewCase(page, 'evidence', 'en', { readsPictures: true })
  await dropFiles(page, [
    { name: `invoice ${mobile}.pdf`, bytes: await tellingPdf() },
    { name: 'photo.jpg', bytes: await tellingPhoto(page) },
  ])
  await expect(page.locator('[data-exhibit]')).toHaveCount(2, { timeout: 60_000 })
  const search = page.getByRole('searchbox', { name: evidence.filter.text })
  await search.fill('Customer')
  await expect(page.locator('[data-exhibit]')).toHaveCount(1, { timeout: 120_000 })
  await expect(page.getByRole('progressbar', { name: reading.label })).toHaveCount(0, { timeout: 120_000 })

  await page.goto(`/#/case/${id}/bundle`)
  const panel = page.getByRole('region', { name: words.title })
  const toggle = panel.getByRole('switch', { name: words.switch })
  await page.getByRole('radio', { name: text.profile.names['public-platform'] }).check()
  await expect(toggle).toBeChecked()
  for (const secret of secrets)
    await expect(panel.getByRole('checkbox', { name: words.hidden(secret) })).toBeChecked({ timeout: 60_000 })
  await expectAccessible(page, 'redaction')
  await panel.screenshot({ path: info.outputPath('panel.png') })
  const forPublic = await savedBundle(page, info.outputPath('public.pdf'))

  await page.getByRole('radio', { name: text.profile.names['uk-paginated'] }).check()
  await expect(toggle).not.toBeChecked()
  const forCourt = await savedBundle(page, info.outputPath('court.pdf'))

  const history = page.getByRole('region', { name: text.history.title })
  await expect(history.getByRole('row').nth(1)).toContainText(words.none)
  for (const kind of ['identity-number', 'mobile-number', 'bank-card'] as const)
    await expect(history.getByRole('row').nth(2)).toContainText(words.counted('1', words.kinds[kind]))

  for (const judge of judges) test.skip(!hasJudge(judge), noJudge(judge))
  expect(judged('qpdf', ['--check', forPublic]).stdout).toContain('No syntax or stream encoding errors')
  const all = everythingIn(forPublic)
  const tight = all.replaceAll(/[\s-]/g, '')
  // the whole file would be printed by a matcher
  expect(secrets.filter((secret) => tight.includes(secret))).toEqual([])
  expect(secrets.filter((secret) => tight.includes(Array.from(secret).toReversed().join('')))).toEqual([])
  // numbers alone are coordinates of a page too
  expect(/Exif|Lumen|N 31|\/JavaScript|\/Launch/.exec(all)?.[0]).toBeUndefined()
  expect(readFileSync(forPublic, 'latin1').match(/%%EOF/g)).toHaveLength(1)
  const said = judged('pdftotext', [forPublic, '-']).stdout
  for (const kept of [
    'Invoice for the outbound robot',
    'asks for a refund',
    'in the morning',
    'Terms of the contract',
    'Customer',
  ])
    expect(said.replaceAll(/\s+/g, ' ')).toContain(kept)
  expect(judged('pdfdetach', ['-list', forPublic]).stdout).not.toMatch(/\.(pdf|jpg)/)

  const court = judged('pdftotext', [forCourt, '-']).stdout.replaceAll(/[\s-]/g, '')
  for (const secret of secrets) expect(court).toContain(secret)
  const detached = dirname(forCourt)
  judged('pdfdetach', ['-saveall', '-o', detached, forCourt])
  const photo = readdirSync(detached).find((name) => name.endsWith('.jpg')) ?? ''
  // the original in the court's bundle is the very file
  expect(readFileSync(join(detached, photo), 'latin1')).toContain('Exif')
})
