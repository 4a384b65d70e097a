// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtForNode } from '../../rig/built-for-node.mjs'
import { freshBrowser } from '../rig/chromium.mjs'
import { median } from '../rig/median.mjs'
import { writeRandomFile } from '../rig/random-file.mjs'
import { servedPage } from '../rig/served-page.mjs'
import { temporaryFolder } from '../rig/temporary.mjs'

/** @typedef {import('../../run/bench-table.mjs').Row} Row */

export const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5)
/** 1 is the size that a row is about; less makes it quicker, and the row says so. */
export const scale = Number(process.env['BENCH_SCALE'] ?? 1)
const port = 4330

/** A size or a number, scaled. @param {number} full */
export const scaled = (full) => Math.max(1, Math.round(full * scale))

/** What a row's figures stand on, when it is not the real size or not five rounds. */
export const howMeasured = () =>
  [
    scale === 1 ? '' : `at ${scale} of the size`,
    rounds === 5 ? '' : `${rounds} round${rounds === 1 ? '' : 's'}`,
  ]
    .filter(Boolean)
    .map((word) => `, ${word}`)
    .join('')

/** Where a row works: a folder of its own, the served page, browsers that were never used. All of it goes at the end. */
export class Place {
  #scratch = temporaryFolder('bench')
  #made = 0
  /** @type {Awaited<ReturnType<typeof servedPage>> | undefined} */
  #served

  get folder() {
    return this.#scratch.folder
  }
  /** @param {string} name */
  at(name) {
    return join(this.folder, name)
  }
  newFolder() {
    return this.at(`folder-${(this.#made += 1)}`)
  }
  /** @param {string} name @param {number} mebibytes */
  file(name, mebibytes) {
    return writeRandomFile(this.at(name), mebibytes)
  }
  /** Two of a thing side by side need room for both, and for what they are compared with. @param {number} mebibytes */
  needs(mebibytes) {
    const { bavail, bsize } = statfsSync(this.folder)
    const free = (bavail * bsize) / 2 ** 20
    if (free < mebibytes + 4096)
      throw new Error(`needs ${mebibytes + 4096} MiB free, ${Math.round(free)} are`)
  }
  /**
   * Opens the lab in a browser that was never used, with the case `case-1` and these files chosen; closes and removes it.
   * @template T
   * @param {readonly string[]} files
   * @param {(page: import('@playwright/test').Page, profile: string) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async inBrowser(files, work) {
    this.#served ??= await servedPage('store.html', port)
    const browser = await freshBrowser()
    try {
      const { page, profile } = browser
      page.setDefaultTimeout(0)
      await page.goto(this.#served.url)
      await page.waitForFunction(() => 'lab' in globalThis)
      if (files.length > 0) await page.setInputFiles('#files', [...files])
      await page.evaluate('lab.addCase("case-1").then((store) => store.close())')
      return await work(page, profile)
    } finally {
      await browser.close()
    }
  }
  async end() {
    await this.#served?.close()
    this.#scratch.remove()
  }
}

/** Imports the chosen files in the worker. @param {import('@playwright/test').Page} page @returns {Promise<number>} milliseconds */
export async function importChosen(page) {
  /** @type {{ ms: number, kinds: readonly string[] }} */
  const { ms, kinds } = await page.evaluate(
    'lab.importChosen("case-1").then(({ ms, outcome }) => ({ ms, kinds: outcome.files.map(({ kind }) => kind) }))',
  )
  if (kinds.length === 0 || kinds.some((kind) => kind !== 'kept'))
    throw new Error(`not imported: ${kinds.join(' ')}`)
  return ms
}

/** B: copies and hashes with the system's own tools, what the same bytes cost at the least. @param {readonly string[]} files */
export function copyAndHash(files) {
  const copies = `${files[0]}.copies`
  const began = performance.now()
  const done = spawnSync('sh', ['-c', 'mkdir "$0" && cp "$@" "$0" && sha256sum "$@"', copies, ...files], {
    stdio: 'ignore',
  })
  const ms = performance.now() - began
  rmSync(copies, { recursive: true, force: true })
  if (done.status !== 0) throw new Error('cp and sha256sum are needed for this benchmark')
  return ms
}

/** @param {string} file @returns {Promise<string>} */
export async function sha256Of(file) {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** Bytes of all files below a folder. @param {string} folder @returns {number} */
export function bytesBelow(folder) {
  let bytes = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    // what is gone again weighs nothing
    bytes += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0
  }
  return bytes
}

/** The vault's code for Node, built into the folder. @param {Place} place @returns {Promise<typeof import('./vault-lab.ts')>} */
export async function vaultLab(place) {
  const built = await builtForNode('test/bench/storage/vault-lab.ts', place.newFolder())
  return await import(pathToFileURL(built).href)
}

/**
 * Measures two things in turns, round after round, and gives their medians.
 * @param {(line: string) => void} print
 * @param {readonly [name: string, measure: () => Promise<number> | number]} ours
 * @param {readonly [name: string, measure: () => Promise<number> | number]} theirs
 * @param {string} unit
 */
export async function inTurns(print, ours, theirs, unit = 'ms') {
  /** @type {[number[], number[]]} */
  const seen = [[], []]
  for (let round = 1; round <= rounds; round += 1) {
    // the thing it is compared with comes immediately before it
    const b = await theirs[1]()
    const a = await ours[1]()
    seen[0].push(a)
    seen[1].push(b)
    print(`round ${round}: ${ours[0]} ${shown(a)} ${unit}, ${theirs[0]} ${shown(b)} ${unit}`)
  }
  const [a, b] = [median(seen[0]), median(seen[1])]
  return { ratio: a / b, detail: `${shown(a)} / ${shown(b)} ${unit}${howMeasured()}` }
}

/** @param {number} value */
export const shown = (value) => (value < 100 ? value.toFixed(2) : String(Math.round(value)))
