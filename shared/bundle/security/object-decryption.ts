import type { ByteSource } from '../ports.ts'
import { blockBytes, type Ciphers } from './ciphers.ts'
import { md5 } from './md5.ts'
import { Rc4, rc4 } from './rc4.ts'

/** How strings or streams are encrypted: `identity`, not at all; `aes`, CBC with a key of 16 or 32 bytes. */
export type Method = 'identity' | 'rc4' | 'aes'
/** An object's own number and generation: its key depends on them. */
export interface ObjectNumber {
  readonly number: number
  readonly generation: number
}

/** Gives back what a foreign file's objects hold. */
export interface ObjectDecryption {
  string(of: ObjectNumber, bytes: Uint8Array): Promise<Uint8Array>
  /** A whole stream, small enough for memory. */
  stream(of: ObjectNumber, bytes: Uint8Array): Promise<Uint8Array>
  /** A stream of any size as a source of its own, decrypted as it is read. */
  source(of: ObjectNumber, from: ByteSource, offset: number, length: number): Promise<ByteSource>
}

const aesSalt = Uint8Array.of(0x73, 0x41, 0x6c, 0x54)

/** Before AES-256 every object has a key of its own (ISO 32000-1, algorithm 1). */
function objectKey(fileKey: Uint8Array, { number, generation }: ObjectNumber, method: Method): Uint8Array {
  if (fileKey.length === 32) return fileKey
  const low = [number, number >> 8, number >> 16, generation, generation >> 8].map((value) => value & 255)
  const hash = md5(fileKey, Uint8Array.from(low), method === 'aes' ? aesSalt : new Uint8Array(0))
  return hash.slice(0, Math.min(16, fileKey.length + 5))
}

export function objectDecryption(
  ciphers: Ciphers,
  fileKey: Uint8Array,
  methods: { readonly strings: Method; readonly streams: Method },
): ObjectDecryption {
  const whole = async (of: ObjectNumber, bytes: Uint8Array, method: Method): Promise<Uint8Array> => {
    if (method === 'identity') return bytes
    const key = objectKey(fileKey, of, method)
    return method === 'rc4' ? rc4(key, bytes) : aesWhole(ciphers, key, bytes)
  }
  return {
    string: (of, bytes) => whole(of, bytes, methods.strings),
    stream: (of, bytes) => whole(of, bytes, methods.streams),
    async source(of, from, offset, length) {
      const id = `${from.id}/object/${of.number}`
      const key = objectKey(fileKey, of, methods.streams)
      if (methods.streams === 'rc4') return rc4Source(id, key, from, offset, length)
      if (methods.streams === 'aes') return aesSource(id, ciphers, key, from, offset, length)
      return { id, bytes: length, read: (at, many) => from.read(offset + at, many) }
    },
  }
}

async function aesWhole(ciphers: Ciphers, key: Uint8Array, bytes: Uint8Array): Promise<Uint8Array> {
  const blocks = bytes.subarray(blockBytes, bytes.length - (bytes.length % blockBytes))
  if (blocks.length === 0) return new Uint8Array(0)
  const plain = await ciphers.decrypt(key, bytes.slice(0, blockBytes), blocks)
  return plain.subarray(0, plain.length - paddingOf(plain))
}

/** A broken padding takes nothing away: what unpacks the stream stops where its data end. */
function paddingOf(plain: Uint8Array): number {
  const padding = plain.at(-1) ?? 0
  return padding >= 1 && padding <= blockBytes && padding <= plain.length ? padding : 0
}

/** Any range can be had: a block depends on the one before it only. */
async function aesSource(
  id: string,
  ciphers: Ciphers,
  key: Uint8Array,
  from: ByteSource,
  offset: number,
  length: number,
): Promise<ByteSource> {
  const blocks = Math.max(0, Math.floor(length / blockBytes) - 1)
  /** Plain bytes of whole blocks; the block before them lies in front. */
  const decrypted = async (first: number, end: number): Promise<Uint8Array> => {
    const bytes = (await from.read(offset + first * blockBytes, (end - first + 1) * blockBytes)).slice()
    return ciphers.decrypt(key, bytes.slice(0, blockBytes), bytes.subarray(blockBytes))
  }
  const last = blocks === 0 ? new Uint8Array(0) : await decrypted(blocks - 1, blocks)
  return {
    id,
    bytes: blocks * blockBytes - paddingOf(last),
    async read(at, many) {
      if (many === 0) return new Uint8Array(0)
      const first = Math.floor(at / blockBytes)
      const plain = await decrypted(first, Math.ceil((at + many) / blockBytes))
      return plain.subarray(at - first * blockBytes, at - first * blockBytes + many)
    },
  }
}

const skipStep = 1024 * 1024

/** Read from front to back in one go; whoever goes back begins again. */
function rc4Source(id: string, key: Uint8Array, from: ByteSource, offset: number, bytes: number): ByteSource {
  let cipher = new Rc4(key)
  let last: Promise<unknown> = Promise.resolve()
  const read = async (at: number, many: number): Promise<Uint8Array> => {
    if (at < cipher.position) cipher = new Rc4(key)
    while (cipher.position < at) cipher.next(new Uint8Array(Math.min(skipStep, at - cipher.position)))
    const packed = await from.read(offset + at, many)
    return cipher.next(packed)
  }
  return {
    id,
    bytes,
    read(at, many) {
      // one after the other: the cipher knows one place only
      const next = last.then(() => read(at, many))
      last = next.catch(() => undefined)
      return next
    },
  }
}
