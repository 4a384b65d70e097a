// @ts-check
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PDFDocument } from 'pdf-lib'

/** The chronology as one writes it with pdf-lib and fontkit: `node fontkit.mjs <events.json> <target> <peers>`. */
const [, , list = '', target = '', peers = ''] = process.argv
const require = createRequire(`${peers}/package.json`)
/** @type {Parameters<PDFDocument['registerFontkit']>[0]} */
const fontkit = require(['@pdf-lib', 'fontkit'].join('/'))
/** @type {readonly string[]} */
const events = JSON.parse(readFileSync(list, 'utf8'))
const document = await PDFDocument.create()
document.registerFontkit(fontkit)
const file = readFileSync(
  require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
)
const font = await document.embedFont(file, { subset: true })
const [size, leading, left, right] = [9.5, 14, 130, 545]
let page = document.addPage([595, 842])
let y = 780
for (const text of events) {
  const lines = []
  let line = ''
  for (const letter of text) {
    if (font.widthOfTextAtSize(line + letter, size) > right - left) {
      lines.push(line)
      line = ''
    }
    line += letter
  }
  lines.push(line)
  if (y - lines.length * leading < 50) {
    page = document.addPage([595, 842])
    y = 780
  }
  page.drawText('2024-09-18', { x: 50, y, size, font })
  for (const one of lines) {
    page.drawText(one, { x: left, y, size, font })
    y -= leading
  }
  y -= 4
}
writeFileSync(target, await document.save())
