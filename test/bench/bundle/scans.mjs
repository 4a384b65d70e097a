// @ts-check
import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const side = 1024

/**
 * A PDF as a scanner makes it: a page an image of one megabyte, which nothing can pack. Made once.
 * @param {string} home @param {number} pages @returns {import('../export/inputs.mjs').Input}
 */
export function scannedPdf(home, pages) {
  const folder = join(home, 'scans')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `scan-${pages}.pdf`)
  if (!existsSync(file)) write(file, pages)
  return { file, name: `scan-${pages}.pdf`, type: 'application/pdf', bytes: 0, sha256: '' }
}

/** @param {string} path @param {number} pages */
function write(path, pages) {
  const unfinished = `${path}.part`
  const file = openSync(unfinished, 'w')
  let at = 0
  /** @type {number[]} */
  const offsets = []
  /** @param {string | Uint8Array} part */
  const put = (part) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
    at += writeSync(file, bytes)
  }
  /** @param {number} number @param {string} body */
  const object = (number, body) => {
    offsets[number] = at
    put(`${number} 0 obj\n${body}\nendobj\n`)
  }
  put('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')
  object(1, '<< /Type /Catalog /Pages 2 0 R >>')
  const kids = Array.from({ length: pages }, (_, page) => `${3 + page * 3} 0 R`)
  object(2, `<< /Type /Pages /Count ${pages} /Kids [ ${kids.join(' ')} ] >>`)
  const noise = new Uint32Array((side * side) / 4)
  let seed = 2_463_534_242
  for (let page = 0; page < pages; page++) {
    const first = 3 + page * 3
    const resources = `<< /XObject << /Im ${first + 2} 0 R >> >>`
    object(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Resources ${resources} /Contents ${first + 1} 0 R >>`,
    )
    object(first + 1, '<< /Length 26 >>\nstream\nq 595 0 0 842 0 0 cm /Im Do \nendstream')
    for (let word = 0; word < noise.length; word++) {
      seed ^= seed << 13
      seed ^= seed >>> 17
      seed ^= seed << 5
      noise[word] = seed
    }
    offsets[first + 2] = at
    const image = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8 /ColorSpace /DeviceGray`
    put(`${first + 2} 0 obj\n<< ${image} /Length ${side * side} >>\nstream\n`)
    put(new Uint8Array(noise.buffer))
    put('\nendstream\nendobj\n')
  }
  const start = at
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n${rows.join('')}`)
  put(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  closeSync(file)
  renameSync(unfinished, path)
}
