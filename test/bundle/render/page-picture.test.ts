import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { PageRasteriser } from '#shared/bundle/ports.ts'
import { SourceError } from '#shared/bundle/ports.ts'
import { bundleFromText } from '../../builders/bundle-from-text.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { jpeg } from '../../fixtures/make/jpeg.mjs'
import { letterF } from '../../fixtures/make/picture.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'

/** Draws every page as the letter F and reads one line of text at its upper left. */
const writing = () => Promise.resolve({ widthPt: 595, heightPt: 842, texts: [] })
const rasteriser: PageRasteriser = {
  writing,
  picture: async (_, page) => ({
    widthPx: 200,
    heightPx: 280,
    widthPt: 595,
    heightPt: 842,
    source: memorySource(jpeg(letterF(200, 280)), `picture ${page}`),
    type: 'image/jpeg',
    texts: [{ text: `发票第 ${page + 1} 页 invoice`, x: 100, y: 700, widthPt: 300, sizePt: 20 }],
  }),
}
const input = bundleFromText('contract.pdf  合同  2 pages', { options: { foreignPages: 'rasterise' } })

const judges = judgedBy('qpdf', 'pdftotext', 'pdfimages')
describe.skipIf(judges.skip)(`a page made into an image (${judges.note})`, { timeout: 120_000 }, () => {
  it('lets the bundle keep its claim, and its text can be found where it stood', async () => {
    const sink = memorySink()
    const result = await makeBundle(input, { ...(await enginePorts()), rasteriser }, sink, quietRun)

    expect(result.ok && result.value.plan.conformance).toMatchObject({
      isArchival: true,
      exhibits: [{ exhibitId: 'contract.pdf', isRasterised: true }],
    })
    expect(result.ok && result.value.verification.at(-1)?.check).toBe('archive-rules')
    await inFolder((folder) => {
      const file = join(folder, 'bundle.pdf')
      writeFileSync(file, sink.bytes())
      expect(ask('qpdf', '--check', file).status).toBe(0)
      expect(ask('pdfimages', '-list', file).stdout.match(/jpeg/g)).toHaveLength(2)
      expect(ask('pdftotext', file, '-').stdout).toContain('300 dpi')
      const boxes = ask('pdftotext', '-bbox', file, '-').stdout
      const [, left, , right] =
        /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>invoice</.exec(boxes) ?? []
      expect(Number(left)).toBeGreaterThan(200)
      // the line is 300 points wide on a page of 595, which is shown a little smaller
      expect(Number(right)).toBeLessThan(420)
      expect(Number(right)).toBeGreaterThan(330)
    })
  })

  it('is left as it is where nothing can draw it', async () => {
    const result = await makeBundle(input, await enginePorts(), memorySink(), quietRun)

    expect(result.ok && result.value.plan.conformance).toMatchObject({
      isArchival: false,
      exhibits: [{ isRasterised: false }],
    })
  })

  it('ends the export when it cannot be drawn after all', async () => {
    const broken = { writing, picture: () => Promise.reject(new SourceError('contract.pdf', 'no canvas')) }
    const sink = memorySink()
    const result = await makeBundle(input, { ...(await enginePorts()), rasteriser: broken }, sink, quietRun)

    expect(result.ok || result.failure.kind).toBe('bundle/original-unreadable')
    expect(sink.state()).toBe('aborted')
  })
})
