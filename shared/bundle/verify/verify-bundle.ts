import type { BundleCheck, BundleFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import type { VerificationRow } from '../plan/bundle-input.ts'
import type { Expectations } from '../plan/expectations.ts'
import {
  type BundlePorts,
  type ByteSource,
  Cancelled,
  type ReadBack,
  type ReadBackOutline,
  type RunOptions,
  SourceError,
} from '../ports.ts'
import type { OutlineItem } from '../render/document-model.ts'
import type { Lock } from '../security/open-seals.ts'
import { checkArchiveRules } from '../conformance/check-archive-rules.ts'
import { rules } from '../conformance/rules.ts'
import { readAttached } from './attached-originals.ts'
import { recordFileName } from '../record/file-record.ts'
import { inBlocks } from '../source-in-blocks.ts'
import { openFileObjects } from './cross-reference.ts'
import { leakCheck } from './leak-check.ts'
import { Mismatch } from './mismatch.ts'
import { comparePage } from './page-comparison.ts'
import { recordTextIn } from './record-in-file.ts'
import { withoutPictures } from './without-pictures.ts'

/**
 * Re-opens the finished file and compares every number, label, link, bookmark and original with the plan. The pages are
 * read by another engine (pdf.js); the originals are hashed from the file's own bytes.
 * @throws Cancelled, and SourceError when the finished file itself cannot be read.
 */
export async function verifyBundle(
  expected: Expectations,
  finished: ByteSource,
  ports: Pick<BundlePorts, 'reader' | 'newHash' | 'deflate'>,
  run: RunOptions,
  lock?: Lock,
): Promise<Result<readonly VerificationRow[], BundleFailure>> {
  const output = inBlocks(finished)
  try {
    return ok([
      ...(await verifyPages(expected, output, ports, run, lock)),
      ...(await verifyAttached(expected, output, ports, run, lock)),
      ...(expected.hidden ? [{ check: 'redaction' as const, compared: expected.hidden.length }] : []),
      ...(expected.isArchival && !lock ? await verifyRules(output, ports, run) : []),
    ])
  } catch (error) {
    if (error instanceof Cancelled || error instanceof SourceError) throw error
    if (error instanceof Mismatch) {
      const { check, where, expected: wanted, found } = error
      return failed({ kind: 'bundle/verification-failed', check, where, expected: wanted, found })
    }
    // whatever else a reader says of the file means that it is not the file it should be
    const detail = error instanceof Error ? error.message : String(error)
    const where = 'PDF'
    return failed({
      kind: 'bundle/verification-failed',
      check: 'structure',
      where,
      expected: 'PDF',
      found: detail,
    })
  }
}

async function verifyPages(
  expected: Expectations,
  output: ByteSource,
  ports: Pick<BundlePorts, 'reader' | 'deflate'>,
  run: RunOptions,
  lock?: Lock,
): Promise<readonly VerificationRow[]> {
  const objects = await openFileObjects(output, ports.deflate, lock)
  const file = await ports.reader.open(await withoutPictures(output, objects), lock?.password)
  try {
    must('pages', 'PDF', String(expected.pageCount), String(file.pageCount))
    must('structure', 'Title', expected.title, file.title)
    must('structure', 'Lang', expected.language, file.language)
    const record =
      expected.record === undefined ? undefined : await recordTextIn(objects, output, ports.deflate)
    must(
      'structure',
      recordFileName,
      'record',
      record === expected.record ? 'record' : (record?.slice(0, 200) ?? '–'),
    )
    const leaks = leakCheck(expected.hidden)
    await leaks.file(file, expected.record)
    const sum = { numbers: 0, rows: 0, links: 0, samples: 0 }
    for (let number = 1; number <= expected.pageCount; number++) {
      if (run.cancel.aborted) throw new Cancelled()
      const page = await file.page(number)
      await leaks.page(page, number + expected.firstPage - 1, () => file.told(number))
      const compared = comparePage(expected, number, page)
      for (const key of ['numbers', 'rows', 'links', 'samples'] as const) sum[key] += compared[key]
      run.onProgress({ step: 'verifying', done: number, total: expected.pageCount })
    }
    // what is expected of a page that was never read would otherwise pass unnoticed
    const { index, references } = expected
    must('index', 'PDF', String(index.length), String(sum.rows))
    must('links', 'PDF', String(index.length + references.length), String(sum.links))
    const bookmarks = await compareOutline(expected, file)
    const row = (check: BundleCheck, compared: number): VerificationRow => ({ check, compared })
    return [
      row('structure', expected.record === undefined ? 2 : 3),
      row('pages', expected.pageCount),
      row('printed-numbers', sum.numbers),
      row('labels', expected.pageCount),
      row('index', sum.rows),
      row('links', sum.links),
      row('bookmarks', bookmarks),
      row('text', sum.samples),
    ]
  } finally {
    await file.close()
  }
}

async function compareOutline(
  { outline, firstPage }: Pick<Expectations, 'outline' | 'firstPage'>,
  file: ReadBack,
): Promise<number> {
  const compare = (
    wanted: readonly OutlineItem[],
    found: readonly ReadBackOutline[],
    where: string,
  ): number => {
    must('bookmarks', where, String(wanted.length), String(found.length))
    return wanted.reduce((sum, item, index) => {
      const read = found[index]
      must('bookmarks', item.title, item.title, read?.title ?? '–')
      const page = read?.toPage === undefined ? '–' : read.toPage + firstPage - 1
      must('bookmarks', item.title, String(item.page), String(page))
      return sum + 1 + compare(item.children, read?.children ?? [], item.title)
    }, 0)
  }
  return compare(outline, await file.outline(), 'PDF')
}

async function verifyAttached(
  expected: Expectations,
  output: ByteSource,
  ports: Pick<BundlePorts, 'newHash' | 'deflate'>,
  run: RunOptions,
  lock?: Lock,
): Promise<readonly VerificationRow[]> {
  const found = await readAttached(output, ports, run, lock)
  must('attachments', 'PDF', String(expected.attachments.length), String(found.length))
  const byName = new Map(found.map((file) => [file.fileName, file]))
  for (const { fileName, bytes, sha256 } of expected.attachments) {
    const file = byName.get(fileName)
    must('attachments', fileName, String(bytes), String(file?.bytes ?? '–'))
    must('attachments', fileName, sha256, file?.sha256 ?? '–')
  }
  return [{ check: 'attachments', compared: found.length }]
}

/** A file that claims a standard and breaks one of its rules is not handed over. */
async function verifyRules(
  output: ByteSource,
  ports: Pick<BundlePorts, 'deflate'>,
  run: RunOptions,
): Promise<readonly VerificationRow[]> {
  const [first] = await checkArchiveRules(output, ports, run)
  if (first) throw new Mismatch('archive-rules', first.where, rules[first.rule], first.rule)
  return [{ check: 'archive-rules', compared: Object.keys(rules).length }]
}

/** @throws Mismatch when the two differ. */
function must(check: BundleCheck, where: string, expected: string, found: string): void {
  if (expected !== found) throw new Mismatch(check, where, expected, found)
}
