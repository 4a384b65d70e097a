import { createHash } from 'node:crypto'
import { makeZip } from 'client-zip'
import { asCaseId, asInstant, asSha256 } from '#shared/core/ids.ts'
import { put } from '#shared/core/journal/operation.ts'
import { caseFileEntries } from '#shared/handover/case-file/case-file-entries.ts'
import { aCase } from '../../builders/a-case.ts'
import { anEvent } from '../../builders/an-event.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { aJournal, given } from '../../builders/a-pack.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { nodeHash } from '../../builders/node-hash.ts'

/** Bytes of an original: text that says which it is, so that no two are alike. */
const contentOf = (name: string, bytes: number) => Buffer.alloc(bytes, `${name} 通话记录\n`)

export interface CaseFile {
  readonly title: string
  readonly bytes: Buffer
  readonly events: number
  readonly exhibits: number
  /** Of its originals. */
  readonly hashes: readonly string[]
}

/**
 * A case of another machine with so many items: every exhibit is cited by an event. One original in twenty has two chunks; the
 * first is the recording, where there is one.
 */
export async function caseFile(nth: number, items: number, recording?: Buffer): Promise<CaseFile> {
  const caseId = asCaseId(`case-${nth}`)
  const title = `退费纠纷 ${nth}`
  const [events, exhibits] = [Math.floor(items / 2), Math.ceil(items / 2)]
  const isRecording = (n: number) => n === 0 && recording !== undefined
  const originals = Array.from({ length: exhibits }, (_, n) =>
    isRecording(n) && recording
      ? recording
      : contentOf(`${nth}-${n}`, n % 20 === 1 ? 1_200_000 + n : 900 + 37 * n),
  )
  const hashes = originals.map((bytes) => createHash('sha256').update(bytes).digest('hex'))
  const whole = {
    case: aCase({ id: caseId, title }),
    parties: [],
    entries: [],
    exports: [],
    exhibits: originals.map((bytes, n) =>
      anExhibit({
        id: `exhibit-${nth}-${n}`,
        caseId,
        position: n + 1,
        title: `记录 ${nth}-${n}`,
        original: {
          sha256: asSha256(hashes[n] ?? ''),
          bytes: bytes.length,
          name: `${nth}-${n}.txt`,
          ...(isRecording(n) && { name: 'call.mp3', type: 'audio/mpeg', media: 'audio' }),
        },
      }),
    ),
    events: Array.from({ length: events }, (_, n) =>
      anEvent({
        id: `event-${nth}-${n}`,
        caseId,
        date: `2024-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + n).padStart(2, '0')}`,
        text: `第 ${n} 次通话`,
        exhibitIds: [`exhibit-${nth}-${n}`],
      }),
    ),
  }
  const input = {
    whole,
    sourceOf: ({ sha256 }: { readonly sha256: string }) =>
      memorySource(new Uint8Array(originals[hashes.indexOf(sha256)] ?? []), sha256),
    rows: given(aJournal([{ ops: [put('case', whole.case)], label: 'case-created' }])),
    madeAt: asInstant('2025-06-01T08:00:00.000Z'),
    producer: 'Recourse 0.1.0',
    device: 'another machine',
  }
  const run = { cancel: { aborted: false }, onProgress: () => undefined }
  const files = (async function* () {
    for await (const { name, bytes } of caseFileEntries(input, nodeHash.newHash, run))
      yield { name, input: bytes, lastModified: new Date(1980, 0, 1) }
  })()
  const bytes = Buffer.from(await new Response(makeZip(files)).arrayBuffer())
  return { title, bytes, events, exhibits, hashes }
}
