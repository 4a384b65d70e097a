// @ts-check
import { spawnSync } from 'node:child_process'
import { ensureJudges } from './judges.mjs'
import { clearReports, root } from './reports.mjs'

/** `npm test`: every check there is, stopping at the first that fails. The last line always says what ran. */
const steps = ['typecheck', 'lint', 'unit', 'fuzz:some', 'build', 'pack:check', 'e2e']

clearReports(/\.json$/)
ensureJudges()
const failed = steps.find((step) => !passes(step))
if (failed) console.error(`npm test stopped: ${failed} failed`)
const { status } = spawnSync(process.execPath, ['test/run/summary.mjs'], { cwd: root, stdio: 'inherit' })
process.exitCode = failed ? 1 : (status ?? 1)

/** @param {string} step a script of package.json */
function passes(step) {
  console.log(`\n== ${step}`)
  const begun = performance.now()
  const npm = process.env['npm_execpath']
  const run = ['run', '--silent', step]
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...run], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', run, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(`== ${step}: ${status === 0 ? 'passed' : 'FAILED'}, ${seconds} s`)
  return status === 0
}
