import { PDFDocument, PDFHexString, PDFName, StandardFonts } from 'pdf-lib'

/**
 * Two pages with what a file can hide its looks in: a big stream, a small one, a palette that is a string, a seal that is
 * an annotation, and content in two parts.
 */
export async function aForeignPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const { context } = document
  const font = await document.embedFont(StandardFonts.Helvetica)
  const photo = Uint8Array.from(
    { length: 120 * 80 * 3 },
    (_, at) => (at * 7 + Math.floor(at / 360) * 3) % 256,
  )
  const big = context.register(
    context.stream(photo, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 120,
      Height: 80,
      BitsPerComponent: 8,
      ColorSpace: 'DeviceRGB',
    }),
  )
  const palette = context.register(
    context.obj([
      PDFName.of('Indexed'),
      PDFName.of('DeviceRGB'),
      3,
      PDFHexString.of('ff000000c00000a0ffffe000'),
    ]),
  )
  const small = context.register(
    context.stream(Uint8Array.of(0b00011011, 0b11100100), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: 4,
      Height: 2,
      BitsPerComponent: 2,
      ColorSpace: palette,
    }),
  )
  for (const text of ['Invoice 2024-118', 'Page two of two']) {
    const page = document.addPage([300, 400])
    page.drawText(text, { x: 30, y: 350, size: 24, font })
    page.node.setXObject(PDFName.of('Big'), big)
    page.node.setXObject(PDFName.of('Small'), small)
    const parts = ['q 120 0 0 80 30 220 cm /Big Do Q q 100 0 0', '50 30 140 cm /Small Do Q']
    page.node.normalize()
    for (const part of parts) page.node.addContentStream(context.register(context.flateStream(part)))
    const seal = context.register(
      context.stream('0.8 0 0 RG 3 w 3 3 54 54 re S', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 60, 60],
      }),
    )
    const stamp = { Type: 'Annot', Subtype: 'Stamp', Rect: [200, 60, 260, 120], F: 4, AP: { N: seal } }
    page.node.set(PDFName.of('Annots'), context.obj([context.register(context.obj(stamp))]))
  }
  return document.save({ useObjectStreams: false })
}
