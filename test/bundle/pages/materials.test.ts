import { describe, expect, it } from 'vitest'
import type { ImageRecoder, SoundReader } from '#shared/bundle/ports.ts'
import type { Page } from '#shared/bundle/render/document-model.ts'
import { messagesOf } from '#shared/messages/messages.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { laidOut, textOf } from '../../builders/laid-out.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { letterF } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'

const { material, pdf } = messagesOf('zh-CN')
const recording = withBytes('RIFF', {
  id: 'call',
  title: '客服来电',
  original: { type: 'audio/wav', media: 'audio', name: 'call.wav', durationMs: 60_000 },
  passages: [
    { fromMs: 40_000, toMs: 50_000, text: '不予退款', speaker: '客服' },
    { fromMs: 5000, toMs: 8000, text: '您好' },
  ],
  transcript: '客服：您好。\n客户：我要退款。',
})
const heard = (peaks: readonly number[]): SoundReader => ({
  loudness: () => Promise.resolve({ durationMs: 60_000, peaks, levels: peaks.map((peak) => peak / 2) }),
})
const bars = (page: Page | undefined) =>
  (page?.ops ?? []).flatMap((op) => (op.op === 'rect' && op.fill ? [op.box] : []))
const sheetOf = (pages: readonly Page[], words: string) => pages.find((page) => textOf(page).includes(words))

describe('the sheet of a recording', () => {
  it('draws the loudness as bars, the loudest as high as the drawing, and the passages behind them', async () => {
    const { pages } = await laidOut(aBundleInput({ exhibits: [recording] }), {
      sounds: heard([0.1, 0.2, 0.4]),
    })
    const sheet = sheetOf(pages, material.wave.heading)
    const [late, early, ...drawn] = bars(sheet)

    expect(drawn.map(({ height }) => Math.round(height))).toEqual([21, 42, 84, 11, 21, 42])
    const width = (drawn[1]?.x ?? 0) - (drawn[0]?.x ?? 0)
    expect((late?.x ?? 0) - (drawn[0]?.x ?? 0)).toBeCloseTo(width * 2, 5)
    expect(early?.width).toBeCloseTo((width * 3) / 20, 5)
    expect(textOf(sheet)).toContain('0:30')
  })

  it('reads the drawing out as one figure, with its length and how many passages are marked', async () => {
    const { pages } = await laidOut(aBundleInput({ exhibits: [recording] }), { sounds: heard([0.1, 0.2]) })
    const drawn = (sheetOf(pages, material.wave.heading)?.ops ?? []).filter(({ op }) => op === 'rect')
    const roles = drawn.flatMap((op) => ('role' in op && op.role ? [op.role] : []))

    expect(roles).toHaveLength(1 + 2 + 2 * 2)
    expect(new Set(roles.map(({ key }) => key)).size).toBe(1)
    expect(roles[0]).toMatchObject({
      tag: 'Figure',
      alt: expect.stringContaining('全长 1:00，标出 2 个重点片段'),
    })
  })

  it('prints passages in the order in which they are heard, then the transcript', async () => {
    const { pages, expected } = await laidOut(aBundleInput({ exhibits: [recording] }))
    const text = pages.map(textOf).join('\n')

    expect(text).not.toContain(material.wave.heading)
    expect(text.indexOf('0:05 – 0:08')).toBeGreaterThan(0)
    expect(text.indexOf('0:40 – 0:50')).toBeGreaterThan(text.indexOf('0:05 – 0:08'))
    expect(text.indexOf('客户：我要退款。')).toBeGreaterThan(text.indexOf('0:40 – 0:50'))
    const exhibits = expected.outline.flatMap(({ children }) => children)
    expect(exhibits.flatMap(({ children }) => children.map(({ title }) => title))).toEqual([
      expect.stringContaining('0:05 您好'),
      expect.stringContaining('0:40 客服 不予退款'),
    ])
  })

  it.each([
    ['undecodable', material.wave.undecodable],
    ['no-sound', material.wave.noSound],
  ] as const)('says when there is no waveform: %s', async (loudness, sentence) => {
    const sounds = { loudness: () => Promise.resolve(loudness) }
    const { pages } = await laidOut(aBundleInput({ exhibits: [recording] }), { sounds })

    expect(pages.map(textOf).join('')).toContain(sentence)
  })
})

describe('the sheets of a scan', () => {
  const scan = withBytes('II*', {
    id: 'scan',
    original: { type: 'image/tiff', media: 'image', name: 'scan.tiff' },
  })
  const page = new Uint8Array(png(letterF(80, 120)))
  const recoder = (last: number): ImageRecoder => ({
    recode: (_source, _type, _most, nth = 0) =>
      Promise.resolve(
        nth > last
          ? undefined
          : {
              widthPx: 80,
              heightPx: 120,
              source: memorySource(page, `page ${nth}`),
              type: 'image/png',
              pages: 3,
              notes: ['first-frame'],
            },
      ),
  })

  it('are one for each page, and say what was done to show them', async () => {
    const { pages } = await laidOut(aBundleInput({ exhibits: [scan] }), { recoder: recoder(2) })
    const sheets = pages.filter((sheet) => textOf(sheet).includes('scan.tiff ·'))

    expect(sheets.map((sheet) => sheet.ops.filter(({ op }) => op === 'image').length)).toEqual([1, 1, 1])
    expect(textOf(sheets[2])).toContain(pdf.exhibit.page(3, 3))
    expect(textOf(sheets[0])).toContain(`${pdf.exhibit.converted} · ${material.image.firstFrame}`)
  })

  it('are one that says so where a page cannot be decoded', async () => {
    const { pages } = await laidOut(aBundleInput({ exhibits: [scan] }), { recoder: recoder(1) })

    expect(pages.map(textOf).join('')).toContain(pdf.notShown.heading)
  })
})
