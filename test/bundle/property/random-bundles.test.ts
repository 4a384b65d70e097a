import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeFiles } from '#shared/bundle/make-files.ts'
import type { BundleInput, BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memoryFolder } from '../../builders/memory-folder.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { inFolder, judgedBy } from '../judges.ts'
import { readForeign } from './foreign-reading.ts'
import { disagreements } from './numbers-agree.ts'
import { randomBundle } from './random-bundle.ts'

/** A few with every `npm test`; `npm run property` makes a thousand. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 12)
const seed = Number(process.env['PROPERTY_SEED'] ?? 20261122)

const { skip, note } = judgedBy('qpdf', 'pdftotext')
const hasSums = spawnSync('sha256sum', ['--version']).error === undefined

const volumes = fc.oneof(
  fc.constant({}),
  fc.record({ maxPages: fc.integer({ min: 40, max: 120 }) }),
  fc.record({ maxExhibits: fc.integer({ min: 12, max: 60 }) }),
  fc.record({ maxBytes: fc.integer({ min: 700_000, max: 2_000_000 }) }),
)
const shared = {
  showForm: fc.boolean(),
  includeChronology: fc.boolean(),
  attachOriginals: fc.boolean(),
  order: fc.constantFrom('own', 'time', 'issue'),
} as const

/** Every file of an export on the disk, in the order of the plan. */
async function onDisk<T>(
  input: BundleInput,
  judge: (path: string, plan: Awaited<ReturnType<typeof made>>['plan']) => T,
): Promise<T> {
  const { plan, folder } = await made(input)
  return inFolder((path) => {
    for (const [name, sink] of folder.files) writeFileSync(join(path, name), sink.bytes())
    return judge(path, plan)
  })
}

async function made(input: BundleInput) {
  const folder = memoryFolder()
  const result = await makeFiles(input, await enginePorts(), folder, quietRun)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return { plan: result.value.plan, folder }
}

/** Tries random bundles until one is wrong. Two hundred exhibits would fill screens: seed and path make them again. */
async function hold(
  choices: fc.Arbitrary<Partial<BundleOptions>>,
  wrong: (input: BundleInput) => Promise<readonly string[]>,
) {
  const property = fc.asyncProperty(randomBundle(choices), async (input) => {
    const found = await wrong(input)
    if (found.length > 0) throw new Error(`${found.length} disagreements: ${found.slice(0, 5).join('; ')}`)
  })
  const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: true })
  const why = details.errorInstance instanceof Error ? details.errorInstance.message : details.errorInstance
  expect({ seed, at: details.counterexamplePath, why }).toEqual({ seed, at: null, why: null })
  expect(details.numRuns).toBe(runs)
}

const patient = { timeout: 7_200_000 }

describe.skipIf(skip)(`any bundle, ${note}`, patient, () => {
  it('has one number for a page: printed, label, place, index row, bookmark, link', async () => {
    const profile = fc.constantFrom(
      'prc-evidence-list',
      'uk-paginated',
      'us-exhibit-list',
      'lawyer-reading-copy',
    )
    await hold(fc.record({ profile, volumes, ...shared }), (input) =>
      onDisk(input, (path, plan) => {
        const pdfs = plan.files.filter(({ kind }) => kind === 'bundle' || kind === 'volume')
        const readings = pdfs.map(({ fileName }) => [fileName, readForeign(join(path, fileName))] as const)
        return disagreements(plan, new Map(readings))
      }),
    )
  })

  it.skipIf(!hasSums)('of split files passes sha256sum -c, every file listed', async () => {
    await hold(fc.record({ profile: fc.constant('bc-crt-split'), ...shared }), (input) =>
      onDisk(input, (path, plan) => {
        const { status, stdout, stderr } = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], {
          cwd: path,
          encoding: 'utf8',
        })
        const passed = stdout.split('\n').filter((line) => line.endsWith(': OK')).length
        const isWhole = status === 0 && passed === plan.files.length - 1 && passed > input.exhibits.length
        return isWhole ? [] : [`${passed} of ${plan.files.length - 1} OK: ${stderr}`]
      }),
    )
  })
})
