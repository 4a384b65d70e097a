// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWhenStale, root } from './build.mjs'
import { packTroubles } from './pack-rules.mjs'

/**
 * `npm run pack:check`: packs the program around a stand-in for Electron, so that a machine without the real one shows
 * what goes into app.asar and that the fuses of electron-builder.yml are really set.
 */
const require = createRequire(import.meta.url)
const { build, Platform } = require('electron-builder')
// its own parts are not hoisted by contract, so they are asked for from where it stands
const part = createRequire(require.resolve('electron-builder/package.json'))
const { extractFile, listPackage } = part('@electron/asar')
const { getCurrentFuseWire, FuseV1Options } = part('@electron/fuses')
const { getConfig } = part('app-builder-lib/out/util/config/config')

process.chdir(root)
buildWhenStale()
const work = mkdtempSync(join(tmpdir(), 'recourse-pack-'))
/** @type {readonly string[]} */
let troubles = ['it did not come to an end']
try {
  const [packed = ''] = await pack(join(work, 'stand-in'), join(work, 'packed'))
  const files = packedFiles(join(packed, 'resources/app.asar'))
  const wanted = (await getConfig(root, null)).electronFuses ?? {}
  const found = await fusesOf(join(packed, 'recourse'))
  const assets = [
    ...assetsIn('assets/fonts', /\.otf$/),
    ...assetsIn('node_modules/tesseract.js-core', /^tesseract-core-simd-lstm\.wasm$/),
    ...assetsIn('node_modules/@tesseract.js-data', /4\.0\.0_best_int.*\.gz$/),
    ...assetsIn('assets/sample', /\.(m4a|mp3|png|jpe?g|pdf|eml)$/),
  ]
  troubles = packTroubles({ files, assets, wanted, found })
  console.log(
    `pack check: ${files.length} files in app.asar, ${assets.length} fonts, language data and sample files among them, ` +
      `${Object.keys(wanted).length} fuses read back`,
  )
} finally {
  rmSync(work, { recursive: true, force: true })
}
for (const trouble of troubles) console.error(`pack check: ${trouble}`)
// said outright: electron-builder's exit hooks put process.exitCode back to 0
process.exit(troubles.length > 0 ? 1 : 0)

/**
 * @param {string} standIn
 * @param {string} output
 * @returns {Promise<readonly string[]>} the folder of the packed program
 */
async function pack(standIn, output) {
  mkdirSync(join(standIn, 'resources'), { recursive: true })
  mkdirSync(join(standIn, 'locales'))
  // the marker that real Electron programs carry, version 1, nine fuses, each set to what the config must not leave
  const marker = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('101100011'),
  ])
  writeFileSync(join(standIn, 'electron'), marker, { mode: 0o755 })
  writeFileSync(join(standIn, 'version'), require('electron/package.json').version)
  for (const language of ['de', 'en-US', 'zh-CN', 'zh-TW'])
    writeFileSync(join(standIn, 'locales', `${language}.pak`), '')
  await build({
    targets: Platform.LINUX.createTarget('dir'),
    config: { electronDist: standIn, directories: { output } },
    publish: 'never',
  })
  return [join(output, 'linux-unpacked')]
}

/** @param {string} asar */
function packedFiles(asar) {
  const paths = /** @type {string[]} */ (listPackage(asar, { isPack: false }))
  return paths.flatMap((path) => {
    const name = path.replaceAll('\\', '/').replace(/^\//, '')
    try {
      return [{ path: name, sha256: sha256Of(extractFile(asar, name)) }]
    } catch {
      return [] // a folder has no content
    }
  })
}

/** @param {string} program */
async function fusesOf(program) {
  const wire = await getCurrentFuseWire(program)
  return Object.fromEntries(
    Object.entries(FuseV1Options)
      .filter(([, index]) => typeof index === 'number')
      .map(([name, index]) => [
        name.charAt(0).toLowerCase() + name.slice(1),
        // the wire holds the characters 0 and 1
        { 48: false, 49: true }[/** @type {48 | 49} */ (wire[index])],
      ]),
  )
}

/**
 * @param {string} folder
 * @param {RegExp} kind
 */
function assetsIn(folder, kind) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => kind.test(name))
    .map((name) => ({ path: `${folder}/${name}`, sha256: sha256Of(readFileSync(join(folder, name))) }))
}

/** @param {Uint8Array} bytes */
function sha256Of(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}
