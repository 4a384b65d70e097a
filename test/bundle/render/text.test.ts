import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FontWeight, Language, Shaper } from '#shared/bundle/ports.ts'
import type { DrawOp, Page } from '#shared/bundle/render/document-model.ts'
import { createTextEngine } from '#shared/bundle/text/create-text-engine.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'
import { plainSubsetting } from '../../builders/plain-subset.ts'
import { aDocument, aPage, quietRun, writtenPdf } from '../../builders/written-pdf.ts'
import { ask, inFolder, judgedBy } from '../judges.ts'
import { inkOf, likeness, rasterOf } from '../raster.ts'

const mainland =
  '对方说：“本周内退款。”但截至今日（五月十日）仍未到账，《服务合同》第三条均有约定；𠮷野家、囍、欸。'
const taiwan = '對方表示：「本週內退款」，惟迄今仍未入帳；骨、直、誤、這、遍、次、海、臺灣、證據。'
const english = 'Don’t “refund” it… AVATAR office: £1,234.50 — Zürich, naïve, Ψ, Привет'

const judges = judgedBy('pdftotext', 'pdftoppm', 'mutool', 'qpdf')
describe.skipIf(judges.skip)(`text in a written PDF (${judges.note})`, async () => {
  const shaper = await nodeShaper()

  const pageOf = (paragraphs: readonly [text: string, language: Language, weight?: FontWeight][]): Page => {
    const engine = createTextEngine(shaper)
    const ops: DrawOp[] = []
    let y = 380
    paragraphs.forEach(([text, language, weight = 'regular'], index) => {
      for (const line of engine.lines(text, { weight, sizePt: 11, language }, 260)) {
        ops.push({
          op: 'text',
          at: { x: 20, y },
          line,
          colour: [0, 0, 0],
          role: { tag: 'P', key: `${index}` },
        })
        y -= 16
      }
    })
    return aPage(1, ops)
  }
  const written = (page: Page, as: Shaper = shaper) => writtenPdf(aDocument({ pages: [page] }), quietRun, as)
  const read = (page: Page): Promise<string> =>
    inFolder(async (folder) => {
      const pdf = join(folder, 'text.pdf')
      writeFileSync(pdf, await written(page))

      expect(ask('qpdf', '--check', pdf).status).toBe(0)
      const { stdout, stderr } = ask('pdftotext', '-raw', '-enc', 'UTF-8', pdf, '-')
      expect(stderr).toBe('')
      return stdout.replace(/\s/g, '')
    })
  const squeezed = (text: string) => text.replace(/\s/g, '')

  it('is found again by pdftotext, in mainland, Taiwan and Hong Kong forms, in both weights', async () => {
    const text = await read(
      pageOf([
        [mainland, 'zh-CN'],
        [taiwan, 'zh-TW'],
        [taiwan, 'zh-HK', 'bold'],
        [english, 'en'],
        [english, 'zh-CN', 'bold'],
      ]),
    )

    expect(text).toBe(squeezed(mainland + taiwan + taiwan + english + english))
  })

  it('keeps code points apart that share a glyph', async () => {
    const shared = '⼀一 ⾦金 Å\u212B 葛\u{E0100}葛 e\u0301é'

    expect(await read(pageOf([[shared, 'zh-CN']]))).toBe(squeezed(shared))
  })

  it('says which character it could not draw', async () => {
    expect(await read(pageOf([['退款😀了', 'zh-CN']]))).toBe('退款‹U+1F600›了')
  })

  it('looks as with the outlines as the font has them, to poppler and to mupdf', async () => {
    const page = pageOf([
      [mainland, 'zh-CN'],
      [taiwan, 'zh-TW', 'bold'],
      [english, 'en'],
    ])
    const plain = await plainSubsetting()
    const whole: Shaper = { ...shaper, subset: (weight, gids) => plain(shaper.font(weight), gids) }

    await inFolder(async (folder) => {
      const [subset, full] = [join(folder, 'subset.pdf'), join(folder, 'full.pdf')]
      writeFileSync(subset, await written(page))
      writeFileSync(full, await written(page, whole))

      for (const judge of ['pdftoppm', 'mutool'] as const) {
        const seen = rasterOf(judge, folder, subset, 1, 144)
        expect(inkOf(seen)).toBeGreaterThan(0.02)
        expect(likeness(seen, rasterOf(judge, folder, full, 1, 144))).toBeGreaterThanOrEqual(0.98)
      }
    })
  })

  it('draws 骨 differently for the mainland and for Taiwan, and nothing else', async () => {
    await inFolder(async (folder) => {
      const drawn = async (text: string, language: Language) => {
        const pdf = join(folder, 'form.pdf')
        writeFileSync(pdf, await written(pageOf([[text, language]])))
        return rasterOf('pdftoppm', folder, pdf, 1, 144)
      }

      expect(likeness(await drawn('骨', 'zh-CN'), await drawn('骨', 'zh-TW'))).toBeLessThan(1)
      expect(likeness(await drawn('十', 'zh-CN'), await drawn('十', 'zh-TW'))).toBe(1)
    })
  })

  it('puts a glyph where HarfBuzz puts it: kerned text is as wide as it was measured', async () => {
    const page = pageOf([['AVAVAVAVAVAV', 'en']])
    const [op] = page.ops
    const measured = op?.op === 'text' ? op.line.widthPt : 0

    await inFolder(async (folder) => {
      const pdf = join(folder, 'kerned.pdf')
      writeFileSync(pdf, await written(page))
      const box = /xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>AVAV/.exec(
        ask('pdftotext', '-bbox', pdf, '-').stdout,
      )

      expect(Number(box?.[2]) - Number(box?.[1])).toBeCloseTo(measured, 1)
    })
  })
})
