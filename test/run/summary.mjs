// @ts-check
import { countTests, mostFlaky } from './reports.mjs'

/** The closing lines of all runs together. Fails when a test failed, when too many needed a second try, and when nothing ran. */
const { passed, failed, skipped, flaky } = countTests()
for (const name of flaky) console.log(`passed only at its second try: ${name}`)
if (flaky.length > mostFlaky)
  console.error(`more than ${mostFlaky} tests needed a second try: that is no accident`)
console.log(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 || flaky.length > mostFlaky || passed === 0 ? 1 : 0
