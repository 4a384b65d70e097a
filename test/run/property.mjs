// @ts-check
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from './reports.mjs'

/**
 * `npm run property [-- runs [seed]]`: a thousand random bundles instead of the few of `npm test`; about a second each.
 * Without a seed every run makes other bundles, and says which.
 */
const [runs = '1000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
console.log(`${runs} random bundles, seed ${seed}`)
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '-c', 'test/vitest.config.ts', 'test/bundle/property'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PROPERTY_RUNS: runs, PROPERTY_SEED: seed } },
)
process.exitCode = status ?? 1
