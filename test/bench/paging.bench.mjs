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
    /** @type {{ few: number[], many: number[] }} */
    const seen = { few: [], many: [] }
    for (let round = 1; round <= rounds; round += 1) {
      /** @type {readonly number[]} */
      const [ofFew = Number.NaN, ofMany = Number.NaN] = await page.evaluate(
        `lab.pageTimes([${few}, ${many}], 200)`,
      )
      seen.few.push(ofFew)
      seen.many.push(ofMany)
      print(
        `round ${round}: page ${ofMany.toFixed(2)} ms at ${many} events, ${ofFew.toFixed(2)} ms at ${few}`,
      )
    }
    const [small, large] = [median(seen.few), median(seen.many)]
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
