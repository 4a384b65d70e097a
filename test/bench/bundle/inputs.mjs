// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeInputs } from '../export/inputs.mjs'
import { printedInvoices } from './invoices.mjs'
import { screenshot } from './screenshots.mjs'

/** @typedef {import('../export/inputs.mjs').Input} Input */

const mebibyte = 1024 * 1024

/**
 * What a long dispute leaves behind, the same on every machine with the same encoders: made once and kept in `home`.
 * 300 photos of 12 megapixels, 150 RGB and 50 RGBA screenshots of a phone, 40 invoices as a browser prints them, 1 GiB of
 * recordings.
 * @param {string} home
 */
export async function bundleInputs(home) {
  const folder = join(home, 'bundle-inputs')
  const media = makeInputs(join(folder, 'media'), {
    photos: 300,
    recordings: 32,
    recordingBytes: 32 * mebibyte,
  })
  const photos = media.filter(({ type }) => type === 'image/jpeg')
  const recordings = media.filter(({ type }) => type === 'audio/wav')
  const opaque = kept(join(folder, 'rgb'), 150, 'png', 'image/png', (n) => screenshot(n, false))
  const withAlpha = kept(join(folder, 'rgba'), 50, 'png', 'image/png', (n) => screenshot(n, true))
  const invoices = existsSync(join(folder, 'invoices/inputs.json')) ? [] : await printedInvoices(40)
  const printed = kept(join(folder, 'invoices'), 40, 'pdf', 'application/pdf', (n) => {
    const bytes = invoices[n - 1]
    if (!bytes) throw new Error('an invoice is missing')
    return bytes
  })
  return { photos, recordings, opaque, withAlpha, invoices: printed }
}

/**
 * The same files under other names: a case of many gigabytes that takes no room of its own.
 * @param {string} folder @param {readonly Input[]} inputs @param {number} times @returns {readonly Input[]}
 */
export function repeated(folder, inputs, times) {
  mkdirSync(folder, { recursive: true })
  return Array.from({ length: times }, (_, time) =>
    inputs.map((input) => {
      const name = `${time + 1}-${input.name}`
      const file = join(folder, name)
      if (!existsSync(file)) linkSync(input.file, file)
      return { ...input, file, name }
    }),
  ).flat()
}

/**
 * @param {string} folder @param {number} count @param {string} extension @param {string} type
 * @param {(number: number) => Uint8Array} make @returns {readonly Input[]}
 */
function kept(folder, count, extension, type, make) {
  const list = join(folder, 'inputs.json')
  if (existsSync(list)) return JSON.parse(readFileSync(list, 'utf8'))
  mkdirSync(folder, { recursive: true })
  const inputs = Array.from({ length: count }, (_, index) => {
    const name = `${String(index + 1).padStart(4, '0')}.${extension}`
    const file = join(folder, name)
    const bytes = make(index + 1)
    writeFileSync(file, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { file, name, type, bytes: bytes.length, sha256 }
  })
  writeFileSync(list, JSON.stringify(inputs))
  return inputs
}

/** @param {readonly Input[]} inputs */
export const bytesOf = (inputs) => inputs.reduce((sum, { bytes }) => sum + bytes, 0)
