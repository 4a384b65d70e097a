import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawPages, expectationsOf, noPageFacts } from '#shared/bundle/plan/draw-pages.ts'
import { inVolumes, layOut } from '#shared/bundle/plan/lay-out.ts'
import type { Page } from '#shared/bundle/render/document-model.ts'
import { bundleFromText } from '../../builders/bundle-from-text.ts'
import { fixedWidthEngine } from '../../builders/fixed-width-engine.ts'
import { noRecoder, noShaper } from '../../builders/laid-out.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { linksOf } from './outline-of-text.ts'

const aBundle = fc.record({
  exhibits: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 25 }),
  cuts: fc.uniqueArray(fc.integer({ min: 1, max: 24 }), { maxLength: 6 }),
  profile: fc.constantFrom('prc-evidence-list' as const, 'uk-paginated' as const, 'us-exhibit-list' as const),
})

it(
  'numbers any volumes straight through, and every volume leads to the same pages',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(aBundle, async ({ exhibits, cuts, profile }) => {
        const lines = exhibits.map((length, n) => `e${n}.txt  说明${n}  ${length} lines`)
        const text = [...lines, '2024-10-01  call  来电  e0.txt'].join('\n')
        const ports = { shaper: noShaper, recoder: noRecoder }
        const input = bundleFromText(text, { options: { profile } })
        const whole = await layOut(input, ports, quietRun, fixedWidthEngine())
        const firsts = [0, ...cuts.filter((cut) => cut < exhibits.length).toSorted((a, b) => a - b)]

        const volumes = inVolumes(whole, firsts, quietRun)

        let next = 1
        const pages: Page[] = []
        const rows: string[][] = []
        for (const volume of volumes) {
          const facts = noPageFacts()
          for await (const page of drawPages(volume, facts, quietRun)) pages.push(page)
          const expected = expectationsOf(volume, facts)
          expect(expected.firstPage).toBe(next)
          next += expected.pageCount
          const ofExhibits = expected.index.filter(({ label }) => label !== '')
          rows.push(ofExhibits.map(({ title, pageText, toPage }) => `${title} ${pageText} ${toPage}`))
          for (const { toPage } of [...expected.index, ...expected.references]) {
            const isHere = toPage >= expected.firstPage && toPage < next
            expect(expected.elsewhere(toPage) === undefined).toBe(isHere)
          }
        }
        expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1))
        for (const other of rows) expect(other).toEqual(rows[0])
        for (const { text: said, toPage } of pages.flatMap(linksOf))
          expect(said).toMatch(new RegExp(`(^|\\D)${toPage}(\\D|$)`))
      }),
      { numRuns: 25 },
    )
  },
)
