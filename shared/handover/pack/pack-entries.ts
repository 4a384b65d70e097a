import { sumLine, sumsName } from '#shared/bundle/plan/sums.ts'
import { displayName } from '#shared/core/evidence/display-name.ts'
import { formatInstant } from '#shared/messages/format.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { statementTemplates } from '#shared/reference/statement.ts'
import { custodyChunks } from '../custody/custody-chunks.ts'
import { type CustodySummary, emptySummary } from '../custody/custody-line.ts'
import { type EntryHash, type HandoverEntry, hashed, mustBe, oneChunk, utf8, wholeSource } from '../entry.ts'
import { statementText } from '../statements/statement-text.ts'
import { timestampRequest } from '../timestamp/request.ts'
import { verifyPage } from '../verify-page/verify-page.ts'
import { chronologyCsv } from './chronology-csv.ts'
import { exhibitFileName } from './exhibit-file-name.ts'
import { manifestOf } from './manifest.ts'
import type { PackInput, PackPorts, PackRun } from './pack-input.ts'
import { plainTextFile, verifyText } from './verify-text.ts'

export const custodyName = 'custody-log.jsonl'
export const manifestName = 'manifest.json'
export const requestName = `${sumsName}.tsq`

/** What a finished pack is, for the history and the receipt. */
export interface PackSummary {
  readonly files: readonly EntryHash[]
  /** SHA-256 of SHA256SUMS: the one value that stands for all of it. */
  readonly sumsSha256: string
  readonly custody: CustodySummary
}

/** The bundle's own names may be in any language; in a pack they are numbered. */
const bundleName = (index: number, count: number, fileName: string): string => {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(fileName)?.[0].toLowerCase() ?? '.pdf'
  return count === 1 ? `00_Bundle${ending}` : `00_Bundle_${String(index + 1).padStart(2, '0')}${ending}`
}

/**
 * The files of a lawyer pack, one after the other; each must be read to its end before the next is asked for. What they hash to is
 * known only then, so the manifest and SHA256SUMS come last. `summary` is there after the last one.
 * @throws Cancelled, SourceError; OriginalAltered when a file is not the one that was taken in.
 */
export function packEntries(
  input: PackInput,
  { newHash, verifyPage: parts }: PackPorts,
  { cancel, onProgress }: PackRun,
): { readonly entries: AsyncGenerator<HandoverEntry>; readonly summary: () => PackSummary } {
  const hashes: EntryHash[] = []
  const hashText = (text: string): string => {
    const hash = newHash()
    hash.update(utf8(text))
    return hash.hex()
  }
  const sources = [...input.bundle.files, ...input.exhibits].map(({ source }) => source.bytes)
  const total = sources.reduce((sum, bytes) => sum + bytes, 0)
  let done = 0
  let custody = emptySummary
  let sumsSha256: string | undefined

  async function* counted(bytes: HandoverEntry['bytes']): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for await (const chunk of bytes) {
      yield chunk
      done += chunk.length
      onProgress(done, total)
    }
  }
  const entry = (name: string, bytes: HandoverEntry['bytes']): HandoverEntry => ({
    name,
    bytes: hashed({ name, bytes }, newHash, (found) => hashes.push(found)),
  })
  const textEntry = (name: string, text: string) => entry(name, oneChunk(utf8(text)))
  const last = (): EntryHash => {
    const found = hashes.at(-1)
    if (!found) throw new Error('a file of the pack was not read')
    return found
  }
  async function* entries(): AsyncGenerator<HandoverEntry> {
    const { files } = input.bundle
    for (const [index, { fileName, source, sha256 }] of files.entries()) {
      yield entry(bundleName(index, files.length, fileName), counted(wholeSource(source, cancel)))
      mustBe(last(), sha256, fileName)
    }
    const bundle = hashes.slice()
    for (const [index, { exhibit, source }] of input.exhibits.entries()) {
      const { name, sha256 } = exhibit.original
      yield entry(exhibitFileName(index + 1, name), counted(wholeSource(source, cancel)))
      mustBe(last(), sha256, displayName(name))
    }
    const exhibits = hashes.slice(bundle.length)
    const text = messagesOf(input.language)
    const cited = new Map(
      input.exhibits.map(({ exhibit, cited: { number } }, index) => [
        exhibit.id as string,
        `${number} (${exhibits[index]?.name ?? ''})`,
      ]),
    )
    yield textEntry('chronology.csv', chronologyCsv({ ...input, exhibits: cited, text }))
    const log = custodyChunks(input.journal.rows, input.case.id, hashText, cancel, (end) => (custody = end))
    yield entry(custodyName, log)
    const wall = (at: PackInput['madeAt']) => `${formatInstant(at, input.zone)} (${input.zone})`
    const facts = {
      producer: input.producer,
      madeAt: wall(input.madeAt),
      device: input.device,
      sums: sumsName,
      exhibits: input.exhibits.map(({ exhibit, cited: { number } }, index) => ({
        number,
        file: exhibits[index]?.name ?? '',
        name: displayName(exhibit.original.name),
        bytes: exhibit.original.bytes,
        sha256: exhibit.original.sha256,
        at: wall(exhibit.acquiredAt),
        device: exhibit.acquiredOn,
      })),
    }
    for (const template of statementTemplates())
      yield textEntry(`statements/${template.fileName}`, plainTextFile(statementText(template, facts)))
    yield textEntry('VERIFY.txt', verifyText(input, exhibits[0]?.name ?? '00_Bundle.pdf'))
    yield textEntry('verify.html', verifyPage(input.language, parts, newHash))
    const others = hashes.slice(bundle.length + exhibits.length)
    yield textEntry(manifestName, manifestOf(input, { bundle, exhibits, others, custody }))
    const sums = hashes.map(({ sha256, name }) => sumLine(sha256, name)).join('')
    sumsSha256 = hashText(sums)
    yield { name: sumsName, bytes: oneChunk(utf8(sums)) }
    yield { name: requestName, bytes: oneChunk(timestampRequest(sumsSha256)) }
  }
  return {
    entries: entries(),
    summary() {
      if (sumsSha256 === undefined) throw new Error('the pack is not finished')
      return { files: hashes, sumsSha256, custody }
    },
  }
}
