import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFiles, type MakeOptions } from '#shared/bundle/make-files.ts'
import type { BundleInput, BundleOptions, BundlePlan } from '#shared/bundle/plan/bundle-input.ts'
import { planBundle } from '#shared/bundle/plan-bundle.ts'
import type { Progress } from '#shared/bundle/ports.ts'
import type { BundleDocument, Page } from '#shared/bundle/render/document-model.ts'
import { aBundleInput, withBytes } from '../builders/a-bundle-input.ts'
import { anEvent } from '../builders/an-event.ts'
import { enginePorts } from '../builders/engine-ports.ts'
import { memoryFolder, type MemoryFolder } from '../builders/memory-folder.ts'
import { memorySource } from '../builders/memory-source.ts'
import { quietRun } from '../builders/written-pdf.ts'
import { pdf } from '../fixtures/make/pdf.mjs'
import { letterF } from '../fixtures/make/picture.mjs'
import { png } from '../fixtures/make/png.mjs'
import { ask, inFolder, judgedBy } from './judges.ts'

const ports = enginePorts()
const patient = { timeout: 180_000 }
/** Bytes that no packing makes smaller, the same every time. */
const noise = (length: number, seed: number): Uint8Array => {
  let state = seed
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
}
const mp3 = { type: 'audio/mpeg', media: 'audio', durationMs: 60_000 } as const

/** A dispute of seven exhibits, about 4 MB of originals. */
const input = (options: Partial<BundleOptions>): BundleInput =>
  aBundleInput({
    exhibits: [
      withBytes(pdf([{ text: 'contract one' }, { text: 'contract two' }]), {
        id: 'contract',
        title: '软件许可合同',
        original: { name: '合同.pdf', type: 'application/pdf', media: 'pdf' },
      }),
      ...[1, 2, 3, 4].map((n) =>
        withBytes(noise(900_000, n), {
          id: `call-${n}`,
          title: `第 ${n} 次通话录音`,
          kind: 'call-recording',
          original: { ...mp3, name: `通话 ${n}.mp3` },
        }),
      ),
      withBytes(png(letterF(400, 300)), {
        id: 'photo',
        title: '现场照片',
        original: { name: 'IMG_0001.png', type: 'image/png', media: 'image' },
      }),
      withBytes('操作日志\n', { id: 'log', title: '操作日志' }),
    ],
    events: [anEvent({ exhibitIds: ['contract', 'call-4', 'log'] })],
    options: { title: '外呼机器人', ...options },
  })

async function made(given: BundleInput, folder: MemoryFolder = memoryFolder()) {
  const plan = await planBundle(given, await ports, quietRun)
  const result = await makeFiles(given, await ports, folder, quietRun)
  if (!plan.ok) throw new Error(JSON.stringify(plan.failure))
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return { plan: plan.value, made: result.value, folder }
}

const sizes = (folder: MemoryFolder) => [...folder.files].map(([name, sink]) => [name, sink.bytes().length])

/** The files on a disk, judged there. */
const onDisk = <T>(folder: MemoryFolder, work: (path: string) => T) =>
  inFolder((path) => {
    for (const [name, sink] of folder.files) writeFileSync(join(path, name), sink.bytes())
    return work(path)
  })

const inVolumes = { volumes: { maxBytes: 2_900_000 } }

describe('the plan of a bundle', patient, () => {
  it('is told before its sizes are counted, where it is one file whatever they are', async () => {
    const drafts: BundlePlan[] = []

    const whole = await planBundle(input({}), await ports, quietRun, (plan) => drafts.push(plan))
    await planBundle(input(inVolumes), await ports, quietRun, (plan) => drafts.push(plan))

    if (!whole.ok) throw new Error(JSON.stringify(whole.failure))
    const sizeless = (plan: BundlePlan) => ({ ...plan, files: plan.files.length, expectedBytes: 'counted' })
    expect(drafts.map(sizeless)).toEqual([{ ...sizeless(whole.value), isDraft: true }])
  })
})

describe('a bundle in volumes', patient, () => {
  it('announces each file with exactly the size that is written, none over the limit', async () => {
    const { plan, made: bundle, folder } = await made(input(inVolumes))

    expect(plan.files.length).toBeGreaterThan(2)
    expect(plan.files.map(({ fileName, bytes }) => [fileName, bytes])).toEqual(sizes(folder))
    for (const { bytes, isOverLimit } of plan.files) {
      expect(bytes).toBeLessThanOrEqual(inVolumes.volumes.maxBytes)
      expect(isOverLimit).toBeUndefined()
    }
    expect(bundle.plan).toEqual(plan)
    expect(plan.files[0]?.fileName).toBe('证据册 外呼机器人 2025-05-10 第1册（共2册）.pdf')
    expect(folder.state()).toBe('kept')
  })

  it('numbers its pages on, and says in its index which volume holds an exhibit', async () => {
    const { plan, made: bundle } = await made(input(inVolumes))

    const volumes = plan.files.filter(({ kind }) => kind === 'volume')
    volumes.forEach(({ firstPage }, index) =>
      expect(firstPage).toBe(index === 0 ? 1 : (volumes[index - 1]?.lastPage ?? 0) + 1),
    )
    expect(volumes.at(-1)?.lastPage).toBe(plan.pageCount)
    expect(new Set(plan.exhibits.map(({ volume }) => volume))).toEqual(new Set(volumes.map((_, n) => n + 1)))
    // every volume has the full index, and each of its rows was followed in the file
    const rows = bundle.verification.find(({ check }) => check === 'index')?.compared
    expect(rows).toBe(plan.exhibits.length * volumes.length)
  })

  it.each([
    ['exhibits', { maxExhibits: 3 }, 3],
    ['pages', { maxPages: 9 }, 3],
  ])('is cut by %s', async (_, volumes, least) => {
    const { plan, folder } = await made(input({ volumes }))

    const cut = plan.files.filter(({ kind }) => kind === 'volume')
    expect(cut.length).toBeGreaterThanOrEqual(least)
    for (const { exhibits, firstPage = 0, lastPage = 0 } of cut) {
      if ('maxExhibits' in volumes) expect(exhibits.length).toBeLessThanOrEqual(volumes.maxExhibits)
      if ('maxPages' in volumes) expect(lastPage - firstPage + 1).toBeLessThanOrEqual(volumes.maxPages)
    }
    expect(plan.files.map(({ bytes }) => bytes)).toEqual(sizes(folder).map(([, bytes]) => bytes))
  })

  it('lays an original that alone is too large beside the PDF, named with its hash', async () => {
    const { plan, folder } = await made(input({ volumes: { maxBytes: 1_500_000 } }))
    const tight = await made(input({ volumes: { maxBytes: 850_000 } }))

    expect(plan.files.filter(({ kind }) => kind === 'original')).toEqual([])
    expect(folder.files.size).toBe(plan.files.length)
    const beside = tight.plan.files.filter(({ kind }) => kind === 'original').map(({ fileName }) => fileName)
    expect(beside).toEqual([
      '0002_call-recording.mp3',
      '0003_call-recording.mp3',
      '0004_call-recording.mp3',
      '0005_call-recording.mp3',
    ])
    for (const name of beside) expect(tight.folder.files.get(name)?.bytes().length).toBe(900_000)
  })

  it.each(['writing', 'verifying'] as const)('leaves nothing when cancelled while %s', async (when) => {
    const folder = memoryFolder()
    const cancel = { aborted: false }
    const onProgress = ({ step, done }: Progress) => {
      if (step === when && done > 1) cancel.aborted = true
    }

    const result = await makeFiles(input(inVolumes), await ports, folder, { cancel, onProgress })

    expect(result).toEqual({ ok: false, failure: { kind: 'bundle/cancelled' } })
    expect([folder.state(), folder.files.size]).toEqual(['aborted', 0])
  })

  it('is not handed over when a link leads to another page of another volume', async () => {
    const folder = memoryFolder()
    const tamper = (document: BundleDocument): BundleDocument => {
      if (document.firstPage !== 1) return document
      const moved = (page: Page): Page => ({
        ...page,
        ops: page.ops.map((op) =>
          op.op === 'link' && op.toPage > document.pageCount ? { ...op, toPage: op.toPage + 1 } : op,
        ),
      })
      return {
        ...document,
        pages: (async function* () {
          for await (const page of document.pages) yield moved(page)
        })(),
      }
    }

    const result = await makeFiles(input(inVolumes), await ports, folder, quietRun, { tamper })

    expect(result.ok ? undefined : result.failure).toMatchObject({
      kind: 'bundle/verification-failed',
      check: 'links',
      expected: expect.stringMatching(/第2册（共2册）\.pdf, \d+$/),
    })
    expect(folder.state()).toBe('aborted')
  })
})

const judges = judgedBy('qpdf', 'mutool', 'pdfdetach', 'pdftotext')
describe('an original that is no longer what was taken in', patient, () => {
  const password = { password: '密码123', entropy: new Uint8Array(32).fill(7) }
  const ways = {
    'one file': [{}, {}],
    'one file with a password': [{}, { secrets: password }],
    volumes: [{ volumes: { maxBytes: 1_500_000 } }, {}],
    'volumes with a password': [{ volumes: { maxBytes: 2_500_000 } }, { secrets: password }],
    'an original beside the file': [{ volumes: { maxBytes: 800_000 } }, {}],
    'an original that is left out': [{ attachOriginals: false }, {}],
  } as const satisfies Record<string, readonly [Partial<BundleOptions>, MakeOptions]>

  it.each(Object.entries(ways))('is told of, and nothing is handed over: %s', async (_, [options, more]) => {
    const given = input(options)
    const exhibits = given.exhibits.map((item, rank) => {
      const read = async (offset: number, length: number) => {
        const bytes = await item.source.read(offset, length)
        return bytes.map((byte, index) => (offset + index === 700_000 ? byte ^ 1 : byte))
      }
      return rank === 3 ? { ...item, source: { id: item.source.id, bytes: item.source.bytes, read } } : item
    })
    const folder = memoryFolder()

    const result = await makeFiles({ ...given, exhibits }, await ports, folder, quietRun, more)

    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'bundle/original-altered', expected: given.exhibits[3]?.exhibit.original.sha256 },
    })
    expect(folder.state()).toBe('aborted')
  })
})

describe.skipIf(judges.skip)(`the files on a disk, ${judges.note}`, patient, () => {
  it('are clean PDFs whose hashes sha256sum finds right', async () => {
    const { folder, plan } = await made(input(inVolumes))

    await onDisk(folder, (path) => {
      for (const { fileName, firstPage = 0, kind } of plan.files) {
        if (kind !== 'volume') continue
        const file = join(path, fileName)
        expect(ask('qpdf', '--check', file)).toMatchObject({ status: 0 })
        expect(ask('mutool', 'show', file, 'trailer/Root/PageLabels').stdout).toContain(
          firstPage === 1 ? '/S /D' : `/St ${firstPage}`,
        )
        const words = ask('pdftotext', '-raw', '-l', '1', file, '-').stdout
        expect(words).toMatch(new RegExp(`第 \\d 册，共 2 册`))
      }
      expect(spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: path, encoding: 'utf8' })).toMatchObject({
        status: 0,
      })
    })
  })

  it('are one an exhibit with short plain names where the recipient wants that, and a list', async () => {
    const { folder, plan } = await made(input({ profile: 'bc-crt-split', language: 'en' }))

    expect(plan.files.map(({ kind }) => kind)).toEqual(['list', ...Array(7).fill('original'), 'sums'])
    for (const { fileName } of plan.files) expect(fileName).toMatch(/^[\w.-]{1,60}$/)
    expect(plan.files.map(({ fileName, bytes }) => [fileName, bytes])).toEqual(sizes(folder))
    await onDisk(folder, (path) => {
      const list = join(path, plan.fileName)
      expect(ask('qpdf', '--check', list)).toMatchObject({ status: 0 })
      const words = ask('pdftotext', '-layout', list, '-').stdout.replace(/\s/g, '')
      for (const { fileName, kind } of plan.files) if (kind === 'original') expect(words).toContain(fileName)
      const check = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: path, encoding: 'utf8' })
      expect(check.stdout.trim().split('\n')).toHaveLength(8)
      expect(check.status).toBe(0)
    })
  })
})

describe('other recipients', patient, () => {
  it('get the list alone, in groups by what is proved', async () => {
    const { plan, folder } = await made(input({ profile: 'prc-list-only', order: 'issue' }))

    expect(plan.files).toMatchObject([{ kind: 'list', exhibits: [] }])
    expect(plan.exhibits.map(({ label }) => label)).toEqual(
      ['1-1', '1-2', '1-3', '2-1', '2-2', '2-3', '2-4'].map((number) => `证据${number}`),
    )
    expect(plan.sections.map(({ kind }) => kind)).toEqual(['index'])
    expect(folder.files.size).toBe(1)
  })

  it('are told which files they do not accept, and get the rest', async () => {
    const { plan, folder } = await made(
      input({ profile: 'us-exhibit-list', language: 'en', numbering: 'letters' }),
    )

    expect(plan.exhibits.map(({ label }) => label).slice(0, 3)).toEqual([
      'Exhibit A',
      'Exhibit B',
      'Exhibit C',
    ])
    expect(plan.exhibits.map(({ notAccepted }) => notAccepted)).toEqual([
      undefined,
      'mp3',
      'mp3',
      'mp3',
      'mp3',
      undefined,
      undefined,
    ])
    // not on A4: 8.5 by 11 inches, the numbers read back where they stand
    const boxes = folder.files.get(plan.fileName)?.bytes() ?? new Uint8Array(0)
    expect(
      (await (await ports).reader.open(memorySource(boxes, 'us')).then((file) => file.page(2))).heightPt,
    ).toBe(792)
    expect(plan.attachments.map(({ fileName }) => fileName)).toEqual([
      'A_other.pdf',
      'F_IMG-0001.png',
      'G_note.txt',
    ])
  })
})
