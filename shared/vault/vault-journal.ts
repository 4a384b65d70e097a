import { type ChainBreak, followed, type HashText } from '../core/journal/chain.ts'
import { emptyHead, type JournalHead, type JournalRow } from '../core/journal/commit.ts'
import { ok, type Result } from '../core/result.ts'
import { frameOf } from './frames.ts'
import { copied } from './copied.ts'
import { rowsBehind, rowsInSegment } from './read-segment.ts'
import { firstRowOf, goesOn, segmentHead, segmentHeadBytes, segmentPath } from './segments.ts'
import type { VaultFiles } from './vault-files.ts'
import { writeWhole } from './write-whole.ts'

/** One answer of `rows` holds about this many bytes of bodies. */
const answerBytes = 1024 * 1024

interface Segment {
  readonly path: string
  readonly before: JournalHead
  /** Bytes of its head and its whole rows. */
  readonly bytes: number
}

export interface VaultJournal {
  readonly head: () => JournalHead
  /** The first row that cannot be read. */
  readonly damagedFrom: () => number | undefined
  /** Whole rows that lie behind the damage: as many as that, and more, were written once. */
  readonly behindDamage: () => number
  readonly append: (rows: readonly JournalRow[]) => Promise<Result<JournalHead, ChainBreak>>
  readonly rows: (fromSeq: number) => Promise<readonly JournalRow[]>
  readonly cutDamage: () => Promise<void>
}

export interface JournalParts {
  readonly files: VaultFiles
  readonly hashText: HashText
  /** Where what cannot be read is put. */
  readonly nameAside: (path: string) => string
  readonly segmentBytes: number
}

async function hasRow(
  files: VaultFiles,
  path: string,
  hashText: HashText,
  head: JournalHead,
): Promise<boolean> {
  const first = await rowsInSegment(files, path, hashText, { head }).next()
  return first.done !== true
}

/** Reads the whole journal: what cannot be read is known before anything is written. @throws DiskError. */
export async function openJournal({
  files,
  hashText,
  nameAside,
  segmentBytes,
}: JournalParts): Promise<VaultJournal> {
  const segments: Segment[] = []
  let head = emptyHead
  /** Segments from the damaged one on, as they are on the disk. */
  let damaged: readonly string[] = []

  const names = (await files.list('journal')).filter((name) => firstRowOf(name) !== undefined).toSorted()
  const paths = names.map((name) => `journal/${name}`)
  for (const [index, path] of paths.entries()) {
    const isOurs = goesOn(await files.read(path, 0, segmentHeadBytes), head)
    // the chain of hashes proves the rows, whatever became of the head
    if (!isOurs && !(await hasRow(files, path, hashText, head))) {
      damaged = paths.slice(index)
      break
    }
    const before = head
    let bytes = segmentHeadBytes
    for await (const { row, next } of rowsInSegment(files, path, hashText, { head })) {
      head = { seq: row.seq, hash: row.hash }
      bytes = next
    }
    segments.push({ path, before, bytes })
    const size = (await files.sizeOf(path)) ?? bytes
    if (size === bytes) continue
    if (index < paths.length - 1 || (await rowsBehind(files, path, bytes, size)) > 0) {
      damaged = paths.slice(index)
      break
    }
    // an append that never finished, and that nobody was told of
    await copied(files, path, bytes, size, nameAside(`${path}-unfinished`))
    await files.append(path, bytes, new Uint8Array(0))
  }

  let behind = 0
  for (const path of damaged) {
    const from = path === segments.at(-1)?.path ? (segments.at(-1)?.bytes ?? 0) : 0
    behind += await rowsBehind(files, path, from, (await files.sizeOf(path)) ?? 0)
  }

  /** Where the reader of all rows goes on, so that page after page costs one pass. */
  let ahead:
    | { readonly seq: number; readonly segment: Segment; readonly at: number; readonly head: JournalHead }
    | undefined
  const beginAt = (fromSeq: number) => {
    if (ahead?.seq === fromSeq) return ahead
    const segment = segments.findLast(({ before }) => before.seq < fromSeq)
    return segment && { segment, at: segmentHeadBytes, head: segment.before }
  }

  return {
    head: () => head,
    damagedFrom: () => (damaged.length > 0 ? head.seq + 1 : undefined),
    behindDamage: () => behind,

    async append(rows) {
      let next = head
      for (const row of rows) {
        const one = followed(next, row, hashText)
        if (!one.ok) return one
        next = one.value
      }
      if (rows.length === 0) return ok(head)
      let last = segments.at(-1)
      if (!last || last.bytes >= segmentBytes) {
        const path = segmentPath(head.seq + 1)
        await writeWhole(files, path, segmentHead(head))
        last = { path, before: head, bytes: segmentHeadBytes }
        segments.push(last)
      }
      const frames = rows.map(frameOf)
      const bytes = new Uint8Array(frames.reduce((sum, { length }) => sum + length, 0))
      let at = 0
      for (const frame of frames) {
        bytes.set(frame, at)
        at += frame.length
      }
      await files.append(last.path, last.bytes, bytes)
      segments.splice(-1, 1, { ...last, bytes: last.bytes + bytes.length })
      head = next
      return ok(head)
    },

    async rows(fromSeq) {
      const found: JournalRow[] = []
      let held = 0
      let begin = beginAt(fromSeq)
      while (begin && held < answerBytes) {
        const { segment } = begin
        let [place, before]: [number, JournalHead] = [begin.at, begin.head]
        for await (const { row, next } of rowsInSegment(files, segment.path, hashText, begin)) {
          if (row.seq > head.seq) break
          place = next
          before = { seq: row.seq, hash: row.hash }
          if (row.seq < fromSeq) continue
          found.push(row)
          held += row.body.length
          if (held >= answerBytes) break
        }
        ahead = { seq: before.seq + 1, segment, at: place, head: before }
        if (held >= answerBytes) break
        const behind = segments[segments.findIndex(({ path }) => path === segment.path) + 1]
        begin = behind && { segment: behind, at: segmentHeadBytes, head: behind.before }
      }
      return found
    },

    async cutDamage() {
      const last = segments.at(-1)
      // the last first: a crash between two steps leaves damage where it was
      for (const path of damaged.toReversed()) {
        if (path !== last?.path) await files.move(path, nameAside(path))
        else {
          await copied(files, path, 0, (await files.sizeOf(path)) ?? 0, nameAside(path))
          await files.append(path, last.bytes, new Uint8Array(0))
        }
      }
      damaged = []
      behind = 0
    },
  }
}
