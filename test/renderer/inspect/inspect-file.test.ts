// @vitest-environment node
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectionLimits } from '../../../renderer/workers/inspect/bounded-file.ts'
import { inspectFile } from '../../../renderer/workers/inspect/inspect-file.ts'
import { expectations, hostile } from '../../fixtures/expectations.ts'
import { generateFixtures } from '../../fixtures/generate.mjs'
import { hostileNames } from '../../fixtures/make/names.mjs'

const dir = mkdtempSync(join(tmpdir(), 'recourse-fixtures-'))
const bytesOf = (file: string) => readFileSync(join(dir, file))
const blobOf = (file: string) => new Blob([bytesOf(file)])

beforeAll(() => generateFixtures(dir), 120_000)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('the corpus', () => {
  it('has an expectation for every file, and a file for every expectation', () => {
    const files = ['broken', 'hostile', 'unusual', 'first-case'].flatMap((folder) =>
      readdirSync(join(dir, folder)).map((file) => `${folder}/${file}`),
    )

    expect([...expectations, ...hostile].map(({ file }) => file).sort()).toEqual(files.sort())
  })

  it('holds the bytes whose hash the first acceptance story names', async () => {
    const digest = await crypto.subtle.digest('SHA-256', bytesOf('unusual/order-number.txt'))

    expect(Buffer.from(digest).toString('hex')).toBe(
      '33fc558b171b69dc8f4f5fe23a3e6c75a3e787d60c0b3e091aeb0cd46b267db7',
    )
  })
})

describe('inspecting a file', () => {
  it.each(expectations.map((one) => [one.file, one] as const))('knows %s', async (_, expected) => {
    const found = await inspectFile(blobOf(expected.file), expected.name)

    const { type, media, problems, kind, widthPx, heightPx, pages } = expected
    expect({ ...found, durationMs: undefined, capture: undefined }).toEqual({
      type,
      media,
      problems,
      kind,
      durationMs: undefined,
      capture: undefined,
      ...(widthPx === undefined ? {} : { widthPx, heightPx }),
      ...(pages === undefined ? {} : { pages }),
    })
    if (expected.durationMs !== undefined)
      expect(Math.abs((found.durationMs ?? 0) - expected.durationMs)).toBeLessThan(100)
    const { latitude, longitude, ...capture } = found.capture
    const { latitude: north, longitude: east, ...written } = expected.capture ?? {}
    expect(capture).toEqual(written)
    expect([latitude?.toFixed(4), longitude?.toFixed(4)]).toEqual([north?.toFixed(4), east?.toFixed(4)])
  })

  it.each(hostile.map((one) => [one.file, one] as const))(
    'survives %s',
    async (_, { file, media, isWhole }) => {
      const started = performance.now()

      const found = await inspectFile(blobOf(file), file)

      expect(found.media).toBe(media)
      expect(found.problems.length === 0).toBe(isWhole)
      expect(performance.now() - started).toBeLessThan(5000)
    },
  )

  it.each(hostileNames.map((name) => [JSON.stringify(name), name] as const))(
    'takes the name %s as it comes',
    async (_, name) => {
      const found = await inspectFile(new Blob([`a line for ${name.length}\n`]), name)

      expect(found.media).toBe('text')
      expect(found.problems).toEqual([])
    },
  )

  it('sees through a name whose extension is turned round', async () => {
    const found = await inspectFile(new Blob(['not a picture\n']), 'photo\u202etxt.png')

    expect(found.problems).toEqual([{ kind: 'extension-mismatch', extension: 'png', found: 'text/plain' }])
  })

  it('takes no offence at the other spellings of one type', async () => {
    const jpeg = blobOf('unusual/grey.jpg')
    const names = ['a.jpeg', 'a.JPG', 'a.jfif', 'a.ｊｐｇ', 'a', 'a.unknown']

    const found = await Promise.all(names.map((name) => inspectFile(jpeg, name)))

    expect(found.flatMap(({ problems }) => problems)).toEqual([])
  })
})

describe('an inspection keeps to its limits', () => {
  const counting = (size: number, bytesAt: (start: number, end: number) => Uint8Array<ArrayBuffer>) => {
    const reads = { bytes: 0 }
    const slice = (start = 0, end = size) => {
      reads.bytes += end - start
      return new Blob([bytesAt(start, end)])
    }
    return { reads, file: { size, type: '', slice } as unknown as Blob }
  }

  it('reads a little of a recording of two gigabytes', async () => {
    const head = bytesOf('unusual/no-table.mp3')
    const frame = head.subarray(0, 104)
    const { file, reads } = counting(2 * 1024 ** 3, (start, end) =>
      Uint8Array.from({ length: end - start }, (_, i) => frame[(start + i) % 104] ?? 0),
    )

    const found = await inspectFile(file, 'long.mp3')

    expect(found.type).toBe('audio/mpeg')
    const frames = file.size / 104
    expect((found.durationMs ?? 0) / ((frames * 1152 * 1000) / 44_100)).toBeCloseTo(1, 3)
    expect(reads.bytes).toBeLessThan(8 * 1024 * 1024)
  })

  it('reads a little of a PDF of half a gigabyte', async () => {
    const pdf = bytesOf('unusual/turned.pdf')
    const gap = 512 * 1024 ** 2
    // the objects stand at the front, the cross-reference behind half a gigabyte of nothing
    const text = pdf.toString('latin1')
    const cut = text.lastIndexOf('xref\n', text.lastIndexOf('startxref') - 1)
    const tail = Buffer.from(text.slice(cut).replace(/startxref\n\d+/, `startxref\n${cut + gap}`), 'latin1')
    const { file, reads } = counting(cut + gap + tail.length, (start, end) => {
      const bytes = new Uint8Array(end - start)
      pdf.subarray(0, cut).forEach((byte, at) => {
        if (at >= start && at < end) bytes[at - start] = byte
      })
      tail.forEach((byte, i) => {
        const at = cut + gap + i
        if (at >= start && at < end) bytes[at - start] = byte
      })
      return bytes
    })

    const found = await inspectFile(file, 'large.pdf')

    expect(found).toMatchObject({ media: 'pdf', pages: 5, problems: [] })
    expect(reads.bytes).toBeLessThan(8 * 1024 * 1024)
  })

  it('comes back from a disk that does not answer', async () => {
    const never = { arrayBuffer: () => new Promise<ArrayBuffer>(() => undefined) }
    const file = { size: 5000, type: '', slice: () => never } as unknown as Blob

    const found = await inspectFile(file, '合同.pdf', { ...inspectionLimits, probeMs: 50 })

    expect(found).toMatchObject({ media: 'other', kind: 'contract' })
    expect(found.problems).toContainEqual({ kind: 'damaged', detail: 'unreadable' })
  })

  it('comes back from a file that went away', async () => {
    const gone = { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }
    const file = { size: 5000, type: '', slice: () => gone } as unknown as Blob

    const found = await inspectFile(file, 'a.png')

    expect(found.problems).toContainEqual({ kind: 'damaged', detail: 'unreadable' })
  })

  it('survives every file of the corpus with bytes changed at random', async () => {
    let state = 20_250_510
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const small = expectations.filter(({ file }) => bytesOf(file).length < 60_000)

    for (const { file, name } of small)
      for (let round = 0; round < 12; round++) {
        const bytes = Uint8Array.from(bytesOf(file))
        for (let i = 0; i < 1 + random(8); i++) bytes[random(Math.min(bytes.length, 2000))] = random(256)
        const cut = random(4) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes

        const found = await inspectFile(new Blob([cut]), name)

        expect(found.problems.length).toBeLessThan(5)
      }
  }, 120_000)
})
