import { PDFContext, PDFDict, type PDFObject } from 'pdf-lib'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { ByteSource, RunOptions } from '../ports.ts'
import { webCiphers } from '../security/ciphers.ts'
import { fileKey } from '../security/file-key.ts'
import { objectDecryption } from '../security/object-decryption.ts'
import type { WebCrypto } from '../security/web-crypto.ts'
import { encryptionOf } from './encryption-entries.ts'
import { isParsing, readIndex } from './file-index.ts'
import { ForeignFile } from './foreign-file.ts'
import { rawFile } from './raw-file.ts'
import { rebuildIndex } from './rebuilt-index.ts'

/** What opens an encrypted file. Without cryptography none is opened. */
export interface Unlocking {
  readonly crypto?: WebCrypto | undefined
  readonly password?: string | undefined
}

/** The file has a password. `wrong-password`: one was given, and it is another. `unknown`: no password opens it. */
export interface LockedProblem {
  readonly kind: 'encrypted'
  readonly lock: 'no-password' | 'wrong-password' | 'unknown'
}

export interface OpenedFile {
  readonly file: ForeignFile
  readonly catalog: PDFDict | undefined
  /** Its cross-references were wrong, so every object was looked for. */
  readonly isRepaired: boolean
  /** The password, where it was needed. */
  readonly password: string | undefined
}

/**
 * Opens a file by its cross-references, or where they are wrong by what stands in it; `work` does with it what needs it
 * whole, and is called again where only that shows that they are.
 * @throws SourceError, Cancelled, and whatever a file that is none makes a parser throw.
 */
export async function withFile<T>(
  source: ByteSource,
  run: Pick<RunOptions, 'cancel'>,
  unlocking: Unlocking,
  work: (opened: OpenedFile) => Promise<T>,
): Promise<Result<T, LockedProblem>> {
  try {
    const raw = rawFile(source, PDFContext.create(), run)
    return await unlocked(new ForeignFile(source, raw, await readIndex(raw), run), unlocking, false, work)
  } catch (error) {
    if (!isParsing(error)) throw error // else the offsets are wrong: look at the objects themselves, as readers do
  }
  const raw = rawFile(source, PDFContext.create(), run)
  const rebuilt = await rebuildIndex(raw)
  return unlocked(new ForeignFile(source, raw, rebuilt, run, rebuilt), unlocking, true, work)
}

async function unlocked<T>(
  file: ForeignFile,
  unlocking: Unlocking,
  isRepaired: boolean,
  work: (opened: OpenedFile) => Promise<T>,
): Promise<Result<T, LockedProblem>> {
  const found = await unlock(file, unlocking)
  if (found.lock) return failed({ kind: 'encrypted', lock: found.lock })
  await file.findPacked()
  const catalog = await file.load(file.trailer.get('Root'))
  const opened = { file, catalog: catalog instanceof PDFDict ? catalog : undefined, isRepaired }
  return ok(await work({ ...opened, password: found.password }))
}

/** Gives the file its decryption; what keeps it closed otherwise. */
async function unlock(
  file: ForeignFile,
  { crypto, password }: Unlocking,
): Promise<{ readonly lock?: LockedProblem['lock']; readonly password?: string | undefined }> {
  const entry = file.trailer.get('Encrypt')
  if (!entry) return {}
  const encrypt = await withAll(file, entry)
  if (!(encrypt instanceof PDFDict)) return { lock: 'unknown' }
  const encryption = encryptionOf(encrypt, await withAll(file, file.trailer.get('ID')))
  if (!encryption || !crypto) return { lock: 'unknown' }
  const ciphers = webCiphers(crypto)
  // many files only forbid printing: anybody may open them
  const open = await fileKey(ciphers, encryption.entries, '')
  const key =
    open ?? (password === undefined ? undefined : await fileKey(ciphers, encryption.entries, password))
  if (!key) return { lock: password === undefined ? 'no-password' : 'wrong-password' }
  file.decryption = objectDecryption(ciphers, key, encryption.methods)
  return open ? {} : { password }
}

async function withAll(file: ForeignFile, value: PDFObject | undefined): Promise<PDFObject | undefined> {
  await file.loadAll(value)
  return file.load(value)
}
