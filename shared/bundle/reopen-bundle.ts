import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import type { BundleFailure, ReopenReason } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { type BundlePorts, type ByteSource, Cancelled, type RunOptions, SourceError } from './ports.ts'
import { type FileRecord, parseFileRecord } from './record/file-record.ts'
import { type Lock, lockFor, PasswordRefused } from './security/open-seals.ts'
import { ChunkRing, chunksOf } from './source-chunks.ts'
import { inBlocks } from './source-in-blocks.ts'
import { type AttachedOriginal, readAttached } from './verify/attached-originals.ts'
import { type FileObjects, openFileObjects, PasswordNeeded } from './verify/cross-reference.ts'
import { type FileSeal, isAppendedTo, recordTextIn, sealIn } from './verify/record-in-file.ts'

/** An original that the record says is in this file, or one that is there without being in the record. */
export interface FoundOriginal {
  readonly fileName: string
  /** `added`: nobody recorded it. */
  readonly state: 'same' | 'altered' | 'missing' | 'added'
}

/** A file of a bundle, read back long after it was made, here or on another machine. */
export interface ReopenedBundle extends FileRecord {
  readonly bytes: number
  readonly sha256: string
  /** Every byte is as it was written. Tells accidents and other programs, not somebody who forges a file with care. */
  readonly isUnchanged: boolean
  readonly originals: readonly FoundOriginal[]
}

type Ports = Pick<BundlePorts, 'deflate' | 'newHash' | 'reader' | 'crypto'>

/** Says why it stops; met by `reopenBundle` alone. */
class NotReopened extends Error {
  readonly reason: ReopenReason
  constructor(reason: ReopenReason) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Reads a bundle's file: its record, whether its bytes are still those that were written, and each original in it against
 * the hash in the record. @param fileName for messages only.
 */
export async function reopenBundle(
  given: ByteSource,
  fileName: string,
  ports: Ports,
  run: RunOptions,
  password?: string,
): Promise<Result<ReopenedBundle, BundleFailure>> {
  try {
    return ok(await reopened(inBlocks(given), ports, run, password))
  } catch (error) {
    if (error instanceof Cancelled) return failed({ kind: 'bundle/cancelled' })
    const gone = error instanceof SourceError
    if (gone) return failed({ kind: 'bundle/original-unreadable', fileName, detail: error.detail })
    const reason = error instanceof NotReopened ? error.reason : 'damaged'
    return failed({ kind: 'bundle/cannot-reopen', fileName, reason })
  }
}

async function reopened(
  source: ByteSource,
  ports: Ports,
  run: RunOptions,
  password: string | undefined,
): Promise<ReopenedBundle> {
  const lock = password === undefined ? undefined : lockOf(password, ports)
  await mustBePdf(source)
  const objects = await openedBy(source, ports, lock)
  const text = await recordTextIn(objects, source, ports.deflate).catch(async () =>
    stop(await strangeReason(source, ports, 'rewritten')),
  )
  const found = text === undefined ? undefined : parseFileRecord(text)
  if (found === 'newer') return stop('newer')
  if (!found) return stop(await strangeReason(source, ports, 'no-record'))
  const seal = sealIn(objects.trailer)
  const { sha256, isSealed } = await hashed(source, seal, ports, run)
  const attached = await readAttached(source, ports, run, objects.decryption ? lock : undefined)
  return {
    ...found,
    bytes: source.bytes,
    sha256,
    isUnchanged: isSealed && !isAppendedTo(objects.trailer),
    originals: compared(found.record, found.volume, attached),
  }
}

const stop = (reason: ReopenReason): never => {
  throw new NotReopened(reason)
}

function lockOf(password: string, { crypto }: Ports): Lock {
  if (!crypto) throw new Error('a password without cryptography')
  try {
    return lockFor(password, crypto)
  } catch (error) {
    if (error instanceof PasswordRefused) return stop('wrong-password')
    throw error
  }
}

/** Readers look for the header in the first kilobyte (ISO 32000-1, annex H). */
async function mustBePdf(source: ByteSource): Promise<void> {
  const head = await source.read(0, Math.min(1024, source.bytes))
  if (!new TextDecoder('latin1').decode(head).includes('%PDF-')) stop('not-a-pdf')
}

async function openedBy(source: ByteSource, ports: Ports, lock: Lock | undefined): Promise<FileObjects> {
  try {
    return await openFileObjects(source, ports.deflate)
  } catch (error) {
    if (error instanceof SourceError) throw error
    if (!(error instanceof PasswordNeeded)) return stop(await strangeReason(source, ports, 'rewritten'))
    // only a file of ours says this; the passwords of others are none of our business
    if (!sealIn(error.trailer)) return stop('other-program')
  }
  if (!lock) return stop('password')
  return openFileObjects(source, ports.deflate, lock).catch((error: unknown) => {
    if (error instanceof PasswordNeeded) return stop('wrong-password')
    throw error
  })
}

/** What to say of a file whose record cannot be read: another reader tells which program made it. */
async function strangeReason(
  source: ByteSource,
  { reader }: Ports,
  ours: ReopenReason,
): Promise<ReopenReason> {
  try {
    const read = await reader.open(source)
    await read.close()
    return read.madeBy.some((program) => program.startsWith('Recourse')) ? ours : 'other-program'
  } catch (error) {
    if (error instanceof SourceError) throw error
    // a password of another program, or nothing that anybody could read
    return error instanceof Error && error.name === 'PasswordException' ? 'other-program' : 'damaged'
  }
}

/** The hash of all, and whether that of the beginning is the one that the writer noted. */
async function hashed(
  source: ByteSource,
  seal: FileSeal | undefined,
  { newHash }: Ports,
  { cancel, onProgress }: RunOptions,
): Promise<{ readonly sha256: string; readonly isSealed: boolean }> {
  const hash = newHash()
  const ring = new ChunkRing()
  let done = 0
  const take = async (from: number, length: number) => {
    for await (const chunk of chunksOf(source, from, length, ring)) {
      if (cancel.aborted) throw new Cancelled()
      hash.update(chunk)
      done += chunk.length
      onProgress({ step: 'reading', done, total: source.bytes })
    }
  }
  const until = seal ? Math.min(Math.max(0, seal.length), source.bytes) : 0
  await take(0, until)
  const beginning = hash.hexWith(new Uint8Array(0))
  await take(until, source.bytes - until)
  return { sha256: hash.hex(), isSealed: seal?.length === until && seal.sha256 === beginning }
}

function compared(
  { exhibits }: BundleRecord,
  volume: number,
  attached: readonly AttachedOriginal[],
): readonly FoundOriginal[] {
  const byName = new Map(attached.map((file) => [file.fileName, file]))
  const expected = exhibits.filter((one) => one.carried === 'inside' && one.volume === volume)
  const names = new Set(expected.map(({ fileName }) => fileName))
  return [
    ...expected.map(({ fileName, sha256, bytes }): FoundOriginal => {
      const file = byName.get(fileName)
      const isSame = file?.sha256 === sha256 && file.bytes === bytes
      return { fileName, state: !file ? 'missing' : isSame ? 'same' : 'altered' }
    }),
    ...attached
      .filter(({ fileName }) => !names.has(fileName))
      .map(({ fileName }): FoundOriginal => ({ fileName, state: 'added' })),
  ]
}
