import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, PDFHexString, PDFName, PDFString, degrees } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { openedForeign } from '../../builders/taken-over.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { ask, inFolder, judgedBy } from '../judges.ts'
import { pixelOf, rasterOf } from '../raster.ts'

const utf16 = (text: string) => PDFHexString.fromText(text)
const judges = judgedBy('qpdf', 'pdftotext', 'mutool')

/** A form on one A4 page, filled in by a program that draws nothing. */
async function aForm(needsLooks = true, turned = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const { context } = document
  const page = document.addPage([500, 600])
  page.setRotation(degrees(turned))
  const stale = context.register(
    context.stream('BT ET 1 0 0 rg 0 0 200 20 re f', {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, 200, 20],
    }),
  )
  const parent = context.register(
    context.obj({ FT: 'Tx', V: utf16('来自上级字段的值'), DA: PDFString.of('/F 11 Tf') }),
  )
  const fields = [
    { FT: 'Tx', V: utf16('张三丰'), Rect: [40, 540, 240, 560], DA: PDFString.of('/Helv 12 Tf 0 g') },
    { FT: 'Tx', V: PDFString.of('Refund please'), Rect: [40, 500, 240, 520], AP: { N: stale }, Q: 2 },
    {
      FT: 'Tx',
      Ff: 1 << 12,
      V: utf16('第一行说明。\r第二行说明，写得很长很长，一行放不下，所以要换行。'),
      Rect: [40, 400, 240, 480],
    },
    {
      FT: 'Ch',
      V: PDFString.of('b'),
      Opt: [[PDFString.of('b'), utf16('已退款')]],
      Rect: [40, 360, 240, 380],
    },
    { FT: 'Tx', V: PDFString.of('Much too long for such a small field as this'), Rect: [40, 320, 140, 335] },
    { FT: 'Tx', V: PDFString.of('A1B2'), Ff: 1 << 24, MaxLen: 8, Rect: [40, 280, 240, 300] },
    { FT: 'Btn', V: 'Yes', AS: 'Yes', Rect: [300, 500, 320, 520] },
    { FT: 'Btn', V: 'Off', AS: 'Off', Rect: [300, 460, 320, 480] },
    { Parent: parent, Rect: [40, 240, 240, 260] },
    { FT: 'Tx', V: PDFString.of('hidden words'), F: 2, Rect: [40, 200, 240, 220] },
    { FT: 'Tx', Ff: 1 << 13, V: PDFString.of('secret'), Rect: [40, 160, 240, 180] },
  ].map((field) => context.register(context.obj({ Type: 'Annot', Subtype: 'Widget', ...field })))
  page.node.set(PDFName.of('Annots'), context.obj(fields))
  const form = context.obj({
    Fields: fields,
    NeedAppearances: needsLooks,
    DA: PDFString.of('/Helv 0 Tf 0 g'),
  })
  document.catalog.set(PDFName.of('AcroForm'), form)
  return document.save()
}

describe('form values that nobody drew', () => {
  it('are those that a viewer would draw, where it would', async () => {
    const { pages } = await openedForeign(await aForm())

    expect(pages[0]?.values.map((value) => (value.kind === 'text' ? value.text : value.kind))).toEqual([
      '张三丰',
      'Refund please',
      '第一行说明。\n第二行说明，写得很长很长，一行放不下，所以要换行。',
      '已退款',
      'Much too long for such a small field as this',
      'A1B2',
      'check',
      '来自上级字段的值',
      '******',
    ])
    expect(pages[0]?.values[0]).toMatchObject({ box: { x: 40, y: 540, width: 200, height: 20 }, sizePt: 12 })
  })

  it('leave a field alone that has its own look, unless the file says otherwise', async () => {
    const { pages } = await openedForeign(await aForm(false))

    const texts = pages[0]?.values.map((value) => (value.kind === 'text' ? value.text : ''))
    expect(texts).not.toContain('Refund please')
    expect(texts).toContain('张三丰')
  })

  it('turn with their page', async () => {
    const { pages } = await openedForeign(await aForm(true, 90))

    expect(pages[0]?.values[0]?.box).toEqual({ x: 540, y: 260, width: 20, height: 200 })
  })

  it.skipIf(judges.skip)(
    `are in the bundle, each inside its field (${judges.note})`,
    async () => {
      const original = { name: 'form.pdf', type: 'application/pdf', media: 'pdf' } as const
      const input = aBundleInput({ exhibits: [withBytes(await aForm(), { original })] })
      const sink = memorySink()

      const made = await makeBundle(input, await enginePorts(), sink, quietRun)

      expect(made).toMatchObject({ ok: true, value: { plan: { conformance: { isArchival: true } } } })
      await inFolder((folder) => {
        const path = join(folder, 'bundle.pdf')
        writeFileSync(path, sink.bytes())
        const exhibit = made.ok ? (made.value.plan.exhibits[0]?.firstPage ?? 0) : 0
        const page = ask('pdftotext', '-f', String(exhibit), '-l', String(exhibit), path, '-').stdout
        for (const value of [
          '张三丰',
          'Refund please',
          '第一行说明。',
          '已退款',
          '来自上级字段的值',
          '******',
        ])
          expect(page).toContain(value)
        expect(page.replaceAll(/\s/g, '')).toContain('Muchtoolongforsuchasmallfieldasthis')
        expect(page).not.toContain('hidden words')
        expect(page).not.toContain('secret')
        expect(ask('qpdf', '--check', path).status).toBe(0)
        const raster = rasterOf('mutool', folder, path, exhibit, 72)

        // nothing of the look that the file has disowned
        const red = Array.from({ length: raster.width * raster.height }, (_, at) =>
          pixelOf(raster, at % raster.width, Math.floor(at / raster.width)),
        ).filter(([r, g, b]) => r > 200 && g < 60 && b < 60)
        expect(red).toHaveLength(0)
      })
    },
    60_000,
  )
})
