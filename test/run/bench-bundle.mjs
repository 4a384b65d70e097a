// @ts-check
import * as cases from '../bench/bundle/cases.mjs'
import { inChromium } from '../bench/bundle/in-chromium.mjs'
import { bundleInputs } from '../bench/bundle/inputs.mjs'
import { builtPrograms, home } from '../bench/bundle/setting.mjs'
import { tableOf, verdictOf } from './bench-table.mjs'
import { ensureBrowser } from './find-browser.mjs'

/**
 * `npm run bench:bundle [-- part of a case's name …]`: speed and memory of the bundle engine against other programs, as
 * whole processes in turns, medians of three. Inputs are made once and kept in out/bench (7 GB); all cases take half an hour
 * and up to 25 GB of disk. `BENCH_ROUNDS=1` is quicker and says less.
 */
const wanted = process.argv.slice(2)
const chosen = Object.entries({ ...cases, inChromium }).filter(
  ([name]) => wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word.toLowerCase())),
)
if (chosen.length === 0) throw new Error(`cases are ${[...Object.keys(cases), inChromium.name].join(', ')}`)

process.env['E2E_BROWSER'] = ensureBrowser()
console.log('inputs: 300 photos, 200 screenshots, 40 invoices, 1 GiB of recordings (made once)')
const inputs = await bundleInputs(home)
const programs = await builtPrograms()
/** @type {import('./bench-table.mjs').Row[]} */
const rows = []
for (const [name, run] of chosen) {
  console.log(`\n== ${name}`)
  rows.push(...(await run({ inputs, programs, print: (line) => console.log(`   ${line}`) })))
}
console.log(`\n${tableOf(rows)}`)
process.exitCode = rows.every((row) => verdictOf(row) !== 'MISSED') ? 0 : 1
