import { Cancelled, type Hash, type HashThread, type NewHash, type Sink, type WholeHash } from '../ports.ts'
import type { Cancel } from '#shared/core/ports.ts'
import { type CbcStream, encryptedLength } from '../security/cbc-stream.ts'
import { ChunkRing, chunkBytes, chunksOf } from '../source-chunks.ts'
import { coalesced, type PackedRanges } from './coalesce.ts'
import { lengthOf, type Segment, type SourceRange } from './deferred-stream.ts'

/** Small pieces gather up to here before they go to the sink. */
const stagedBytes = 256 * 1024
/** The disk works on some pieces while the next are read. */
const mostUnderWay = 5

export interface OutputOptions {
  readonly sink: Sink
  readonly newHash: NewHash
  readonly hashThread?: HashThread | undefined
  readonly cancel: Cancel
  /** Told behind every chunk. */
  readonly onBytes: (position: number) => void
}

/** The end of the file that is being written: counts, hashes everything, copies originals through, checks for cancel. */
export class ByteOutput {
  /** Where the next byte goes. */
  position = 0
  private readonly options: OutputOptions
  private readonly whole: WholeHash
  private readonly ring: ChunkRing
  /** Pieces that are being written and hashed, oldest first. */
  private readonly working: Promise<unknown>[] = []
  private staged: Uint8Array[] = []
  private stagedLength = 0
  /** Everything passes through this while it is set. */
  private cipher: CbcStream | undefined

  constructor(options: OutputOptions) {
    this.options = options
    this.whole = options.hashThread?.newHash() ?? onThisThread(options.newHash())
    this.ring = new ChunkRing(options.hashThread?.allocate)
  }

  /** Takes small bytes; the caller does not change them afterwards. */
  put(bytes: Uint8Array): void {
    this.staged.push(bytes)
    this.stagedLength += bytes.length
    this.position += bytes.length
  }

  /** Lets what was put go to the sink when there is enough of it. */
  async settle(): Promise<void> {
    if (this.stagedLength >= stagedBytes) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.stagedLength === 0) return
    const bytes = new Uint8Array(this.stagedLength)
    let at = 0
    for (const piece of this.staged) {
      bytes.set(piece, at)
      at += piece.length
    }
    this.staged = []
    this.stagedLength = 0
    await this.emit(bytes)
  }

  async copy(segments: readonly Segment[]): Promise<void> {
    const { sink } = this.options
    if (sink.skip) {
      await this.flush()
      const length = segments.reduce((sum, segment) => sum + lengthOf(segment), 0)
      sink.skip(length)
      this.position += length
      return
    }
    for (const piece of coalesced(segments, chunkBytes)) {
      if (piece instanceof Uint8Array) {
        this.put(piece)
        await this.settle()
        continue
      }
      await this.flush()
      if ('pieces' in piece) await this.copyPacked(piece)
      else await this.copyRange(piece)
    }
  }

  /** Copies the segments through `cipher`: what goes out is longer than what comes in. */
  async copyEncrypted(segments: readonly Segment[], cipher: CbcStream): Promise<void> {
    const { sink } = this.options
    if (sink.skip) {
      await this.flush()
      const length = encryptedLength(segments.reduce((sum, segment) => sum + lengthOf(segment), 0))
      sink.skip(length)
      this.position += length
      return
    }
    this.put(cipher.head())
    await this.flush()
    this.cipher = cipher
    await this.copy(segments)
    await this.flush()
    this.cipher = undefined
    // in order: the last block depends on all before it
    await this.worked(0)
    await this.emit(await cipher.end())
    this.position = sink.position
  }

  /** What the SHA-256 of the file would be if it went on with these bytes. It is not changed. */
  async hashWith(bytes: Uint8Array): Promise<string> {
    await this.flush()
    await this.worked(0)
    return this.whole.hexWith(bytes)
  }

  /** Ends an output that nobody will finish. */
  drop(): void {
    this.whole.drop()
  }

  /** The SHA-256 of the whole file. */
  async end(): Promise<string> {
    await this.flush()
    await this.worked(0)
    return this.whole.hex()
  }

  /** Hands bytes to the sink and the hash; the ring holds them until both are done. */
  private async emit(bytes: Uint8Array): Promise<void> {
    if (this.options.cancel.aborted) throw new Cancelled()
    const work = this.cipher ? this.encrypted(this.cipher, bytes) : this.passOn(bytes)
    // met by `worked` below; nobody else is to hear of it
    work.catch(() => undefined)
    this.working.push(work)
    this.ring.hold(bytes, work)
    await this.worked(mostUnderWay)
    this.options.onBytes(this.options.sink.position)
  }

  private async passOn(bytes: Uint8Array): Promise<void> {
    await Promise.all([this.options.sink.write(bytes), this.whole.update(bytes)])
  }

  private async encrypted(cipher: CbcStream, bytes: Uint8Array): Promise<void> {
    await this.passOn(await cipher.push(bytes))
  }

  /** Waits until work on at most so many pieces is under way. @throws what the sink threw. */
  private async worked(most: number): Promise<void> {
    while (this.working.length > most) await this.working.shift()
  }

  private async copyRange({ source, offset, length }: SourceRange): Promise<void> {
    for await (const chunk of chunksOf(source, offset, length, this.ring)) {
      await this.emit(chunk)
      this.position += chunk.length
    }
  }

  /** Many small ranges of one source, close together: one read, then what lies between them is closed up. */
  private async copyPacked(packed: PackedRanges): Promise<void> {
    const bytes = await this.taken(packed)
    let end = 0
    for (const { offset, length } of packed.pieces) {
      const from = offset - packed.offset
      bytes.copyWithin(end, from, from + length)
      end += length
    }
    await this.emit(bytes.subarray(0, end))
    this.position += end
  }

  /** Bytes of a source that may be changed: in the ring where the source can fill it, so that nothing is allocated. */
  private async taken({ source, offset, span }: PackedRanges): Promise<Uint8Array> {
    if (!source.readInto || span > chunkBytes) return (await source.read(offset, span)).slice()
    const { memory, free } = this.ring.next()
    const bytes = memory.subarray(0, span)
    await free
    await source.readInto(offset, bytes)
    return bytes
  }
}

const onThisThread = (hash: Hash): WholeHash => ({
  update: async (bytes) => hash.update(bytes),
  hexWith: async (bytes) => hash.hexWith(bytes),
  hex: async () => hash.hex(),
  drop: () => undefined,
})
