import { sumsName } from '#shared/bundle/plan/sums.ts'
import { type ByteSource, type NewHash } from '#shared/bundle/ports.ts'
import { type EntryHash, utf8, wholeSource } from '../entry.ts'
import { type ArchiveEntry, entrySource, readArchive } from '../archive/read-archive.ts'
import { custodyCheck } from '../custody/check-custody.ts'
import { linesOf } from '../lines-of.ts'
import { custodyName, type PackSummary, requestName } from './pack-entries.ts'
import type { PackRun } from './pack-input.ts'

/** A finished archive does not hold what went into it. Nothing of it is handed over. */
export class PackContradicts extends Error {
  /** Of the file in the archive. */
  readonly where: string
  constructor(where: string) {
    super(`the pack contradicts itself: ${where}`)
    this.where = where
  }
}

/**
 * Reads a finished pack back as its recipient would: every file of the archive against SHA256SUMS, and the custody log row by row.
 * @throws PackContradicts, ArchiveProblem, Cancelled.
 */
export async function checkPack(
  archive: ByteSource,
  { files, sumsSha256, custody }: PackSummary,
  newHash: NewHash,
  { cancel, onProgress }: PackRun,
): Promise<void> {
  const entries = new Map((await readArchive(archive)).map((entry) => [entry.name, entry]))
  let done = 0
  const hashOf = async (entry: ArchiveEntry): Promise<EntryHash> => {
    const hash = newHash()
    for await (const chunk of wholeSource(entrySource(archive, entry), cancel)) {
      hash.update(chunk)
      done += chunk.length
      onProgress(done, archive.bytes)
    }
    return { name: entry.name, sha256: hash.hex(), bytes: entry.bytes }
  }
  for (const expected of [...files, { name: sumsName, sha256: sumsSha256 }]) {
    const entry = entries.get(expected.name)
    if (!entry || (await hashOf(entry)).sha256 !== expected.sha256) throw new PackContradicts(expected.name)
    entries.delete(expected.name)
  }
  entries.delete(requestName)
  for (const name of entries.keys()) throw new PackContradicts(name)

  const log = (await readArchive(archive)).find(({ name }) => name === custodyName)
  if (!log) throw new PackContradicts(custodyName)
  const check = custodyCheck((text) => {
    const hash = newHash()
    hash.update(utf8(text))
    return hash.hex()
  })
  for await (const line of linesOf(entrySource(archive, log))) check.line(line)
  if (!check.end(custody).ok) throw new PackContradicts(custodyName)
}
