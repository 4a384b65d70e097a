import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { BundleOptions, GivenExhibit } from '#shared/bundle/plan/bundle-input.ts'
import type { RecognisedLine } from '#shared/core/evidence/recognised-text.ts'
import { asInstant } from '#shared/core/ids.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { aDocument, aPage, quietRun, writtenPdf } from '../../builders/written-pdf.ts'
import { exif, jpeg } from '../../fixtures/make/jpeg.mjs'
import { letterF, longChat, storedFor } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'
import { pixelOf, rasterOf } from '../raster.ts'

const ports = enginePorts()
const judges = judgedBy('qpdf', 'pdftotext', 'pdftoppm', 'mutool')

/** On the upper bar of the letter F. */
const onTheBar: RecognisedLine = { text: '退款三千六百元', left: 0.3, top: 0.18, width: 0.4, height: 0.06 }

const withText = (given: GivenExhibit, ...lines: readonly RecognisedLine[]): GivenExhibit => ({
  ...given,
  recognised: {
    sha256: given.exhibit.original.sha256,
    reader: 'test',
    at: asInstant('2025-05-10T08:00:00.000Z'),
    pages: [{ lines }],
  },
})
const turned = (orientation: number) =>
  withBytes(jpeg(storedFor(letterF(600, 400), orientation), { exif: exif({ orientation }) }), {
    id: `turned-${orientation}`,
    original: { type: 'image/jpeg', media: 'image', name: `turned-${orientation}.jpg` },
  })

async function made(exhibits: readonly GivenExhibit[], options: Partial<BundleOptions> = {}) {
  const sink = memorySink()
  const result = await makeBundle(aBundleInput({ exhibits, options }), await ports, sink, quietRun)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return { bytes: sink.bytes(), made: result.value }
}

interface FoundWord {
  readonly page: number
  readonly text: string
  /** Middle of its box in points from the upper left corner. */
  readonly x: number
  readonly y: number
  readonly height: number
}
/** Where poppler finds words. */
function wordsIn(pdf: string): readonly FoundWord[] {
  const html = ask('pdftotext', '-bbox', pdf, '-').stdout
  return html.split('<page ').flatMap((part, page) =>
    [
      ...part.matchAll(
        /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/g,
      ),
    ].map(([, x0, y0, x1, y1, text = '']) => ({
      page,
      text,
      x: (Number(x0) + Number(x1)) / 2,
      y: (Number(y0) + Number(y1)) / 2,
      height: Number(y1) - Number(y0),
    })),
  )
}

const look = <T>(bytes: Uint8Array, at: (file: string, folder: string) => T): Promise<T> =>
  inFolder((folder) => {
    const file = join(folder, 'bundle.pdf')
    writeFileSync(file, bytes)
    return at(file, folder)
  })

describe.skipIf(judges.skip)(`the text over pictures (${judges.note})`, { timeout: 240_000 }, () => {
  it('is found where it stands in the picture, however the picture is turned', async () => {
    const exhibits = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => withText(turned(orientation), onTheBar))
    const { bytes } = await made(exhibits)

    await look(bytes, (file, folder) => {
      const words = wordsIn(file).filter(({ text }) => text === onTheBar.text)
      expect(words).toHaveLength(8)
      for (const { page, x, y } of words) {
        const [red, , blue] = pixelOf(rasterOf('pdftoppm', folder, file, page), Math.round(x), Math.round(y))
        // the ink of the letter
        expect({ page, isInk: red < 90 && blue > 70 && blue < 170 }).toEqual({ page, isInk: true })
      }
    })
  })

  it('lies on every piece of a tall picture that shows the line', async () => {
    const chat = withBytes(png(longChat(270, 3600)), {
      id: 'chat',
      original: { type: 'image/png', media: 'image', name: 'chat.png' },
    })
    // the user's bubbles begin 190 pixels from the top and come every 480
    const bubbles = [0, 1, 2, 3, 4, 5, 6].map((nth): RecognisedLine => ({
      text: `消息编号${nth}`,
      left: 0.38,
      top: (215 + 480 * nth) / 3600,
      width: 0.1,
      height: 40 / 3600,
    }))
    const { bytes } = await made([withText(chat, ...bubbles)])

    await look(bytes, (file, folder) => {
      const words = wordsIn(file).filter(({ text }) => text.startsWith('消息编号'))
      expect(new Set(words.map(({ text }) => text)).size).toBe(7)
      for (const { page, x, y } of words) {
        const [red, green, blue] = pixelOf(
          rasterOf('pdftoppm', folder, file, page),
          Math.round(x),
          Math.round(y),
        )
        expect({ page, isGreen: green - red > 40 && green - blue > 60 }).toEqual({ page, isGreen: true })
      }
    })
  })

  it('changes no dot of the pages, and the bundle still claims the archival standard', async () => {
    const bare = turned(6)
    const [without, withIt] = [await made([bare]), await made([withText(bare, onTheBar)])]
    const [word] = await look(withIt.bytes, (file) =>
      wordsIn(file).filter(({ text }) => text === onTheBar.text),
    )
    const draw = (bytes: Uint8Array, judge: 'pdftoppm' | 'mutool') =>
      look(bytes, (file, folder) => rasterOf(judge, folder, file, word?.page, 100).pixels)

    expect(word).toBeDefined()
    for (const judge of ['pdftoppm', 'mutool'] as const)
      expect(Buffer.compare(await draw(without.bytes, judge), await draw(withIt.bytes, judge))).toBe(0)
    expect(withIt.made.plan.conformance?.isArchival).toBe(true)
    expect(withIt.made.verification.at(-1)?.check).toBe('archive-rules')
    await look(withIt.bytes, (file) => expect(ask('qpdf', '--check', file).status).toBe(0))
  })

  it('stands over a scanned page of a PDF, and on US Letter', async () => {
    const page = { ...aPage(1), widthPt: 300, heightPt: 400 }
    const scan = withBytes(await writtenPdf(aDocument({ pages: [page] })), {
      id: 'scan',
      original: { type: 'application/pdf', media: 'pdf', name: 'scan.pdf' },
    })
    const { bytes } = await made([withText(scan, onTheBar)], { profile: 'us-exhibit-list', language: 'en' })

    await look(bytes, (file) => {
      const [word] = wordsIn(file).filter(({ text }) => text === onTheBar.text)
      // a page of 300 × 400 points hangs below the header in the middle of the sheet, at 94 %
      expect(word?.x).toBeCloseTo(306, -1)
      expect(word && word.y > 120 && word.y < 180).toBe(true)
    })
  })

  it('is said to be a machine’s in the annex, and nothing is said where there is none', async () => {
    const textOf = (bytes: Uint8Array) =>
      look(bytes, (file) => ask('pdftotext', file, '-').stdout.replace(/\s+/g, ''))

    expect(await textOf((await made([withText(turned(1), onTheBar)])).bytes)).toContain('涉及：证据1。')
    expect(await textOf((await made([withText(turned(1))])).bytes)).not.toContain('隐藏文字层')
  })
})
