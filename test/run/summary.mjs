// @ts-check
import { countTests } from './reports.mjs'

/** The closing line of all runs together. Fails when a test failed, and when nothing ran at all. */
const { passed, failed, skipped } = countTests()
console.log(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
