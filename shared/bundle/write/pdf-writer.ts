import { type PDFContext, type PDFHexString, type PDFObject, type PDFRef, PDFStream } from 'pdf-lib'
import type { Deflate } from '../ports.ts'
import type { ByteOutput } from './byte-output.ts'
import { CrossReferences } from './cross-references.ts'
import { DeferredStream } from './deferred-stream.ts'

/** Objects in one object stream: enough to compress well, few enough to open fast. */
const objectsPerStream = 200
const encoder = new TextEncoder()
/** Four bytes over 127 tell transfer programs that the file is binary. */
const header = Uint8Array.of(...encoder.encode('%PDF-1.7\n%'), 0xe2, 0xe3, 0xcf, 0xd3, 0x0a)
const streamEnd = encoder.encode('\nendstream\nendobj\n')

/**
 * Writes a PDF front to back. Objects are made in a pdf-lib context as usual; `drain` writes all that is there and
 * forgets it, so the document is never in memory whole. References may point forward: a number is known before its object.
 */
export class PdfWriter {
  private readonly context: PDFContext
  private readonly output: ByteOutput
  private readonly deflate: Deflate
  private readonly references = new CrossReferences()
  private small: { readonly number: number; readonly body: Uint8Array }[] = []

  constructor(context: PDFContext, output: ByteOutput, deflate: Deflate) {
    this.context = context
    this.output = output
    this.deflate = deflate
    output.put(header)
  }

  /** Everything assigned in the context is final: it is written, in the order of its numbers, and deleted there. */
  async drain(): Promise<void> {
    for (const [ref, object] of this.context.enumerateIndirectObjects()) {
      this.context.delete(ref)
      if (object instanceof PDFStream) await this.writeStream(ref, object)
      else {
        this.small.push({ number: ref.objectNumber, body: bodyOf(object) })
        if (this.small.length === objectsPerStream) await this.writeObjectStream()
      }
    }
    await this.output.settle()
  }

  /** Ends the file: cross-reference stream, trailer. */
  async finish(root: PDFRef, info: PDFRef, id: PDFHexString): Promise<void> {
    await this.drain()
    await this.writeObjectStream()
    const start = this.output.position
    const number = this.nextNumber()
    this.references.at(number, start)
    const rows = await this.deflate.deflate(this.references.rows(number + 1))
    const trailer = `/Root ${root.toString()}/Info ${info.toString()}/ID[${id.toString()}${id.toString()}]`
    this.putStream(
      number,
      `<</Type/XRef/Size ${number + 1}/W[1 6 2]${trailer}/Filter/FlateDecode/Length ${rows.length}>>`,
      rows,
    )
    this.output.put(encoder.encode(`startxref\n${start}\n%%EOF\n`))
  }

  private nextNumber(): number {
    return this.context.nextRef().objectNumber
  }

  private async writeStream(ref: PDFRef, stream: PDFStream): Promise<void> {
    this.references.at(ref.objectNumber, this.output.position)
    stream.updateDict()
    this.output.put(encoder.encode(`${ref.objectNumber} 0 obj\n`))
    this.output.put(bodyOf(stream.dict))
    this.output.put(encoder.encode('\nstream\n'))
    if (stream instanceof DeferredStream) await this.output.copy(stream.segments)
    else this.output.put(stream.getContents())
    this.output.put(streamEnd)
    await this.output.settle()
  }

  private async writeObjectStream(): Promise<void> {
    if (this.small.length === 0) return
    const number = this.nextNumber()
    const objects = this.small
    this.small = []
    let at = 0
    const places = objects.map((object, index) => {
      this.references.inStream(object.number, number, index)
      const place = `${object.number} ${at}`
      at += object.body.length + 1
      return place
    })
    const head = encoder.encode(`${places.join(' ')}\n`)
    const bytes = new Uint8Array(head.length + at)
    bytes.set(head)
    at = head.length
    for (const { body } of objects) {
      bytes.set(body, at)
      at += body.length
      bytes[at++] = 0x0a
    }
    const packed = await this.deflate.deflate(bytes)
    this.references.at(number, this.output.position)
    this.putStream(
      number,
      `<</Type/ObjStm/N ${objects.length}/First ${head.length}/Filter/FlateDecode/Length ${packed.length}>>`,
      packed,
    )
    await this.output.settle()
  }

  private putStream(number: number, dict: string, contents: Uint8Array): void {
    this.output.put(encoder.encode(`${number} 0 obj\n${dict}\nstream\n`))
    this.output.put(contents)
    this.output.put(streamEnd)
  }
}

function bodyOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes())
  return bytes.subarray(0, object.copyBytesInto(bytes, 0))
}
