// @ts-check
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'

/** What one writes with pdf-lib's own documentation beside it: a page for each photo, every file attached, save. */
const [, , folder = '', target = ''] = process.argv
/** @type {readonly import('./inputs.mjs').Input[]} */
const inputs = JSON.parse(readFileSync(join(folder, 'inputs.json'), 'utf8'))
const document = await PDFDocument.create()
for (const { file, name, type } of inputs) {
  const bytes = readFileSync(file)
  const page = document.addPage()
  if (type === 'image/jpeg') {
    const image = await document.embedJpg(bytes)
    page.drawImage(image, image.scaleToFit(page.getWidth(), page.getHeight()))
  }
  await document.attach(bytes, name, { mimeType: type })
}
const saved = await document.save()
writeFileSync(target, saved)
console.log(
  JSON.stringify({ bytes: saved.length, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }),
)
