import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tableOf, verdictOf } from './run/bench-table.mjs'
import { countTests } from './run/reports.mjs'

describe('the closing line of npm test', () => {
  let folder: string
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'recourse-reports-'))))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const put = (name: string, report: unknown) => writeFileSync(join(folder, name), JSON.stringify(report))
  const vitest = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [{ status: 'failed', assertionResults: [{}] }],
  }
  const playwright = { stats: { expected: 7, flaky: 0, unexpected: 1, skipped: 4 }, suites: [], errors: [] }

  it('adds up all runs, and nothing else that lies there', () => {
    put('unit.json', vitest)
    put('unit-auckland.json', vitest)
    put('e2e.json', playwright)
    put('other.json', { numPassedTests: 1000 })

    expect(countTests(folder)).toEqual({ passed: 17, failed: 3, skipped: 10, flaky: [] })
  })

  it('counts a file that could not be loaded as a failure', () => {
    put('unit.json', { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] })

    expect(countTests(folder).failed).toBe(2)
  })

  it('counts an error outside of tests as a failure', () => {
    put('e2e.json', { ...playwright, errors: [{ message: 'no server' }] })

    expect(countTests(folder).failed).toBe(2)
  })

  it('names what passed only at its second try', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] })
    const inner = { title: 'in one page', specs: [spec('is kept', 'flaky'), spec('is told', 'expected')] }
    put('e2e.json', {
      stats: { expected: 1, flaky: 1, unexpected: 0, skipped: 0 },
      suites: [{ title: 'vault.spec.ts', specs: [spec('is shown', 'unexpected')], suites: [inner] }],
      errors: [],
    })

    expect(countTests(folder)).toEqual({
      passed: 2,
      failed: 0,
      skipped: 0,
      flaky: ['vault.spec.ts › in one page › is kept'],
    })
  })

  it('is all zeros when nothing ran', () => {
    expect(countTests(join(folder, 'missing'))).toEqual({ passed: 0, failed: 0, skipped: 0, flaky: [] })
  })
})

describe('a benchmark', () => {
  it('meets a goal that it reaches exactly, in either direction', () => {
    expect(verdictOf({ name: 'import', ratio: 5, atMost: 5 })).toBe('met')
    expect(verdictOf({ name: 'import', ratio: 5.01, atMost: 5 })).toBe('MISSED')
    expect(verdictOf({ name: 'export', ratio: 3, atLeast: 3 })).toBe('met')
    expect(verdictOf({ name: 'export', ratio: 2.99, atLeast: 3 })).toBe('MISSED')
  })

  it('misses its goal when there is no figure', () => {
    expect(verdictOf({ name: 'import', ratio: Number.NaN, atMost: 5 })).toBe('MISSED')
  })

  it('has no verdict where there is nothing to measure, and says why', () => {
    const row = { name: 'P6', ratio: Number.NaN, notApplicable: 'nothing is encrypted' }

    expect(verdictOf(row)).toBe('not applicable')
    expect(tableOf([row])).toContain('P6         –      none  not applicable  nothing is encrypted')
  })

  it('is a line of the table', () => {
    expect(tableOf([{ name: 'import', ratio: 3.456, atMost: 5, detail: '3.4 s against 1.0 s' }])).toBe(
      ['benchmark  ratio  goal  verdict', 'import     3.46x  ≤ 5x  met      3.4 s against 1.0 s'].join('\n'),
    )
  })
})
