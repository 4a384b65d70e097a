import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { freshBrowser, memoryWatch } from './rig/chromium.mjs'
import { median } from './rig/median.mjs'
import { scratchFolder, writeRandomFile } from './rig/random-file.mjs'
import { servedPage } from './rig/served-page.mjs'

const port = 4330
const rounds = 3

/**
 * Copies and hashes with the system's own tools: what the same bytes cost at the least.
 *
 * @param {string} file
 */
function copyAndHash(file) {
  const began = performance.now()
  const done = spawnSync('sh', ['-c', 'cp "$0" "$0.copy" && sha256sum "$0"', file], { stdio: 'ignore' })
  if (done.status !== 0) throw new Error('cp and sha256sum are needed for this benchmark')
  return performance.now() - began
}

/**
 * Imports one file into a store that was never used before, in a browser that was never used before.
 *
 * @param {string} url
 * @param {string} file
 */
async function importInFreshBrowser(url, file) {
  const browser = await freshBrowser()
  try {
    const { page } = browser
    await page.goto(url)
    await page.waitForFunction(() => 'lab' in globalThis)
    await page.setInputFiles('#files', file)
    await page.evaluate('lab.addCase("case-1").then(() => undefined)')
    const memory = memoryWatch(browser.profile)
    /** @type {{ ms: number, kind: string }} */
    const { ms, kind } = await page.evaluate(
      'lab.importChosen("case-1").then(({ ms, outcome }) => ({ ms, kind: outcome.files[0]?.kind ?? JSON.stringify(outcome) }))',
    )
    const mib = memory.stop()
    if (kind !== 'kept') throw new Error(`the file was not imported: ${kind}`)
    return { ms, mib }
  } finally {
    await browser.close()
  }
}

/**
 * Import of 256 MiB in a real browser against `cp f g && sha256sum f`, and the memory that 1 GiB takes against 128 MiB.
 *
 * @param {(line: string) => void} print
 * @returns {Promise<readonly import('../run/bench-table.mjs').Row[]>}
 */
export async function run(print) {
  if (process.platform !== 'linux') {
    print('skipped: measures by /proc and coreutils, which this system does not have')
    return []
  }
  const { folder, remove } = scratchFolder()
  const served = await servedPage('store.html', port)
  try {
    /** @type {{ copy: number[], take: number[], small: number[], large: number[] }} */
    const seen = { copy: [], take: [], small: [], large: [] }
    const file = (/** @type {number} */ mib) => writeRandomFile(join(folder, `${mib}.bin`), mib)
    const [small, middle, large] = [file(128), file(256), file(1024)]
    for (let round = 1; round <= rounds; round += 1) {
      seen.copy.push(copyAndHash(middle))
      seen.take.push((await importInFreshBrowser(served.url, middle)).ms)
      seen.small.push((await importInFreshBrowser(served.url, small)).mib)
      seen.large.push((await importInFreshBrowser(served.url, large)).mib)
      const [copy, take, less, more] = Object.values(seen).map((values) => Math.round(values.at(-1) ?? 0))
      print(
        `round ${round}: 256 MiB ${take} ms (cp + sha256sum ${copy} ms); peak ${less} MiB at 128 MiB, ${more} MiB at 1 GiB`,
      )
    }
    const [copy, take] = [median(seen.copy), median(seen.take)]
    const [less, more] = [median(seen.small), median(seen.large)]
    return [
      {
        name: 'import of 256 MiB / cp + sha256sum',
        ratio: take / copy,
        atMost: 5,
        detail: `${Math.round(take)} ms / ${Math.round(copy)} ms`,
      },
      {
        name: 'peak private memory, import of 1 GiB / of 128 MiB',
        ratio: more / less,
        atMost: 1.15,
        detail: `${Math.round(more)} MiB / ${Math.round(less)} MiB`,
      },
    ]
  } finally {
    await served.close()
    remove()
  }
}
