// @ts-check
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { makeInputs } from '../export/inputs.mjs'
import { freshBrowser, memoryWatch } from '../rig/chromium.mjs'
import { servedPage } from '../rig/served-page.mjs'
import { limitRow } from './rows.mjs'
import { home } from './setting.mjs'

const port = 4331
const mebibyte = 1024 * 1024
/** For a first look: `BENCH_RECORDINGS=2`. */
const count = Number(process.env['BENCH_RECORDINGS'] ?? 24)
/** What was read stays in memory for some time after an import. */
const idleMs = 10_000

/** The importer and the bundle worker in a real browser: 3 GB of recordings, and what all its processes take over idle. @param {import('./cases.mjs').Setting} setting @returns {Promise<readonly import('../../run/bench-table.mjs').Row[]>} */
export async function inChromium({ print }) {
  if (process.platform !== 'linux') {
    print('skipped: measures by /proc, which this system does not have')
    return []
  }
  const folder = join(home, `bundle-inputs/recordings-${count}`)
  const inputs = makeInputs(folder, { photos: 0, recordings: count, recordingBytes: 128 * mebibyte })
  const served = await servedPage('store.html', port)
  const browser = await freshBrowser()
  try {
    const { page } = browser
    page.setDefaultTimeout(0)
    await page.goto(served.url)
    await page.waitForFunction(() => 'lab' in globalThis)
    await page.setInputFiles(
      '#files',
      inputs.map(({ file }) => file),
    )
    await page.evaluate('lab.addCase("case-1").then(() => undefined)')
    /** @type {{ ms: number, kept: number }} */
    const imported = await page.evaluate(
      'lab.importChosen("case-1").then(({ ms, outcome }) => ({ ms, kept: outcome.files.filter(({ kind }) => kind === "kept").length }))',
    )
    if (imported.kept !== inputs.length) throw new Error(`${imported.kept} of ${inputs.length} were imported`)
    await pause(idleMs)
    const idleMib = memoryWatch(browser.profile).stop()
    const memory = memoryWatch(browser.profile)
    /** @type {{ ms: number, bytes: number, files: number }} */
    const made = await page.evaluate('lab.makeBundle("case-1")')
    const peakMib = memory.stop()
    const megabytes = Math.round(made.bytes / 1e6)
    print(
      `import ${(imported.ms / 1000).toFixed(1)} s; bundle of ${megabytes} MB in ${made.files} files ${(made.ms / 1000).toFixed(1)} s; idle ${idleMib.toFixed(0)} MiB, peak ${peakMib.toFixed(0)} MiB`,
    )
    const over = ((peakMib - idleMib) * mebibyte) / 1e6
    return limitRow(`Chromium, ${megabytes} MB made and verified, memory over idle`, over, 150)
  } finally {
    await browser.close()
    await served.close()
  }
}
