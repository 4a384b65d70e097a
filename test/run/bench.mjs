// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildWhenStale } from '../../electron/dev/build.mjs'
import { tableOf, verdictOf } from './bench-table.mjs'
import { ensureBrowser } from './find-browser.mjs'
import { root } from './reports.mjs'

/**
 * `npm run bench [-- part of a name, or P1 … P16] [--rounds=5] [--scale=1]`: runs every test/bench/*.bench.mjs and prints
 * ratio, goal and verdict. Each file exports `run(print, wanted)`, which measures and gives back its rows (bench-table.mjs
 * says what a row is). A smaller scale is quicker, and its rows say so.
 */
const args = process.argv.slice(2)
for (const [flag, name] of Object.entries({ '--rounds=': 'BENCH_ROUNDS', '--scale=': 'BENCH_SCALE' })) {
  const given = args.find((arg) => arg.startsWith(flag))
  if (given !== undefined) process.env[name] = given.slice(flag.length)
}
const wanted = args.find((arg) => !arg.startsWith('--')) ?? ''
const inName = /^p\d+$/i.test(wanted) ? 'storage' : wanted
const folder = join(root, 'test/bench')
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => name.endsWith('.bench.mjs') && name.includes(inName))
  : []
if (files.length === 0) throw new Error(`no test/bench/*${inName}*.bench.mjs`)

process.env['E2E_BROWSER'] = ensureBrowser()
buildWhenStale()
/** @type {import('./bench-table.mjs').Row[]} */
const rows = []
for (const file of files.toSorted()) {
  console.log(`\n== ${file}`)
  const { run } = await import(pathToFileURL(join(folder, file)).href)
  rows.push(...((await run((/** @type {string} */ line) => console.log(`   ${line}`), wanted)) ?? []))
}
console.log(`\n${tableOf(rows)}`)
process.exitCode = rows.length > 0 && rows.every((row) => verdictOf(row) !== 'MISSED') ? 0 : 1
