import { freshBrowser } from './rig/chromium.mjs'
import { median } from './rig/median.mjs'
import { servedPage } from './rig/served-page.mjs'

const port = 4331
const rounds = 3
const [few, many] = [1_000, 100_000]

/**
 * A page of 50 events at 100,000 events against the same at 1,000, in a real browser, at random places of the chronology.
 *
 * @param {(line: string) => void} print
 * @returns {Promise<readonly import('../run/bench-table.mjs').Row[]>}
 */
export async function run(print) {
  const served = await servedPage('store.html', port)
  const browser = await freshBrowser()
  try {
    const { page } = browser
    await page.goto(served.url)
    await page.waitForFunction(() => 'lab' in globalThis)
    for (const events of [few, many]) {
      const ms = await page.evaluate(`lab.fill(${events})`)
      print(`${events} events committed in ${Math.round(Number(ms))} ms`)
    }
    /** @type {Map<number, number[]>} */
    const seen = new Map([
      [few, []],
      [many, []],
    ])
    for (let round = 1; round <= rounds; round += 1) {
      for (const [events, all] of seen) {
        const ms = Number(await page.evaluate(`lab.pageTime(${events}, 200)`))
        all.push(ms)
        print(`round ${round}: ${events} events, median page ${ms.toFixed(2)} ms`)
      }
    }
    const [small, large] = [median(seen.get(few) ?? []), median(seen.get(many) ?? [])]
    return [
      {
        name: 'page of 50 events at 100k / at 1k',
        ratio: large / small,
        atMost: 1.3,
        detail: `${large.toFixed(2)} ms / ${small.toFixed(2)} ms`,
      },
    ]
  } finally {
    await browser.close()
    await served.close()
  }
}
