import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { BundleInput } from '#shared/bundle/plan/bundle-input.ts'
import { planBundle } from '#shared/bundle/plan-bundle.ts'
import { type ByteSource, type Progress, SourceError } from '#shared/bundle/ports.ts'
import type { BundleDocument, DrawOp, Page } from '#shared/bundle/render/document-model.ts'
import { createFileSink } from '../../electron/adapters/bundle-file-sink.ts'
import { createFileSources } from '../../electron/adapters/bundle-file-source.ts'
import { bundleFromText } from '../builders/bundle-from-text.ts'
import { enginePorts } from '../builders/engine-ports.ts'
import { memorySink } from '../builders/memory-sink.ts'
import { quietRun } from '../builders/written-pdf.ts'
import { inFolder } from './judges.ts'

const disputed = `
  contract.pdf  软件许可合同        2 pages
  chat.png      与客服的聊天记录    270x3600
  call.wav      2024年9月23日通话   1 seconds
  2024-09-18  purchase  购买外呼系统          contract.pdf
  2024-09-23  call      客服承诺三日内处理    call.wav, chat.png
`
const ports = enginePorts()
/** Each test makes and reads back whole files; the runner may be shared. */
const patient = { timeout: 180_000 }

async function made(input: BundleInput, tamper?: (document: BundleDocument) => BundleDocument) {
  const sink = memorySink()
  const result = await makeBundle(input, await ports, sink, quietRun, tamper)
  return { sink, result }
}

/** The document with every operation of its pages changed by `change`. */
const withOps =
  (change: (op: DrawOp, page: Page) => DrawOp | undefined) =>
  (document: BundleDocument): BundleDocument => ({ ...document, pages: changed(document.pages, change) })
async function* changed(
  pages: BundleDocument['pages'],
  change: (op: DrawOp, page: Page) => DrawOp | undefined,
): AsyncGenerator<Page> {
  for await (const page of pages) yield { ...page, ops: page.ops.flatMap((op) => change(op, page) ?? []) }
}

/** The exhibit with another source in the place of its own. */
const withSource = (input: BundleInput, rank: number, over: Partial<ByteSource>): BundleInput => ({
  ...input,
  exhibits: input.exhibits.map((item, index) =>
    index === rank ? { ...item, source: { ...item.source, ...over } } : item,
  ),
})

describe('a bundle that is made', patient, () => {
  it('is read back and agrees with its plan', async () => {
    const input = bundleFromText(disputed)

    const { result, sink } = await made(input)
    const plan = await planBundle(input, await ports, quietRun)

    expect(result.ok && plan.ok && result.value.plan).toEqual(plan.ok && plan.value)
    expect(result.ok && result.value.verification).toEqual([
      { check: 'structure', compared: 3 },
      { check: 'pages', compared: 10 },
      { check: 'printed-numbers', compared: 10 },
      { check: 'labels', compared: 10 },
      { check: 'index', compared: 3 },
      { check: 'links', compared: 6 },
      { check: 'bookmarks', compared: 8 },
      { check: 'text', compared: 7 },
      { check: 'attachments', compared: 3 },
    ])
    expect(sink.state()).toBe('kept')
  })

  it('has the same bytes every time, and others when one word differs', async () => {
    const [first, second, other] = [
      await made(bundleFromText(disputed)),
      await made(bundleFromText(disputed)),
      await made(bundleFromText(disputed.replace('软件许可合同', '软件使用合同'))),
    ]

    expect(Buffer.compare(first.sink.bytes(), second.sink.bytes())).toBe(0)
    expect(Buffer.compare(first.sink.bytes(), other.sink.bytes())).not.toBe(0)
  })

  it('tells how far it is, step by step', async () => {
    const steps: Progress['step'][] = []
    const run = { ...quietRun, onProgress: ({ step }: Progress) => void steps.push(step) }

    await makeBundle(bundleFromText(disputed), await ports, memorySink(), run)

    expect([...new Set(steps)]).toEqual(['reading', 'laying-out', 'writing', 'verifying'])
  })

  it('is exactly as large as was announced before a byte was written', async () => {
    const input = bundleFromText(disputed)
    const plan = await planBundle(input, await ports, quietRun)
    const { sink } = await made(input)

    expect(plan.ok && plan.value.expectedBytes).toBe(sink.bytes().length)
    expect(plan.ok && plan.value.files).toMatchObject([{ kind: 'bundle', bytes: sink.bytes().length }])
  })

  it('carries no originals when they are not wanted, and still names their hashes', async () => {
    const { result } = await made(bundleFromText(disputed, { options: { attachOriginals: false } }))

    expect(result.ok && result.value.plan.attachments).toEqual([])
    expect(result.ok && result.value.verification.at(-1)).toEqual({ check: 'attachments', compared: 0 })
  })
})

describe('a bundle with a mistake in it is not handed over', patient, () => {
  it.each([
    {
      name: 'a printed page number',
      tamper: withOps((op, page) =>
        op.op === 'text' && page.number === 5 && op.line.text === '5'
          ? { ...op, at: { ...op.at, x: 90 } }
          : op,
      ),
      row: { check: 'printed-numbers', where: '5', expected: '5' },
    },
    {
      name: 'the target of an index row',
      tamper: withOps((op, page) =>
        op.op === 'link' && page.number === 2 && op.toPage === 6 ? { ...op, toPage: 7 } : op,
      ),
      row: { check: 'links', where: '2 (2)', expected: '6', found: '7' },
    },
    {
      name: 'a link in the chronology',
      tamper: withOps((op, page) => (op.op === 'link' && page.number === 3 ? { ...op, toPage: 1 } : op)),
      row: { check: 'links', expected: '4', found: '1' },
    },
    {
      name: 'a link nobody planned',
      tamper: withOps((op, page) =>
        op.op === 'rule' && page.number === 4
          ? { op: 'link', box: { x: 0, y: 0, width: 9, height: 9 }, toPage: 1, alt: '' }
          : op,
      ),
      row: { check: 'links', where: '4', expected: '0' },
    },
    {
      name: 'a bookmark',
      tamper: (document: BundleDocument): BundleDocument => ({
        ...document,
        outline: document.outline.map((item, index) => (index === 1 ? { ...item, page: 3 } : item)),
      }),
      row: { check: 'bookmarks', where: '证据清单（第2页）', expected: '2', found: '3' },
    },
    {
      name: 'a missing label on an exhibit',
      tamper: withOps((op) => (op.op === 'text' && op.line.text === '证据2' ? undefined : op)),
      row: { check: 'text', where: '6', expected: '证据2' },
    },
    {
      name: 'an attachment left out',
      tamper: (document: BundleDocument): BundleDocument => ({
        ...document,
        attachments: document.attachments.slice(1),
      }),
      row: { check: 'attachments', expected: '3', found: '2' },
    },
  ])('$name', async ({ tamper, row }) => {
    const { result, sink } = await made(bundleFromText(disputed), tamper)

    expect(result.ok ? undefined : result.failure).toMatchObject({
      kind: 'bundle/verification-failed',
      ...row,
    })
    expect(sink.state()).toBe('aborted')
  })

  it.each([true, false])('and does not harm an older one of its name (mistake: %s)', async (mistake) => {
    await inFolder(async (folder) => {
      const target = join(folder, '证据册.pdf')
      writeFileSync(target, 'an older bundle')
      const sources = createFileSources()
      const sink = await createFileSink(target, sources)
      const without = (document: BundleDocument) => (mistake ? { ...document, attachments: [] } : document)

      const result = await makeBundle(bundleFromText(disputed), await ports, sink, quietRun, without)
      await sources.close()

      expect(result.ok).toBe(!mistake)
      expect(readdirSync(folder)).toEqual(['证据册.pdf'])
      expect(readFileSync(target, 'latin1').startsWith(mistake ? 'an older bundle' : '%PDF-1.7')).toBe(true)
    })
  })
})

describe('a bundle that cannot be made leaves nothing behind', patient, () => {
  it('when no exhibit is chosen', async () => {
    const { result, sink } = await made(bundleFromText(''))

    expect(result).toEqual({ ok: false, failure: { kind: 'bundle/no-exhibits' } })
    expect(sink.state()).toBe('aborted')
  })

  it.each(['reading', 'laying-out', 'writing', 'verifying'] as const)(
    'when cancelled while %s',
    async (when) => {
      const sink = memorySink()
      const cancel = { aborted: false }
      const onProgress = ({ step }: Progress) => {
        if (step === when) cancel.aborted = true
      }

      const result = await makeBundle(bundleFromText(disputed), await ports, sink, { cancel, onProgress })

      expect(result).toEqual({ ok: false, failure: { kind: 'bundle/cancelled' } })
      expect(sink.state()).toBe('aborted')
    },
  )

  it.each([true, false])(
    'when an original is no longer what was taken in (attached: %s)',
    async (attachOriginals) => {
      const input = bundleFromText(disputed, { options: { attachOriginals } })
      const { source } = input.exhibits[2] ?? {}
      const altered = withSource(input, 2, {
        async read(offset, length) {
          const bytes = await source?.read(offset, length)
          return Uint8Array.from(bytes ?? [], (byte, index) => (offset + index === 999 ? byte ^ 1 : byte))
        },
      })

      const { result, sink } = await made(altered)

      expect(result.ok ? undefined : result.failure).toMatchObject({
        kind: 'bundle/original-altered',
        expected: input.exhibits[2]?.exhibit.original.sha256,
      })
      expect(sink.state()).toBe('aborted')
    },
  )

  it.each([true, false])('when an original is empty by now (attached: %s)', async (attachOriginals) => {
    const input = bundleFromText(disputed, { options: { attachOriginals } })
    const none = async () => new Uint8Array(0)

    const { result, sink } = await made(withSource(input, 2, { bytes: 0, read: none }))

    expect(result.ok ? undefined : result.failure).toMatchObject({
      kind: 'bundle/original-altered',
      expected: input.exhibits[2]?.exhibit.original.sha256,
    })
    expect(sink.state()).toBe('aborted')
  })

  it('when an original cannot be read, and names the file', async () => {
    const input = bundleFromText(disputed)
    const id = input.exhibits[0]?.source.id ?? ''
    const gone = withSource(input, 0, { read: () => Promise.reject(new SourceError(id, 'gone')) })

    const { result, sink } = await made(gone)

    expect(result).toEqual({
      ok: false,
      failure: { kind: 'bundle/original-unreadable', fileName: 'contract.pdf', detail: 'gone' },
    })
    expect(sink.state()).toBe('aborted')
  })

  it('when there is room for one file and it takes several', async () => {
    const input = bundleFromText(disputed, { options: { volumes: { maxExhibits: 1 } } })

    const { result, sink } = await made(input)

    expect(result.ok ? undefined : result.failure).toMatchObject({
      kind: 'bundle/too-large',
      limit: 2 ** 31 - 64 * 1024 * 1024,
    })
    expect(sink.state()).toBe('aborted')
  })
})
