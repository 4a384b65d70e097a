import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeZip } from 'client-zip'
import type { ByteSource } from '#shared/bundle/ports.ts'
import { asCaseId, asInstant } from '#shared/core/ids.ts'
import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import { linked } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalBody, type JournalRow } from '#shared/core/journal/commit.ts'
import { put } from '#shared/core/journal/operation.ts'
import { packEntries } from '#shared/handover/pack/pack-entries.ts'
import type { PackInput, PackPorts } from '#shared/handover/pack/pack-input.ts'
import { aCase } from './a-case.ts'
import { anEvent } from './an-event.ts'
import { withBytes } from './a-bundle-input.ts'
import { memorySource } from './memory-source.ts'
import { nodeHash, sha256Of } from './node-hash.ts'

const page = join(import.meta.dirname, '../../shared/handover/verify-page')
const textOf = (name: string) => readFileSync(join(page, name), 'utf8')

export const packPorts: PackPorts = {
  newHash: nodeHash.newHash,
  verifyPage: {
    core: textOf('verify-core.js'),
    screen: textOf('verify-screen.js'),
    style: textOf('verify.css'),
  },
}

const body = (over: Partial<JournalBody>): JournalBody => ({
  v: 1,
  kind: 'change',
  label: 'case-edited',
  at: asInstant('2025-05-01T02:00:00.000Z'),
  by: 'linux, Recourse 0.1.0 #1a2b3c4d',
  ops: [],
  inverse: [],
  ...over,
})

/** A journal of these commits. */
export function aJournal(bodies: readonly Partial<JournalBody>[]): readonly JournalRow[] {
  const rows: JournalRow[] = []
  for (const over of bodies)
    rows.push(linked(rows.at(-1) ?? emptyHead, canonicalJson(body(over)), nodeHash.hashText))
  return rows
}

/** What another case's rows say must never be in a pack. */
export const otherCasesSecret = 'the other vendor'

/** Ten commits: those of our case, and among them three of another one. */
export const twoCases = (): readonly JournalRow[] => {
  const ours = (title: string) => ({ ops: [put('case', aCase({ title }))] })
  const theirs = (title: string) => ({
    ops: [put('case', aCase({ id: asCaseId('case-2'), title: `${otherCasesSecret} ${title}` }))],
  })
  return aJournal([
    { ...ours('外呼机器人'), label: 'case-created' },
    { ...theirs('a'), label: 'case-created' },
    { ops: [put('event', anEvent())], label: 'event-added' },
    ours('退费'),
    theirs('b'),
    ours('外呼机器人退费'),
    ours('外呼机器人退费 2'),
    theirs('c'),
    ours('外呼机器人退费 3'),
    ours('外呼机器人退费'),
  ])
}

export async function* given<T>(values: Iterable<T>): AsyncGenerator<T> {
  yield* values
}

/** A small pack: a PDF that is none, two exhibits, one event. */
export function aPackInput(
  over: Partial<PackInput> & { readonly rows?: readonly JournalRow[] } = {},
): PackInput {
  const { rows = twoCases(), ...rest } = over
  const pdf = new TextEncoder().encode('%PDF-1.7 not really')
  const head = rows.at(-1) ?? emptyHead
  return {
    case: aCase(),
    parties: [],
    events: [anEvent({ exhibitIds: ['exhibit-1'] })],
    exhibits: [
      {
        ...withBytes('订单号：DH20240918-001\n', { id: 'exhibit-1', original: { name: '订单 截图.TXT' } }),
        cited: { number: '1', firstPage: 3, lastPage: 3 },
      },
      {
        ...withBytes('RIFF and so on', { id: 'exhibit-2', original: { name: 'call-0325.mp3' } }),
        cited: { number: '2', firstPage: 4, lastPage: 5 },
      },
    ],
    bundle: {
      files: [{ fileName: '证据.pdf', source: memorySource(pdf, 'bundle'), sha256: sha256Of(pdf) }],
      head: rows.at(-2)?.hash ?? head.hash,
      profile: 'lawyer-reading-copy',
      pages: 5,
    },
    journal: { head: { seq: head.seq, hash: head.hash }, rows: given(rows) },
    language: 'en',
    madeAt: asInstant('2025-05-20T08:30:00.000Z'),
    zone: 'Asia/Shanghai',
    producer: 'Recourse 0.1.0',
    device: 'linux, Recourse 0.1.0',
    ...rest,
  }
}

/** Pack and summary, zipped as the program does it. */
export async function aPack(input: PackInput = aPackInput()) {
  const run = { cancel: { aborted: false }, onProgress: () => undefined }
  const { entries, summary } = packEntries(input, packPorts, run)
  const inputs = (async function* () {
    for await (const { name, bytes } of entries)
      yield { name, input: bytes, lastModified: new Date(1980, 0, 1) }
  })()
  const bytes = new Uint8Array(await new Response(makeZip(inputs)).arrayBuffer())
  return { bytes, source: memorySource(bytes, 'pack') as ByteSource, summary: summary() }
}
