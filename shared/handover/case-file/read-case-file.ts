import { sumsName } from '#shared/bundle/plan/sums.ts'
import { type ByteSource, type NewHash, SourceError } from '#shared/bundle/ports.ts'
import type { Operation } from '#shared/core/journal/operation.ts'
import { type ArchiveEntry, entrySource, readArchive } from '../archive/read-archive.ts'
import { custodyCheck } from '../custody/check-custody.ts'
import { utf8, wholeSource } from '../entry.ts'
import { linesOf } from '../lines-of.ts'
import type { PackRun } from '../pack/pack-input.ts'
import {
  anyHeader,
  type CaseFileHeader,
  caseFileHeader,
  caseFileNames,
  originalIn,
} from './case-file-header.ts'
import { CaseFileProblem } from './case-file-problem.ts'

export interface ReadCaseFile {
  readonly header: CaseFileHeader
  /** Puts, the case first; every one of them is of this case. */
  readonly records: readonly (Operation & { readonly op: 'put' })[]
  /** Bytes of originals by hash, compared with it. */
  readonly originals: ReadonlyMap<string, ByteSource>
}

/** What the reader needs of where it runs. `recordOf` gives a record when the text is one that this program keeps. */
export interface CaseFilePorts {
  readonly newHash: NewHash
  readonly recordOf: (value: unknown) => (Operation & { readonly op: 'put' }) | undefined
}

const mostSmallBytes = 64 * 1024 * 1024
const mostRecords = 200_000

/**
 * Reads a whole case file and compares everything in it with everything else, before anything is taken over: every file with its hash,
 * every original with its name, the log row by row, every record with its form, its case and what it points at.
 * @throws CaseFileProblem, ArchiveProblem, Cancelled.
 */
export async function readCaseFile(
  archive: ByteSource,
  { newHash, recordOf }: CaseFilePorts,
  { cancel, onProgress }: PackRun,
): Promise<ReadCaseFile> {
  const entries = new Map((await readArchive(archive)).map((entry) => [entry.name, entry]))
  const sourceOf = (name: string): ByteSource => {
    const entry = entries.get(name)
    if (!entry) throw new CaseFileProblem('not-a-case-file', name)
    return entrySource(archive, entry)
  }
  const header = headerIn(await textOf(sourceOf(caseFileNames.header)))
  let done = 0
  const hashOf = async (entry: ArchiveEntry): Promise<string> => {
    const hash = newHash()
    for await (const chunk of wholeSource(entrySource(archive, entry), cancel)) {
      hash.update(chunk)
      done += chunk.length
      onProgress(done, archive.bytes)
    }
    return hash.hex()
  }
  const sums = sumsIn(await textOf(sourceOf(sumsName)))
  const originals = new Map<string, ByteSource>()
  for (const [name, entry] of entries) {
    if (name === sumsName) continue
    const original = originalIn(name)
    if (original === undefined && !Object.values<string>(caseFileNames).includes(name))
      throw new CaseFileProblem('stranger', name)
    const found = await hashOf(entry)
    if (found !== sums.get(name) || (original !== undefined && original !== found))
      throw new CaseFileProblem('wrong-hash', name)
    sums.delete(name)
    if (original !== undefined) originals.set(original, entrySource(archive, entry))
  }
  for (const name of sums.keys()) throw new CaseFileProblem('missing', name)
  await checkJournal(sourceOf(caseFileNames.journal), header, newHash)
  const records = await recordsIn(sourceOf(caseFileNames.records), header, recordOf)
  checkReferences(records, originals)
  return { header, records, originals }
}

async function textOf(source: ByteSource): Promise<string> {
  if (source.bytes > mostSmallBytes) throw new CaseFileProblem('unreadable', source.id)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await source.read(0, source.bytes))
  } catch (error) {
    if (error instanceof TypeError) throw new CaseFileProblem('unreadable', source.id)
    throw error
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function headerIn(text: string): CaseFileHeader {
  const value = jsonOf(text)
  const any = anyHeader.safeParse(value)
  if (!any.success) throw new CaseFileProblem('not-a-case-file', caseFileNames.header)
  if (any.data.version > 1) throw new CaseFileProblem('newer', String(any.data.version))
  const header = caseFileHeader.safeParse(value)
  if (!header.success) throw new CaseFileProblem('unreadable', caseFileNames.header)
  return header.data
}

function sumsIn(text: string): Map<string, string> {
  const sums = new Map<string, string>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [, sha256, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (sha256 === undefined || name === undefined || sums.has(name))
      throw new CaseFileProblem('unreadable', sumsName)
    sums.set(name, sha256)
  }
  return sums
}

async function checkJournal(source: ByteSource, { custody }: CaseFileHeader, newHash: NewHash) {
  const check = custodyCheck((text) => {
    const hash = newHash()
    hash.update(utf8(text))
    return hash.hex()
  })
  for await (const line of linesIn(source)) check.line(line)
  const end = check.end(custody)
  if (!end.ok)
    throw new CaseFileProblem('broken-log', 'seq' in end.failure ? String(end.failure.seq) : source.id)
}

async function* linesIn(source: ByteSource): AsyncGenerator<string> {
  try {
    yield* linesOf(source)
  } catch (error) {
    if (error instanceof SourceError) throw new CaseFileProblem('unreadable', source.id)
    throw error
  }
}

async function recordsIn(
  source: ByteSource,
  { caseId, records: count }: CaseFileHeader,
  recordOf: CaseFilePorts['recordOf'],
): Promise<ReadCaseFile['records']> {
  const records: (Operation & { readonly op: 'put' })[] = []
  const seen = new Set<string>()
  for await (const line of linesIn(source)) {
    const where = `${caseFileNames.records}: ${records.length + 1}`
    const record = recordOf(jsonOf(line))
    if (!record || records.length >= mostRecords) throw new CaseFileProblem('unreadable', where)
    const of = record.entity === 'case' ? record.value.id : record.value.caseId
    const isFirst = records.length === 0
    if (of !== caseId || isFirst !== (record.entity === 'case'))
      throw new CaseFileProblem('other-case', where)
    const key = `${record.entity} ${record.value.id}`
    if (seen.has(key)) throw new CaseFileProblem('doubled', where)
    seen.add(key)
    records.push(record)
  }
  if (records.length !== count || records.length === 0)
    throw new CaseFileProblem('missing', caseFileNames.records)
  return records
}

/** Every exhibit has its bytes, and nothing lies there that no exhibit needs. */
function checkReferences(records: ReadCaseFile['records'], originals: ReadCaseFile['originals']): void {
  const needed = new Set<string>()
  for (const record of records) {
    if (record.entity !== 'exhibit') continue
    const { sha256, bytes } = record.value.original
    if (originals.get(sha256)?.bytes !== bytes) throw new CaseFileProblem('missing', `originals/${sha256}`)
    needed.add(sha256)
  }
  for (const sha256 of originals.keys())
    if (!needed.has(sha256)) throw new CaseFileProblem('stranger', `originals/${sha256}`)
}
