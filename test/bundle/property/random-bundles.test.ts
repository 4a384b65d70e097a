import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { BundleInput } from '#shared/bundle/plan/bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { inFolder, judgedBy } from '../judges.ts'
import { readForeign } from './foreign-reading.ts'
import { disagreements } from './numbers-agree.ts'
import { randomBundle } from './random-bundle.ts'

/** A few with every `npm test`; `npm run property` makes a thousand. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 12)
const seed = Number(process.env['PROPERTY_SEED'] ?? 20261122)

const { skip, note } = judgedBy('qpdf', 'pdftotext')

async function found(input: BundleInput): Promise<readonly string[]> {
  const sink = memorySink()
  const made = await makeBundle(input, await enginePorts(), sink, quietRun)
  if (!made.ok) return [JSON.stringify(made.failure)]
  return inFolder((folder) => {
    const file = join(folder, 'bundle.pdf')
    writeFileSync(file, sink.bytes())
    return disagreements(made.value.plan, readForeign(file))
  })
}

describe.skipIf(skip)(`any bundle, ${note}`, () => {
  it(
    'has one number for a page: printed, label, place, index row, bookmark, link',
    { timeout: 7_200_000 },
    async () => {
      const choices = fc.record({
        profile: fc.constantFrom('prc-evidence-list', 'uk-paginated'),
        showForm: fc.boolean(),
        includeChronology: fc.boolean(),
        attachOriginals: fc.boolean(),
      })
      const property = fc.asyncProperty(randomBundle(choices), async (input) => {
        const wrong = await found(input)
        if (wrong.length > 0)
          throw new Error(`${wrong.length} disagreements: ${wrong.slice(0, 5).join('; ')}`)
      })

      // a bundle of two hundred would fill screens: seed and path make the same one again
      const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: true })
      const why =
        details.errorInstance instanceof Error ? details.errorInstance.message : details.errorInstance
      expect({ seed, at: details.counterexamplePath, why }).toEqual({ seed, at: null, why: null })
      expect(details.numRuns).toBe(runs)
    },
  )
})
