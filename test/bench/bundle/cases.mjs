// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chineseEvents } from './events.mjs'
import { bytesOf, repeated } from './inputs.mjs'
import { inTurns, isInstalled } from './measure.mjs'
import { limitRow, memoryRow, timeRow, verifiedRow } from './rows.mjs'
import { scannedPdf } from './scans.mjs'
import { bundleOf, copyAndHash, engineOf, home, madeFolder, root } from './setting.mjs'

/**
 * @typedef {import('../../run/bench-table.mjs').Row} Row
 * @typedef {{ inputs: Awaited<ReturnType<typeof import('./inputs.mjs').bundleInputs>>, programs: { bundle: string, engine: string }, print: (line: string) => void }} Setting
 */

const hashed = 'sha256sum'
const hashedFast = 'openssl dgst -sha256'
const made = madeFolder()
/** @param {Setting} setting @param {readonly import('./measure.mjs').Candidate[]} candidates */
const turns = ({ print }, ...candidates) => inTurns(home, print, [made], candidates)
/** @param {string} program @param {readonly string[]} args @param {string} [name] */
const peer = (program, args, name = program) => ({
  name,
  program: 'sh',
  args: ['-c', 'mkdir -p "$0" && exec "$@"', made, program, ...args],
  isHere: isInstalled(program),
})

/** Everything attached, and only what needs no packing. @param {Setting} setting @returns {readonly Row[]} */
export function attachedMedia(setting) {
  const { photos, opaque, recordings } = setting.inputs
  const media = [...photos, ...opaque, ...recordings]
  const [ours, slow, fast] = turns(
    setting,
    bundleOf(setting.programs.bundle, 'images and audio', media),
    copyAndHash(media, hashed),
    copyAndHash(media, hashedFast),
  )
  return [
    ...timeRow('images + audio attached, to cp + sha256sum', ours, slow, { atMost: 0.7 }),
    ...timeRow('the same to cp + openssl dgst -sha256', ours, fast),
    ...verifiedRow('the same with the file read back, to cp + sha256sum', ours, slow),
  ]
}

/** @param {Setting} setting @returns {readonly Row[]} */
export function everything(setting) {
  const all = Object.values(setting.inputs).flat()
  const [ours, slow, fast] = turns(
    setting,
    bundleOf(setting.programs.bundle, 'everything', all),
    copyAndHash(all, hashed),
    copyAndHash(all, hashedFast),
  )
  return [
    ...timeRow('everything, to cp + sha256sum', ours, slow, { atMost: 1.2 }),
    ...timeRow('the same to cp + openssl dgst -sha256', ours, fast),
  ]
}

/** @param {Setting} setting @returns {readonly Row[]} */
export function tenGigabytes(setting) {
  const { photos, opaque, recordings } = setting.inputs
  const media = [...photos, ...opaque, ...recordings]
  const times = Math.ceil(10e9 / bytesOf(media))
  const many = repeated(join(home, 'bundle-inputs/repeated'), media, times)
  const half = media.filter((_, index) => index % 2 === 0)
  const [large, small, copy] = turns(
    setting,
    bundleOf(setting.programs.bundle, '10 GB', many),
    bundleOf(setting.programs.bundle, '1 GB', half),
    copyAndHash(many, hashed),
  )
  const more = large?.peakMb && small?.peakMb ? large.peakMb - small.peakMb : undefined
  return [
    ...timeRow('10 GB in volumes, to cp + sha256sum', large, copy, { atMost: 0.7 }),
    ...limitRow('peak memory of the 10 GB case', large?.peakMb, 250),
    ...limitRow('more than the 1 GB case', more, 20),
  ]
}

/** @param {Setting} setting @returns {readonly Row[]} */
export function imagesToPages(setting) {
  const images = [...setting.inputs.photos, ...setting.inputs.opaque]
  const files = images.map(({ file }) => file)
  const [ours, theirs] = turns(
    setting,
    engineOf(setting.programs.engine, 'images', images),
    peer('img2pdf', ['-o', join(made, 'img2pdf.pdf'), ...files]),
  )
  return [
    ...timeRow('img2pdf, 300 JPEG and 150 PNG, to us', ours, theirs, { atLeast: 5 }),
    ...memoryRow('our memory to that of img2pdf', ours, theirs, { atMost: 1 / 6 }),
  ]
}

/** @param {Setting} setting @returns {readonly Row[]} */
export function attaching(setting) {
  const { recordings } = setting.inputs
  const blank = join(home, 'blank.pdf')
  if (!existsSync(blank)) spawnSync('qpdf', ['--empty', blank])
  const attachments = recordings.flatMap(({ file, name }) => [
    '--add-attachment',
    file,
    `--key=${name}`,
    '--',
  ])
  const target = join(made, 'qpdf.pdf')
  const [ours, theirs] = turns(
    setting,
    engineOf(setting.programs.engine, 'attach', recordings),
    peer('qpdf', [blank, ...attachments, '--stream-data=preserve', target], 'qpdf --add-attachment'),
  )
  return timeRow('qpdf attaching 1 GB of recordings, to us', ours, theirs, { atLeast: 4 })
}

/** @param {Setting} setting @returns {readonly Row[]} */
export function merging(setting) {
  const { invoices } = setting.inputs
  const files = invoices.map(({ file }) => file)
  const [ours, qpdf, mutool] = turns(
    setting,
    engineOf(setting.programs.engine, 'merge', invoices),
    peer('qpdf', ['--empty', '--pages', ...files, '--', join(made, 'qpdf.pdf')], 'qpdf --pages'),
    peer('mutool', ['merge', '-o', join(made, 'mutool.pdf'), ...files], 'mutool merge'),
  )
  return [
    ...timeRow('40 invoices merged, to qpdf', ours, qpdf, { atMost: 1 }),
    ...timeRow('the same to mutool merge', ours, mutool),
  ]
}

/** Scans of 20 and of 400 megabytes: memory must not grow with them. @param {Setting} setting @returns {readonly Row[]} */
export function scans(setting) {
  const [small, large] = [scannedPdf(home, 20), scannedPdf(home, 400)]
  const [few, many, qpdf] = turns(
    setting,
    engineOf(setting.programs.engine, 'merge', [small], 'a scan of 20 pages'),
    engineOf(setting.programs.engine, 'merge', [large], 'a scan of 400 pages'),
    peer('qpdf', ['--empty', '--pages', large.file, '--', join(made, 'qpdf.pdf')], 'qpdf --pages'),
  )
  return [
    ...limitRow(
      '380 MB more of a scan, memory for them',
      (many?.peakMb ?? Number.NaN) - (few?.peakMb ?? 0),
      60,
    ),
    ...limitRow('a scan of 400 MB, memory in all', many?.peakMb, 200),
    ...timeRow('the same to qpdf', many, qpdf),
  ]
}

/** 100 photos and as many megabytes of recordings: what plain pdf-lib can still hold. @param {Setting} setting @returns {readonly Row[]} */
export function plainPdfLib(setting) {
  const some = setting.inputs.photos.slice(0, 100)
  const folder = join(home, 'bundle-inputs/plain')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'inputs.json'), JSON.stringify(some))
  const program = join(root, 'test/bench/export/plain-pdf-lib.mjs')
  const [ours, theirs] = turns(
    setting,
    bundleOf(setting.programs.bundle, '100 photos', some),
    peer(process.execPath, [program, folder, join(made, 'plain.pdf')], 'plain pdf-lib'),
  )
  return timeRow('plain pdf-lib, 100 photos attached, to us', ours, theirs, { atLeast: 12 })
}

/** @param {Setting} setting @returns {readonly Row[]} */
export function chronology(setting) {
  const events = chineseEvents(10_000)
  const list = join(home, 'events.json')
  writeFileSync(list, JSON.stringify(events))
  const one = setting.inputs.invoices.slice(0, 1)
  const peers = fontkitPeers()
  const program = join(root, 'test/bench/bundle/fontkit.mjs')
  const more = { events, attach: false }
  const [ours, untagged, theirs] = turns(
    setting,
    bundleOf(setting.programs.bundle, '10,000 events', one, more),
    bundleOf(setting.programs.bundle, '10,000 events without tags', one, { ...more, tags: false }),
    {
      ...peer(process.execPath, [program, list, join(made, 'fontkit.pdf'), peers ?? '']),
      name: 'pdf-lib + fontkit',
      isHere: peers !== undefined,
    },
  )
  return [
    ...timeRow('10,000 events in Chinese, to pdf-lib + fontkit', ours, theirs, { atMost: 0.22 }),
    ...limitRow('their size', (ours?.report['bytes'] ?? Number.NaN) / 1e6, 2.5),
    ...timeRow('the same, to ours without tags', ours, untagged, {
      atMost: 1.15,
    }),
  ]
}

/** @param {Setting} setting @returns {readonly Row[]} */
export function protectedFiles(setting) {
  const media = [...setting.inputs.photos.slice(0, 150), ...setting.inputs.recordings.slice(0, 16)]
  const keyFile = testKeyFile()
  const [plain, locked, signed] = turns(
    setting,
    bundleOf(setting.programs.bundle, 'plain', media),
    bundleOf(setting.programs.bundle, 'with a password', media, { password: '密码123' }),
    { ...bundleOf(setting.programs.bundle, 'signed', media, { keyFile }), isHere: keyFile !== undefined },
  )
  return [
    ...timeRow('with a password, to without', locked, plain, { atMost: 1.8 }),
    ...timeRow('signed, to unsigned', signed, plain, { atMost: 1.4 }),
  ]
}

/** pdf-lib's fontkit and a TrueType font, fetched once into out/bench; undefined without a network. */
function fontkitPeers() {
  const folder = join(home, 'peers')
  const packages = ['@pdf-lib/fontkit@1.1.1', '@expo-google-fonts/noto-sans-sc@0.4.3']
  mkdirSync(folder, { recursive: true })
  if (!existsSync(join(folder, 'package.json'))) writeFileSync(join(folder, 'package.json'), '{}')
  if (existsSync(join(folder, 'node_modules/@pdf-lib/fontkit'))) return folder
  const args = ['install', '--ignore-scripts', '--prefix', folder, ...packages]
  return spawnSync('npm', args).status === 0 ? folder : undefined
}

/** A key that nobody trusts, made by openssl. */
function testKeyFile() {
  const path = join(home, 'key.p12')
  const script =
    'openssl req -x509 -newkey rsa:2048 -nodes -keyout k.key -out k.crt -days 36500 -subj /CN=bench -not_before 20200101000000Z 2>/dev/null || openssl req -x509 -newkey rsa:2048 -nodes -keyout k.key -out k.crt -days 36500 -subj /CN=bench; openssl pkcs12 -export -inkey k.key -in k.crt -out key.p12 -passout pass:bench'
  if (!existsSync(path)) spawnSync('sh', ['-c', script], { cwd: home })
  return existsSync(path) && readFileSync(path).length > 0 ? { path, password: 'bench' } : undefined
}
