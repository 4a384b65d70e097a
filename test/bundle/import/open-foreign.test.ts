import {
  decodePDFRawStream,
  degrees,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFContext,
  PDFRawStream,
  PDFStream,
} from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { openForeign } from '#shared/bundle/import/open-foreign.ts'
import { Cancelled, SourceError } from '#shared/bundle/ports.ts'
import { DeferredStream } from '#shared/bundle/write/deferred-stream.ts'
import { memorySource } from '../../builders/memory-source.ts'

const run = { cancel: { aborted: false } }
const encode = (text: string) => new TextEncoder().encode(text)

async function pdf(draw: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  draw(document)
  return document.save()
}
async function opened(bytes: Uint8Array) {
  const result = await openForeign(memorySource(bytes), 'k', run)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

describe('opening a foreign PDF', () => {
  it('shows each page as a viewer does: cropped, turned, in its own unit', async () => {
    const bytes = await pdf((document) => {
      document.addPage([300, 400])
      document.addPage([300, 400]).setRotation(degrees(90))
      document.addPage([300, 400]).setCropBox(50, 60, 100, 200)
      document.addPage([300, 400]).node.set(PDFName.of('UserUnit'), PDFNumber.of(2))
    })

    const { pages } = await opened(bytes)

    expect(pages).toMatchObject([
      { widthPt: 300, heightPt: 400 },
      { widthPt: 400, heightPt: 300 },
      { widthPt: 100, heightPt: 200 },
      { widthPt: 600, heightPt: 800 },
    ])
  })

  it('falls back to A4 for a page without a sane size', async () => {
    const bytes = await pdf((document) => void document.addPage([0, 0]))

    const { pages } = await opened(bytes)

    expect(pages).toMatchObject([{ widthPt: 595.28, heightPt: 841.89 }])
  })

  it('leaves big streams in the source and copies shared objects once', async () => {
    const noise = Uint8Array.from({ length: 50_000 }, (_, index) => (index * 7919) % 251)
    const bytes = await pdf((document) => {
      const image = document.context.register(
        document.context.stream(noise, { Type: 'XObject', Subtype: 'Image', Width: 250, Height: 200 }),
      )
      for (let page = 0; page < 3; page++)
        document.addPage([200, 200]).node.setXObject(PDFName.of('Im'), image)
    })
    const document = await opened(bytes)
    const target = PDFContext.create()

    for (const index of [0, 1, 2]) document.formObject(target, index)

    const deferred = target
      .enumerateIndirectObjects()
      .filter(([, object]) => object instanceof DeferredStream)
    const [, image] = deferred[0] ?? []
    expect(deferred).toHaveLength(1)
    expect(image instanceof DeferredStream && image.total).toBe(noise.length)
  })

  it('joins content that is split between two operands', async () => {
    const bytes = await pdf((document) => {
      const page = document.addPage([200, 200])
      const parts = ['0 0 1 rg 10 10', '50 50 re f'].map((text) =>
        document.context.register(document.context.flateStream(text)),
      )
      page.node.set(PDFName.of('Contents'), document.context.obj(parts))
    })
    const target = PDFContext.create()

    ;(await opened(bytes)).formObject(target, 0)

    const contents = target
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFRawStream ? [new TextDecoder().decode(decodePDFRawStream(object).decode())] : [],
      )
    expect(contents).toContain('0 0 1 rg 10 10\n50 50 re f\n')
  })

  it('draws the seal that is an annotation, but not a hidden one', async () => {
    const bytes = await pdf((document) => {
      const page = document.addPage([200, 200])
      const seal = () =>
        document.context.register(
          document.context.stream(encode('1 0 0 rg 0 0 10 10 re f'), {
            Type: 'XObject',
            Subtype: 'Form',
            BBox: [0, 0, 10, 10],
          }),
        )
      const annotation = (F: number) => ({
        Type: 'Annot',
        Subtype: 'Stamp',
        Rect: [100, 100, 140, 120],
        F,
        AP: { N: seal() },
      })
      page.node.set(PDFName.of('Annots'), document.context.obj([annotation(4), annotation(2)]))
    })
    const target = PDFContext.create()

    const form = target.lookup((await opened(bytes)).formObject(target, 0), PDFStream)

    const drawing = form instanceof PDFRawStream ? new TextDecoder().decode(form.contents) : ''
    expect(drawing).toContain('q 4 0 0 2 100 100 cm /A0 Do Q')
    expect(drawing).not.toContain('/A1')
  })

  it('says when a file is encrypted or damaged', async () => {
    const encrypted = await pdf((document) => {
      document.addPage()
      document.context.trailerInfo.Encrypt = document.context.register(
        document.context.obj({ Filter: 'Standard', V: 2 }),
      )
    })
    const kindOf = async (bytes: Uint8Array) => {
      const result = await openForeign(memorySource(bytes), 'k', run)
      return result.ok ? 'opened' : result.failure.kind
    }

    expect(await kindOf(encrypted)).toBe('encrypted')
    expect(await kindOf(encode('%PDF-1.7\nnot much of a PDF'))).toBe('damaged')
    expect(await kindOf(new Uint8Array())).toBe('damaged')
  })

  it('stops when cancelled, and passes on that the source is gone', async () => {
    const gone = { id: 'gone', bytes: 100, read: () => Promise.reject(new SourceError('gone', 'unplugged')) }

    await expect(openForeign(gone, 'k', { cancel: { aborted: true } })).rejects.toBeInstanceOf(Cancelled)
    await expect(openForeign(gone, 'k', run)).rejects.toBeInstanceOf(SourceError)
  })
})
