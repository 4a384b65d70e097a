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
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number,
 *   readonly flaky: readonly string[] }} Count `flaky`: the names of tests that passed only at their second try; they
 *   are among the passed ones
 * @typedef {{ readonly title: string, readonly file?: string, readonly suites?: readonly Suite[],
 *   readonly specs?: readonly { readonly title: string, readonly tests: readonly { readonly status: string }[] }[] }} Suite
 *   of a report of Playwright's
 */

/** A shared machine stands still for a moment now and then; more tests than these have a cause of their own. */
export const mostFlaky = 3

/**
 * What the reports in a folder add up to. A test file that could not even be loaded counts as a failed test.
 * @param {string} [folder]
 * @returns {Count}
 */
export function countTests(folder = reportsFolder) {
  /** @type {string[]} */
  const flaky = []
  const total = { passed: 0, failed: 0, skipped: 0, flaky }
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^(unit.*|e2e)\.json$/.test(name))
    : []
  for (const name of names) {
    const report = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    const { passed, failed, skipped, flaky } = name === 'e2e.json' ? ofPlaywright(report) : ofVitest(report)
    total.flaky.push(...flaky)
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
    flaky: [],
  }
}

/** @param {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number }, suites: readonly Suite[], errors: unknown[] }} report */
function ofPlaywright({ stats, suites, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    flaky: suites.flatMap(flakyOf),
  }
}

/** @param {Suite} suite @returns {string[]} */
function flakyOf({ title, specs = [], suites = [] }) {
  const here = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
  return [...here.map((spec) => spec.title), ...suites.flatMap(flakyOf)].map((name) => `${title} › ${name}`)
}
