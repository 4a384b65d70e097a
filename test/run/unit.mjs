// @ts-check
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { clearReports, reportsFolder, root } from './reports.mjs'

/**
 * `npm run unit [-- files or flags]`: every vitest test in UTC; then those of the domain again on the other sides of the
 * earth, because a date that moves with the zone shows itself there.
 */
const only = process.argv.slice(2)
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

clearReports(/^unit.*\.json$/)
const runs = [
  run('UTC', 'unit', only),
  ...(only.length > 0
    ? []
    : [
        run('Pacific/Auckland', 'unit-auckland', ['test/core/']),
        run('America/Los_Angeles', 'unit-los-angeles', ['test/core/']),
      ]),
]
process.exitCode = runs.find((status) => status !== 0) ?? 0

/**
 * @param {string} zone
 * @param {string} report
 * @param {readonly string[]} what
 */
function run(zone, report, what) {
  const args = ['run', '-c', 'test/vitest.config.ts', '--reporter=dot', '--reporter=json']
  const output = `--outputFile.json=${join(reportsFolder, `${report}.json`)}`
  console.log(`unit tests, TZ=${zone}`)
  const { status } = spawnSync(process.execPath, [vitest, ...args, output, ...what], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TZ: zone },
  })
  return status ?? 1
}
