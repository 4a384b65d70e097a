import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundleFromText } from '../../builders/bundle-from-text.ts'
import { laidOut, textOf } from '../../builders/laid-out.ts'
import { indexLines, linksOf, outlineLines } from './outline-of-text.ts'

const disputed = `
  contract.pdf  软件许可合同        3 pages
  chat.png      与客服的聊天记录    270x3600
  call.wav      2024年9月23日通话   2 seconds
  empty.bin     空文件             0 bytes
  2024-09-18  purchase  购买外呼系统          contract.pdf
  2024-09-23  call      客服承诺三日内处理    call.wav, chat.png
`

describe('the bundle of a disputed purchase', () => {
  it('is bookmarked part by part, numbered straight through', async () => {
    const { expected } = await laidOut(bundleFromText(disputed))

    expect(outlineLines(expected)).toEqual([
      '封面（第1页）',
      '证据清单（第2页）',
      '事件经过（第3页）',
      '证据材料（第4页）',
      '  证据1  软件许可合同（第4页）',
      '  证据2  与客服的聊天记录（第7页）',
      '  证据3  2024年9月23日通话（第9页）',
      '  证据4  空文件（第10页）',
      '附录：哈希值与核对方法（第11页）',
    ])
  })

  it('lists every exhibit with its pages, each row one link to the first of them', async () => {
    const { expected, pages } = await laidOut(bundleFromText(disputed))

    expect(indexLines(expected)).toEqual([
      '1 软件许可合同 4–6 -> 4',
      '2 与客服的聊天记录 7–8 -> 7',
      '3 2024年9月23日通话 9 -> 9',
      '4 空文件 10 -> 10',
    ])
    expect(linksOf(pages[1] ?? never()).map(({ toPage }) => toPage)).toEqual([4, 7, 9, 10])
  })

  it('names chronology and annex in the index of the UK profile', async () => {
    const given = { options: { profile: 'uk-paginated', language: 'en' } } as const
    const { expected } = await laidOut(bundleFromText(disputed, given))

    expect(indexLines(expected).at(0)).toBe(' Chronology 3 -> 3')
    expect(indexLines(expected).at(-1)).toMatch(/^ Annex.* 11(–\d+)? -> 11$/)
  })

  it('leads from each event to the pages of its exhibits', async () => {
    const { expected } = await laidOut(bundleFromText(disputed))

    expect(expected.references.map(({ text, toPage }) => `${text} -> ${toPage}`)).toEqual([
      '证据1 第4页 -> 4',
      '证据2 第7页 -> 7',
      '证据3 第9页 -> 9',
    ])
  })

  it('leaves the column of evidence out where no event has any', async () => {
    const headsOf = async (text: string) => textOf((await laidOut(bundleFromText(text))).pages[2])
    const without = disputed.replace('contract.pdf\n  2024', '\n  2024').replace('call.wav, chat.png', '')

    expect(await headsOf(disputed)).toContain('证据\n')
    expect(await headsOf(without)).not.toContain('证据\n')
    expect(await headsOf(without)).toContain('购买外呼系统')
  })

  it('says of an empty file that it is empty and where the original is', async () => {
    const { pages } = await laidOut(bundleFromText(disputed))

    expect(textOf(pages[9])).toContain('该文件为空')
    expect(textOf(pages[9])).toContain('0004_empty.bin')
  })

  it('has no chronology when it is not wanted', async () => {
    const { expected } = await laidOut(bundleFromText(disputed, { options: { includeChronology: false } }))

    expect(expected.references).toEqual([])
    expect(outlineLines(expected).filter((line) => line.startsWith('事件经过'))).toEqual([])
  })

  it('attaches each original under a plain name that sorts by number', async () => {
    const { expected } = await laidOut(bundleFromText(disputed))

    expect(expected.attachments.map(({ fileName }) => fileName)).toEqual([
      '0001_contract.pdf',
      '0002_chat.png',
      '0003_call.wav',
      '0004_empty.bin',
    ])
  })

  it('does not hint at exhibits that were left out', async () => {
    const { pages } = await laidOut(
      bundleFromText(`
      a.txt  说明  3 lines
      2024-09-18  purchase  购买外呼系统  a.txt, secret.pdf
    `),
    )

    expect(pages.map(textOf).join('\n')).not.toContain('secret')
    expect(linksOf(pages[2] ?? never())).toEqual([{ text: '证据1 第4页', toPage: 4 }])
  })
})

const anExtent = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((n) => ['pdf', `${n} pages`] as const),
  fc.integer({ min: 1, max: 120 }).map((n) => ['txt', `${n} lines`] as const),
  fc.constantFrom(['png', '90x800'], ['png', '60x40'], ['wav', '1 seconds'], ['bin', '0 bytes']),
)
const aTitle = fc
  .array(fc.constantFrom('合同', '聊天记录', ' invoice', '客服承诺', '2024', '“退费”'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((words) => words.join('').trim())
const aBundle = fc.record({
  exhibits: fc.array(fc.tuple(aTitle, anExtent), { minLength: 1, maxLength: 30 }),
  events: fc.array(
    fc.tuple(fc.integer({ min: 1, max: 28 }), aTitle, fc.array(fc.nat(29), { maxLength: 3 })),
    {
      maxLength: 30,
    },
  ),
  profile: fc.constantFrom('prc-evidence-list' as const, 'uk-paginated' as const),
  language: fc.constantFrom('en' as const, 'zh-CN' as const, 'zh-TW' as const, 'zh-HK' as const),
})

describe('any bundle', () => {
  it(
    'prints on every page the number that index, bookmarks and links give for it',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(aBundle, async ({ exhibits, events, profile, language }) => {
          const text = [
            ...exhibits.map(([title, [type, extent]], n) => `e${n}.${type}  ${title}  ${extent}`),
            ...events.map(([day, words, cited]) => {
              const files = [...new Set(cited)].flatMap((n) => {
                const type = exhibits[n]?.[1][0]
                return type === undefined ? [] : [`e${n}.${type}`]
              })
              return `2024-10-${String(day).padStart(2, '0')}  call  ${words}  ${files.join(',')}`
            }),
          ].join('\n')

          const { pages, expected } = await laidOut(bundleFromText(text, { options: { profile, language } }))

          const printed = pages.map((page) => {
            const at = expected.numbers[page.number - 1]?.at
            return page.ops.flatMap((op) => (op.op === 'text' && op.at === at ? [op.line.text] : []))
          })
          expect(pages.map(({ number }) => number)).toEqual(pages.map((_, index) => index + 1))
          expect(printed).toEqual(pages.map((_, index) => [String(index + 1)]))
          expect(expected.pageCount).toBe(pages.length)

          const bookmarks = expected.outline.flatMap((item) => [item, ...item.children])
          for (const { title, page } of bookmarks) expect(title).toMatch(new RegExp(`\\D${page}[)）页頁]`))
          const ofExhibits = expected.outline.find(({ children }) => children.length > 0)?.children ?? []
          const rows = expected.index.filter(({ label }) => label !== '')
          expect(rows.map(({ toPage }) => toPage)).toEqual(ofExhibits.map(({ page }) => page))
          for (const row of rows) {
            expect(row.pageText).toMatch(new RegExp(`^${row.toPage}(–|$)`))
            const header = textOf(pages[row.toPage - 1]).split('\n')[0]
            expect(header).toMatch(new RegExp(`\\D${row.label}$`))
          }
          const links = pages.flatMap(linksOf)
          expect(links.length).toBe(expected.index.length + expected.references.length)
          for (const { text, toPage } of links) expect(text).toMatch(new RegExp(`(^|\\D)${toPage}(\\D|$)`))
        }),
        { numRuns: 25 },
      )
    },
  )
})

const never = (): never => {
  throw new Error('no such page')
}
