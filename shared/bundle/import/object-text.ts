import {
  type PDFContext,
  type PDFDict,
  type PDFObject,
  PDFObjectStreamParser,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'

const codes = (word: string): number[] => Array.from(word, (sign) => sign.charCodeAt(0))
const objectWord = codes('obj')
const streamWord = codes('stream')
const [lineFeed, carriageReturn] = [0x0a, 0x0d]

/**
 * A piece of a file read as objects. pdf-lib's own parser reads a stream's bytes along with its dictionary; this one stops
 * before them and says where they begin. (The parser of object streams is the only one that takes bytes and context.)
 */
export class ObjectText extends PDFObjectStreamParser {
  /** Where the data of the stream that was read last begins in the piece. */
  dataAt: number | undefined
  private readonly length: number

  constructor(bytes: Uint8Array, context: PDFContext) {
    super(PDFRawStream.of(context.obj({ N: 0, First: 0 }), bytes))
    this.length = bytes.length
  }

  get at(): number {
    return this.bytes.offset()
  }

  get left(): number {
    return this.length - this.at
  }

  moveTo(offset: number): void {
    this.bytes.moveTo(offset)
  }

  /** `12 0 obj`. @throws when something else stands here. */
  header(): PDFRef {
    this.skipWhitespaceAndComments()
    const number = this.parseRawInt()
    this.skipWhitespaceAndComments()
    const generation = this.parseRawInt()
    this.skipWhitespaceAndComments()
    if (!this.matchKeyword(objectWord)) throw new SyntaxError('no object here')
    return PDFRef.of(number, generation)
  }

  /** @throws when no object stands here, or it goes on beyond the piece. */
  value(): PDFObject {
    return this.parseObject()
  }

  integer(): number {
    this.skipWhitespaceAndComments()
    return this.parseRawInt()
  }

  /** Takes `word` when it stands next. */
  take(word: string): boolean {
    this.skipWhitespaceAndComments()
    return this.matchKeyword(codes(word))
  }

  protected override parseDictOrStream(): PDFDict {
    const dict = this.parseDict()
    const after = this.at
    this.skipWhitespaceAndComments()
    if (!this.matchKeyword(streamWord)) {
      this.moveTo(after)
      return dict
    }
    if (!this.bytes.done() && this.bytes.peek() === carriageReturn) this.bytes.next()
    if (!this.bytes.done() && this.bytes.peek() === lineFeed) this.bytes.next()
    this.dataAt = this.at
    return dict
  }
}
