import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cmyk, PDFDocument, PDFName, type PDFPage, PDFRef, PDFString, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { checkArchiveRules } from '#shared/bundle/conformance/check-archive-rules.ts'
import { openForeign } from '#shared/bundle/import/open-foreign.ts'
import type { DrawOp } from '#shared/bundle/render/document-model.ts'
import { createTextEngine } from '#shared/bundle/text/create-text-engine.ts'
import { nodeDeflate } from '../../../electron/adapters/bundle-ports.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'
import { aDocument, aPage, quietRun, writtenPdf } from '../../builders/written-pdf.ts'
import { ask, inFolder, judgedBy } from '../judges.ts'
import { pixelOf, rasterOf } from '../raster.ts'

async function pdf(
  draw: (page: PDFPage, document: PDFDocument) => void | Promise<void>,
): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  await draw(document.addPage([200, 200]), document)
  return document.save()
}
async function opened(bytes: Uint8Array) {
  const result = await openForeign(memorySource(bytes), 'k', quietRun)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}
const broken = async (bytes: Uint8Array) => [
  ...new Set((await (await opened(bytes)).preflight(0)).map(({ rule }) => rule)),
]
/** Replaces the page's content. */
const draws = (page: PDFPage, { context }: PDFDocument, content: string) =>
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)))

/** A bundle of one page that shows the foreign page as a figure. */
async function shown(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await opened(bytes)
  const op: DrawOp = {
    op: 'foreign-page',
    box: { x: 50, y: 100, width: 200, height: 200 },
    page: { document, index: 0, widthPt: 200, heightPt: 200 },
    role: { tag: 'Figure', key: 'figure', alt: '第1页' },
  }
  return writtenPdf(aDocument({ pages: [aPage(1, [op])], isArchival: true }))
}

/** A page of ours: fonts embedded, tagged, with decoration. */
async function ownPage(): Promise<Uint8Array> {
  const engine = createTextEngine(await nodeShaper())
  const line = engine.line('发票 Invoice', { weight: 'regular', sizePt: 12, language: 'zh-CN' })
  const text: DrawOp = { op: 'text', at: { x: 20, y: 150 }, line, colour: [0, 0, 0] }
  const tagged: DrawOp = { ...text, at: { x: 20, y: 100 }, role: { tag: 'P', key: 'p' } }
  return writtenPdf(aDocument({ pages: [{ ...aPage(1, [text, tagged]), widthPt: 200, heightPt: 200 }] }))
}

describe('the preflight of a foreign page', () => {
  it('lets a page pass whose fonts are embedded and whose colours are known', async () => {
    expect(await broken(await ownPage())).toEqual([])
  })

  it('lets pass what does not come along: scripts of the document, links, smoothing of images', async () => {
    const bytes = await pdf((page, document) => {
      const { context, catalog } = document
      catalog.set(
        PDFName.of('OpenAction'),
        context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
      )
      const image = { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8 }
      const dict = { ...image, ColorSpace: 'DeviceRGB', Interpolate: true }
      page.node.setXObject(PDFName.of('Im'), context.register(context.stream(Uint8Array.of(1, 2, 3), dict)))
      const link = {
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [0, 0, 9, 9],
        A: { S: 'URI', URI: PDFString.of('x:') },
      }
      page.node.set(PDFName.of('Annots'), context.obj([link]))
      draws(page, document, 'q 100 0 0 100 0 0 cm /Im Do Q')
    })

    expect(await broken(bytes)).toEqual([])
  })

  it.each<readonly [string, string, (page: PDFPage, document: PDFDocument) => void | Promise<void>]>([
    [
      'a font that is not embedded',
      'A 6.2.11.4.1',
      async (page, document) => {
        page.drawText('Invoice', { font: await document.embedFont(StandardFonts.Helvetica) })
      },
    ],
    ['CMYK', 'A 6.2.4.3', (page) => page.drawRectangle({ width: 9, height: 9, color: cmyk(0, 1, 1, 0) })],
    [
      'CMYK in an image',
      'A 6.2.4.3',
      (page, document) => {
        const image = { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8 }
        const stream = document.context.stream(Uint8Array.of(1, 2, 3, 4), {
          ...image,
          ColorSpace: 'DeviceCMYK',
        })
        page.node.setXObject(PDFName.of('Im'), document.context.register(stream))
        draws(page, document, '/Im Do')
      },
    ],
    [
      'CMYK in the look of an annotation',
      'A 6.2.4.3',
      (page, document) => {
        const look = document.context.stream('0 1 1 0 k 0 0 9 9 re f', {
          Subtype: 'Form',
          BBox: [0, 0, 9, 9],
        })
        const AP = { N: document.context.register(look) }
        const seal = { Type: 'Annot', Subtype: 'Stamp', F: 4, Rect: [0, 0, 9, 9], AP }
        page.node.set(PDFName.of('Annots'), document.context.obj([seal]))
      },
    ],
    [
      'a blend mode of its own',
      'A 6.2.10',
      (page, document) => {
        page.node.setExtGState(PDFName.of('G'), document.context.obj({ BM: 'Glow' }))
        draws(page, document, '/G gs 0 0 9 9 re f')
      },
    ],
    [
      'a transfer function',
      'A 6.2.5',
      (page, document) => {
        page.node.setExtGState(PDFName.of('G'), document.context.obj({ TR: 'Identity' }))
        draws(page, document, '/G gs 0 0 9 9 re f')
      },
    ],
    [
      'LZW',
      'A 6.1.7.2',
      (page, document) => {
        const dict = { Subtype: 'Image', Width: 1, Height: 1, Filter: 'LZWDecode', ColorSpace: 'DeviceGray' }
        const image = document.context.stream(Uint8Array.of(0x80, 0x0b, 0x60), { Type: 'XObject', ...dict })
        page.node.setXObject(PDFName.of('Im'), document.context.register(image))
      },
    ],
    [
      'PostScript',
      'A 6.2.9',
      (page, document) => {
        const code = document.context.stream('showpage', { Type: 'XObject', Subtype: 'PS' })
        page.node.setXObject(PDFName.of('Ps'), document.context.register(code))
        draws(page, document, '/Ps Do')
      },
    ],
    ['resources that are not there', 'A 6.2.2', (page, document) => draws(page, document, '/Nothing Do')],
    [
      'an inline image packed with LZW',
      'A 6.1.10',
      (page, document) => draws(page, document, 'BI /W 1 /H 1 /CS /G /BPC 8 /F /LZW ID \x01 EI'),
    ],
  ])('finds %s: %s', async (_, rule, draw) => {
    expect(await broken(await pdf(draw))).toEqual([rule])
  })
})

const judges = judgedBy('qpdf', 'pdftotext', 'mutool', 'pdftoppm')
describe.skipIf(judges.skip)(`a foreign page in a bundle (${judges.note})`, () => {
  const look = <T>(bytes: Uint8Array, at: (file: string) => T): Promise<T> =>
    inFolder((folder) => {
      const file = join(folder, 'bundle.pdf')
      writeFileSync(file, bytes)
      expect(ask('qpdf', '--check', file).status).toBe(0)
      return at(file)
    })

  it('leaves its own tags behind, keeps its text, and the whole keeps the rules', async () => {
    const bytes = await shown(await ownPage())

    expect(await checkArchiveRules(memorySource(bytes), { deflate: nodeDeflate }, quietRun)).toEqual([])
    expect(await look(bytes, (file) => ask('pdftotext', file, '-').stdout)).toContain('发票 Invoice')
  })

  it('does not show a layer that is switched off, nor a seal on it', async () => {
    const layered = await pdf((page, document) => {
      const { context } = document
      const layer = (name: string) => context.register(context.obj({ Type: 'OCG', Name: PDFString.of(name) }))
      const [on, off] = [layer('shown'), layer('hidden')]
      document.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [on, off], D: { OFF: [off] } }))
      page.node.normalizedEntries().Resources.set(PDFName.of('Properties'), context.obj({ A: on, B: off }))
      draws(page, document, '/OC /A BDC 0 0 1 rg 0 0 50 50 re f EMC /OC /B BDC 1 0 0 rg 50 0 50 50 re f EMC')
      const form = context.stream('1 0 0 rg 0 0 9 9 re f', { Subtype: 'Form', BBox: [0, 0, 9, 9] })
      const seal = { Type: 'Annot', Subtype: 'Stamp', F: 4, Rect: [90, 90, 150, 150], OC: off }
      page.node.set(PDFName.of('Annots'), context.obj([{ ...seal, AP: { N: context.register(form) } }]))
    })

    const bytes = await shown(layered)

    expect(await checkArchiveRules(memorySource(bytes), { deflate: nodeDeflate }, quietRun)).toEqual([])
    await look(bytes, (file) => {
      for (const judge of ['pdftoppm', 'mutool'] as const) {
        const page = rasterOf(judge, join(file, '..'), file)
        // the bundle's page is 400 high; the foreign page stands on (50, 100)
        expect(pixelOf(page, 75, 275)).toEqual([0, 0, 255])
        expect(pixelOf(page, 125, 275)).toEqual([255, 255, 255])
        expect(pixelOf(page, 170, 180)).toEqual([255, 255, 255])
      }
    })
  })

  it('shows layers as they are switched where all begin switched off', async () => {
    const bytes = await pdf((_, { catalog, context }) => {
      const [a, b] = ['a', 'b'].map((name) =>
        context.register(context.obj({ Type: 'OCG', Name: PDFString.of(name) })),
      )
      if (a && b)
        catalog.set(
          PDFName.of('OCProperties'),
          context.obj({ OCGs: [a, b], D: { BaseState: 'OFF', ON: [b] } }),
        )
    })
    const document = await opened(bytes)
    const target = (await PDFDocument.create()).context

    expect(document.layers(target).map(({ ref, isHidden }) => [ref instanceof PDFRef, isHidden])).toEqual([
      [true, true],
      [true, false],
    ])
  })
})
