import { sumLine, sumsName } from '#shared/bundle/plan/sums.ts'
import type { ByteSource, NewHash } from '#shared/bundle/ports.ts'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Instant } from '#shared/core/ids.ts'
import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import type { JournalRow } from '#shared/core/journal/commit.ts'
import { put, type Operation } from '#shared/core/journal/operation.ts'
import type { WholeCase } from '#shared/core/journal/removal.ts'
import { custodyChunks } from '../custody/custody-chunks.ts'
import { emptySummary } from '../custody/custody-line.ts'
import { type EntryHash, type HandoverEntry, hashed, mustBe, oneChunk, utf8, wholeSource } from '../entry.ts'
import type { PackRun } from '../pack/pack-input.ts'
import { type CaseFileHeader, caseFileNames, caseFileVersion, originalName } from './case-file-header.ts'

/** All that a case file is made of. The same input gives the same bytes. */
export interface CaseFileInput {
  readonly whole: WholeCase
  readonly sourceOf: (original: WholeCase['exhibits'][number]['original']) => ByteSource
  /** From the journal's first row to its head. */
  readonly rows: AsyncIterable<JournalRow>
  readonly madeAt: Instant
  readonly producer: string
  readonly device: string
}

/** The case's records as they would be put, what is pointed at before what points. */
export const recordsOf = ({
  case: one,
  parties,
  exhibits,
  events,
  entries,
  exports,
}: WholeCase): readonly Operation[] => [
  put('case', one),
  ...parties.map((value) => put('party', value)),
  ...exhibits.map((value) => put('exhibit', value)),
  ...events.map((value) => put('event', value)),
  ...entries.map((value) => put('entry', value)),
  ...exports.map((value) => put('export', value)),
]

async function* lines(values: readonly Operation[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const value of values) yield utf8(`${canonicalJson(value)}\n`)
}

/**
 * The files of a case file, one after the other; each must be read to its end before the next is asked for.
 * @throws Cancelled, SourceError; OriginalAltered when an original is not the one that was taken in.
 */
export async function* caseFileEntries(
  input: CaseFileInput,
  newHash: NewHash,
  { cancel, onProgress }: PackRun,
): AsyncGenerator<HandoverEntry> {
  const { whole, sourceOf, rows } = input
  const hashes: EntryHash[] = []
  const hashText = (text: string): string => {
    const hash = newHash()
    hash.update(utf8(text))
    return hash.hex()
  }
  const entry = (name: string, bytes: HandoverEntry['bytes']): HandoverEntry => ({
    name,
    bytes: hashed({ name, bytes }, newHash, (found) => hashes.push(found)),
  })
  const originals = [
    ...new Map(whole.exhibits.map(({ original }) => [original.sha256, original] as const)).values(),
  ]
  const total = originals.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  async function* counted(bytes: HandoverEntry['bytes']): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for await (const chunk of bytes) {
      yield chunk
      done += chunk.length
      onProgress(done, total)
    }
  }
  for (const original of originals) {
    yield entry(originalName(original.sha256), counted(wholeSource(sourceOf(original), cancel)))
    const found = hashes.at(-1)
    if (!found) throw new Error('an original was not read')
    mustBe(found, original.sha256, displayName(original.name))
  }
  const records = recordsOf(whole)
  yield entry(caseFileNames.records, lines(records))
  let custody = emptySummary
  yield entry(
    caseFileNames.journal,
    custodyChunks(rows, whole.case.id, hashText, cancel, (end) => (custody = end)),
  )
  const header: CaseFileHeader = {
    format: 'recourse-case',
    version: caseFileVersion,
    caseId: whole.case.id,
    title: whole.case.title,
    madeAt: input.madeAt,
    producer: input.producer,
    device: input.device,
    records: records.length,
    originals: originals.length,
    custody,
  }
  yield entry(caseFileNames.header, oneChunk(utf8(`${JSON.stringify(header, null, 2)}\n`)))
  const sums = hashes.map(({ sha256, name }) => sumLine(sha256, name)).join('')
  yield { name: sumsName, bytes: oneChunk(utf8(sums)) }
}
