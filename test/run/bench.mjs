// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildWhenStale } from '../../electron/dev/build.mjs'
import { tableOf, verdictOf } from './bench-table.mjs'
import { ensureBrowser } from './find-browser.mjs'
import { root } from './reports.mjs'

/**
 * `npm run bench [-- part of a name]`: runs every test/bench/*.bench.mjs and prints ratio, goal and verdict. Each file
 * exports `run(print)`, which measures and gives back its rows (bench-table.mjs says what a row is).
 */
const wanted = process.argv[2] ?? ''
const folder = join(root, 'test/bench')
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.bench.mjs') && name.includes(wanted))
  : []
if (files.length === 0) throw new Error(`no test/bench/*${wanted}*.bench.mjs`)

process.env['E2E_BROWSER'] = ensureBrowser()
buildWhenStale()
/** @type {import('./bench-table.mjs').Row[]} */
const rows = []
for (const file of files.toSorted()) {
  console.log(`\n== ${file}`)
  const { run } = await import(pathToFileURL(join(folder, file)).href)
  rows.push(...((await run((/** @type {string} */ line) => console.log(`   ${line}`))) ?? []))
}
console.log(`\n${tableOf(rows)}`)
process.exitCode = rows.length > 0 && rows.every((row) => verdictOf(row) !== 'MISSED') ? 0 : 1
