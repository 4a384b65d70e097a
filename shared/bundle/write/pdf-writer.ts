import {
  type PDFContext,
  type PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFStream,
} from 'pdf-lib'
import type { Deflate } from '../ports.ts'
import { encryptedLength, encryptedWhole } from '../security/cbc-stream.ts'
import { joined } from '../security/ciphers.ts'
import { type Encryption, hexOf } from '../security/encryption.ts'
import type { ByteOutput } from './byte-output.ts'
import { CrossReferences } from './cross-references.ts'
import { DeferredStream } from './deferred-stream.ts'
import { makeStringsIndirect } from './indirect-strings.ts'
import { pdfDateText, type SignatureField, SignatureObject } from './signature-object.ts'

/** Objects in one object stream: enough to compress well, few enough to open fast. */
const objectsPerStream = 200
const encoder = new TextEncoder()
/** In the trailer; a private key, as ISO 32000-1, annex E names them. */
export const sealKey = 'XXRecourseSeal'
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
  private readonly encryption: Encryption | undefined
  private readonly references = new CrossReferences()
  private small: { readonly number: number; readonly body: Uint8Array }[] = []

  /** @param encryption seals every stream; the strings are in object streams, which are streams. */
  constructor(context: PDFContext, output: ByteOutput, deflate: Deflate, encryption?: Encryption) {
    this.encryption = encryption
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

  /** Ends the file: the signature if it has one, cross-reference stream, trailer. */
  async finish(root: PDFRef, info: PDFRef, id: PDFHexString, signature?: SignatureField): Promise<void> {
    await this.drain()
    await this.writeObjectStream()
    const encrypt = this.putEncryptionDictionary()
    const seal = await this.seal()
    const signed = signature && (await this.signatureObject(signature))
    const start = this.output.position + (signed?.length ?? 0)
    const number = this.nextNumber()
    this.references.at(number, start)
    const rows = await this.deflate.deflate(this.references.differences(number + 1))
    const trailer = `/Root ${root.toString()}/Info ${info.toString()}/ID[${id.toString()}${id.toString()}]${encrypt}${seal}`
    const tail = joined(
      streamObject(
        number,
        `<</Type/XRef/Size ${number + 1}/W[1 6 2]${trailer}/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 9>>/Length ${rows.length}>>`,
        rows,
      ),
      encoder.encode(`startxref\n${start}\n%%EOF\n`),
    )
    if (signed) this.output.put(await signed.sealed(this.output, tail))
    this.output.put(tail)
  }

  /**
   * How far the file went and the SHA-256 of all that, so that a reader notices a change: an accident or another program,
   * not somebody who computes it anew. A signature stands behind it.
   */
  private async seal(): Promise<string> {
    const { position } = this.output
    return `/${sealKey}[${position}<${await this.output.hashWith(new Uint8Array(0))}>]`
  }

  /** What the trailer says of it. The dictionary itself is not encrypted, so it is not in an object stream. */
  private putEncryptionDictionary(): string {
    if (!this.encryption) return ''
    const number = this.nextNumber()
    this.references.at(number, this.output.position)
    this.output.put(encoder.encode(`${number} 0 obj\n${this.encryption.dictionary}\nendobj\n`))
    return `/Encrypt ${number} 0 R`
  }

  /** Behind everything but the cross-references: all that it signs before it is written by now. */
  private async signatureObject({ ref, signer, signedAt }: SignatureField): Promise<SignatureObject> {
    await this.output.flush()
    this.references.at(ref.objectNumber, this.output.position)
    const stream = await this.encryption?.begin()
    const date = encoder.encode(pdfDateText(signedAt))
    const time = hexOf(stream ? await encryptedWhole(stream, date) : date)
    return new SignatureObject(ref.objectNumber, this.output.position, time, signer)
  }

  private nextNumber(): number {
    return this.context.nextRef().objectNumber
  }

  private async writeStream(ref: PDFRef, stream: PDFStream): Promise<void> {
    const { encryption, output } = this
    if (encryption) makeStringsIndirect(this.context, stream.dict)
    this.references.at(ref.objectNumber, output.position)
    stream.updateDict()
    if (encryption) {
      const length = encryptedLength(stream.getContentsSize())
      stream.dict.set(PDFName.of('Length'), PDFNumber.of(length))
    }
    output.put(encoder.encode(`${ref.objectNumber} 0 obj\n`))
    output.put(bodyOf(stream.dict))
    output.put(encoder.encode('\nstream\n'))
    if (!(stream instanceof DeferredStream)) output.put(await this.sealed(stream.getContents()))
    else if (encryption) await output.copyEncrypted(stream.segments, await encryption.begin())
    else await output.copy(stream.segments)
    output.put(streamEnd)
    await output.settle()
  }

  private async sealed(bytes: Uint8Array): Promise<Uint8Array> {
    return this.encryption ? encryptedWhole(await this.encryption.begin(), bytes) : bytes
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
    const packed = await this.sealed(await this.deflate.deflate(bytes))
    this.references.at(number, this.output.position)
    const dict = `<</Type/ObjStm/N ${objects.length}/First ${head.length}/Filter/FlateDecode/Length ${packed.length}>>`
    this.output.put(streamObject(number, dict, packed))
    await this.output.settle()
  }
}

const streamObject = (number: number, dict: string, contents: Uint8Array): Uint8Array =>
  joined(encoder.encode(`${number} 0 obj\n${dict}\nstream\n`), contents, streamEnd)

function bodyOf(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes())
  return bytes.subarray(0, object.copyBytesInto(bytes, 0))
}
