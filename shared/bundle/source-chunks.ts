import type { ByteSource } from './ports.ts'

/** A chunk stays in the processor's cache while it is hashed and written; larger ones are slower, smaller ones cost calls. */
export const chunkBytes = 1024 * 1024
/** Two are being read, one is worked on, the others are on their way to the disk. */
const pieces = 8
const readAhead = 2

interface Piece {
  readonly memory: Uint8Array
  /** Settles when the piece may be written over. */
  free: Promise<unknown>
}

/** A few pieces of memory that chunks go through, whatever the size of what is copied. */
export class ChunkRing {
  private readonly allocate: (bytes: number) => Uint8Array
  /** Made when their turn first comes: short files need no six. */
  private readonly all: Piece[] = []
  private turn = 0

  /** @param allocate gives the memory, for runtimes that have a better one. */
  constructor(allocate: (bytes: number) => Uint8Array = (bytes) => new Uint8Array(bytes)) {
    this.allocate = allocate
  }

  next(): Piece {
    const piece = this.all[this.turn] ?? { memory: this.allocate(chunkBytes), free: Promise.resolve() }
    this.all[this.turn] = piece
    this.turn = (this.turn + 1) % pieces
    return piece
  }

  /** Keeps a chunk as it is until `until` settles, however it does: whoever waits for `until` hears of its failure. */
  hold(chunk: Uint8Array, until: Promise<unknown>): void {
    const piece = this.all.find(({ memory }) => memory.buffer === chunk.buffer)
    if (piece) piece.free = until.catch(() => undefined)
  }
}

/**
 * A range of a source in chunks, each good until the next is asked for, or longer where the ring holds it. Where the
 * source can fill our memory (`readInto`) the next chunks are read meanwhile, and none is allocated.
 * @throws SourceError like the source.
 */
export async function* chunksOf(
  source: ByteSource,
  offset: number,
  length: number,
  ring: ChunkRing,
): AsyncGenerator<Uint8Array> {
  const into = source.readInto?.bind(source)
  if (!into) {
    for (let done = 0; done < length; done += chunkBytes) {
      yield await source.read(offset + done, Math.min(chunkBytes, length - done))
    }
    return
  }
  const read = async (from: number): Promise<Uint8Array> => {
    const { memory, free } = ring.next()
    const chunk = memory.subarray(0, Math.min(chunkBytes, length - from))
    await free
    await into(offset + from, chunk)
    return chunk
  }
  const ahead: Promise<Uint8Array>[] = []
  let asked = 0
  const readOn = (): void => {
    for (; ahead.length < readAhead && asked < length; asked += chunkBytes) {
      const reading = read(asked)
      // its failure is met when it is awaited; whoever stops listening before does not want to hear it
      reading.catch(() => undefined)
      ahead.push(reading)
    }
  }
  readOn()
  for (let reading = ahead.shift(); reading; reading = ahead.shift()) {
    const chunk = await reading
    readOn()
    yield chunk
  }
}
