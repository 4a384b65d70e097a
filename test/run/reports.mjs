// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const reportsFolder = join(root, 'out/reports')

/**
 * Removes the reports of an earlier run, so that nobody counts them as this one's.
 * @param {RegExp} names
 */
export function clearReports(names) {
  mkdirSync(reportsFolder, { recursive: true })
  for (const name of readdirSync(reportsFolder)) if (names.test(name)) rmSync(join(reportsFolder, name))
}

/**
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Count
 */

/**
 * What the reports in a folder add up to. A test file that could not even be loaded counts as a failed test.
 * @param {string} [folder]
 * @returns {Count}
 */
export function countTests(folder = reportsFolder) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^(unit.*|e2e)\.json$/.test(name))
    : []
  for (const name of names) {
    const report = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const { passed, failed, skipped } = name === 'e2e.json' ? ofPlaywright(report) : ofVitest(report)
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
  }
  return total
}

/** @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report */
function ofVitest(report) {
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** @param {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number }, errors: unknown[] }} report */
function ofPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    // a test that needs a second try is not a test that passes
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}
