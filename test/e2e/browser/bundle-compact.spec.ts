import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { en } from '#shared/messages/en/en.ts'
import { hasJudge, judged } from '../support/judge.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'
import { spawnSync } from 'node:child_process'

const { bundle: text, conformance: words } = en
test.setTimeout(400_000)

/** A photograph of 12 million pixels, made in the page; gives the SHA-256 of its file. */
const dropPhoto = (page: Page) =>
  page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    const picture = context.createImageData(4000, 3000)
    const words = new Uint32Array(picture.data.buffer)
    let state = 7
    for (let at = 0; at < words.length; at++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const light = ((at % 4000) / 12 + (state >>> 28)) & 255
      words[at] = (0xff00_0000 | (light << 16) | ((255 - light) << 8) | (state >>> 29)) >>> 0
    }
    context.putImageData(picture, 0, 0)
    const photo = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
    const transfer = new DataTransfer()
    transfer.items.add(new File([photo], 'IMG_0001.jpg', { type: 'image/jpeg' }))
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }),
    )
    const hash = await crypto.subtle.digest('SHA-256', await photo.arrayBuffer())
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
  })

test('pictures are brought to 300 dpi on the pages, and the original goes along as it was', async ({
  page,
}, info) => {
  const id = await openNewCase(page, 'evidence')
  await expect(page.getByRole('heading', { level: 1, name: en.evidence.title })).toBeVisible()
  const original = await dropPhoto(page)
  await expect(page.locator('[data-exhibit]')).toHaveCount(1, { timeout: 90_000 })
  await page.goto(`/#/case/${id}/bundle`)
  await page.getByRole('switch', { name: words.compactSwitch }).check()
  await page.getByRole('button', { name: text.make.button, exact: true }).click()
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 200_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  const path = info.outputPath('compact.pdf')
  await download.saveAs(path)

  test.skip(!hasJudge('pdftotext') || !hasJudge('pdfdetach'), 'poppler is not on this machine')
  const [, , row = ''] = spawnSync('pdfimages', ['-list', path], { encoding: 'utf8' }).stdout.split('\n')
  const [, , kind, width, , , , , encoding, , , , dpi] = row.trim().split(/\s+/)
  expect([kind, encoding]).toEqual(['image', 'jpeg'])
  expect(Number(width)).toBeLessThan(4000)
  expect(Number(dpi)).toBeGreaterThan(280)
  expect(Number(dpi)).toBeLessThanOrEqual(300)
  const said = judged('pdftotext', [path, '-']).stdout.replace(/\s+/g, ' ')
  expect(said).toContain('as JPEG of quality 85 of 100')
  const folder = info.outputPath('attached')
  mkdirSync(folder)
  judged('pdfdetach', ['-saveall', '-o', folder, path])
  const [name = ''] = readdirSync(folder)
  expect(
    createHash('sha256')
      .update(readFileSync(`${folder}/${name}`))
      .digest('hex'),
  ).toBe(original)
})
