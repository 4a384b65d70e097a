import { displayName } from '#shared/core/evidence/display-name.ts'
import type { BundleFailure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { nameOf } from './pages/layout.ts'
import type { BundleInput, MadeBundle } from './plan/bundle-input.ts'
import { drawPages, expectationsOf, noPageFacts, type PageFacts } from './plan/draw-pages.ts'
import { failureOf } from './plan/failure-of.ts'
import { type LaidOut, layOut } from './plan/lay-out.ts'
import { outlineOf } from './plan/outline.ts'
import { checkedSize, planOf } from './plan-bundle.ts'
import { type BundlePorts, Cancelled, type RunOptions, type Sink } from './ports.ts'
import type { Attachment, BundleDocument } from './render/document-model.ts'
import { writeDocument } from './render/write-document.ts'
import { ChunkRing, chunksOf } from './source-chunks.ts'
import { verifyBundle } from './verify/verify-bundle.ts'
import { OriginalAltered } from './write/original-altered.ts'

/**
 * Makes a bundle: lay out, write, read back, compare. Only a file that says what the plan says is handed over; on any
 * failure and when cancelled nothing is left in the sink.
 * @param tamper changes the document between plan and file. For tests of the verification only.
 */
export async function makeBundle(
  input: BundleInput,
  ports: BundlePorts,
  sink: Sink,
  run: RunOptions,
  tamper: (document: BundleDocument) => BundleDocument = (document) => document,
): Promise<Result<MadeBundle, BundleFailure>> {
  try {
    const made = await attempt(input, ports, sink, run, tamper)
    if (!made.ok) await sink.abort()
    return made
  } catch (error) {
    await sink.abort()
    return failed(failureOf(error, input))
  }
}

async function attempt(
  input: BundleInput,
  ports: BundlePorts,
  sink: Sink,
  run: RunOptions,
  tamper: (document: BundleDocument) => BundleDocument,
): Promise<Result<MadeBundle, BundleFailure>> {
  if (input.exhibits.length === 0) return failed({ kind: 'bundle/no-exhibits' })
  const laid = await layOut(input, ports, run)
  const plan = checkedSize(planOf(laid))
  if (!plan.ok) return plan
  if (!input.options.attachOriginals) await checkOriginals(input, ports, run)
  const facts = noPageFacts()
  const { bytes, sha256 } = await writeDocument(tamper(documentOf(laid, facts, run)), ports, sink, run)
  const file = await sink.close()
  const verified = await verifyBundle(expectationsOf(laid, facts), file, ports, run)
  if (!verified.ok) return verified
  await sink.keep()
  return ok({ sha256, bytes, plan: plan.value, verification: verified.value })
}

function documentOf(laid: LaidOut, facts: PageFacts, run: RunOptions): BundleDocument {
  const { layout, numbering } = laid
  const { input, words, title, language } = layout
  const authors = input.parties
    .filter(({ role }) => role === 'claimant')
    .flatMap((party) => nameOf(party) ?? [])
  return {
    title,
    subject: words.subject(layout.exhibits.length),
    author: authors.join(words.comma),
    producer: input.producer,
    language,
    createdAt: input.madeAt,
    seed: seedOf(input),
    pageCount: numbering.pageCount,
    pages: drawPages(laid, facts, run),
    outline: outlineOf(layout, numbering),
    attachments: input.options.attachOriginals ? attachments(laid) : [],
  }
}

const attachments = ({ layout }: LaidOut): readonly Attachment[] =>
  layout.exhibits.map(({ fileName, source, label, title, exhibit: { original } }) => ({
    fileName,
    source,
    sha256: original.sha256,
    type: original.type,
    description: `${layout.words.labelled(label, title)} (${displayName(original.name)})`,
    ...(original.modifiedAt !== undefined && { modifiedAt: original.modifiedAt }),
  }))

/** All that makes one export differ from another. */
const seedOf = (input: BundleInput): string =>
  JSON.stringify([
    input.case.id,
    input.head,
    input.madeAt,
    input.zone,
    input.options,
    input.exhibits.map(({ exhibit }) => [exhibit.id, exhibit.original.sha256]),
  ])

/** Attached originals are hashed while they are written; when they are not attached, this is where it is done. */
async function checkOriginals(input: BundleInput, { newHash }: BundlePorts, run: RunOptions): Promise<void> {
  const ring = new ChunkRing()
  for (const { exhibit, source } of input.exhibits) {
    const hash = newHash()
    for await (const chunk of chunksOf(source, 0, source.bytes, ring)) {
      if (run.cancel.aborted) throw new Cancelled()
      hash.update(chunk)
    }
    const found = hash.hex()
    const { sha256, name } = exhibit.original
    if (found !== sha256) throw new OriginalAltered(displayName(name), sha256, found)
  }
}
