import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { BundleInput, BundleOptions, BundlePlan } from '#shared/bundle/plan/bundle-input.ts'
import { asPartyId } from '#shared/core/ids.ts'
import { money } from '#shared/core/money.ts'
import { plainDate } from '#shared/core/plain-date.ts'
import { aBundleInput, withBytes } from '../builders/a-bundle-input.ts'
import { aCase } from '../builders/a-case.ts'
import { aParty } from '../builders/a-party.ts'
import { anEntry } from '../builders/an-entry.ts'
import { anEvent } from '../builders/an-event.ts'
import { enginePorts } from '../builders/engine-ports.ts'
import { memorySink } from '../builders/memory-sink.ts'
import { sha256Of } from '../builders/node-hash.ts'
import { quietRun } from '../builders/written-pdf.ts'
import { exif, jpeg } from '../fixtures/make/jpeg.mjs'
import { encryptedPdf, pdf } from '../fixtures/make/pdf.mjs'
import { letterF, longChat } from '../fixtures/make/picture.mjs'
import { png } from '../fixtures/make/png.mjs'
import { wav } from '../fixtures/make/sound.mjs'
import { eml, encoded } from '../fixtures/make/text.mjs'
import { ask, inFolder, judgedBy } from './judges.ts'

const longTitle =
  '2024年9月20日与客服的聊天记录：要求处理外呼无声问题，客服承诺三日内解决，逾期未解决，此后多次推诿，直至十月仍无结果，且客服否认此前承诺并拒绝退还任何费用，要求另行付费升级套餐'
const rareTitles = ['间。楼', '外呼系統退費', '臺灣消費爭議', '𠮷野家(香港)', 'Refund № 3']
const image = { type: 'image/png', media: 'image' } as const
const document = { type: 'application/pdf', media: 'pdf' } as const

/** Every kind of page, and enough exhibits for an index of two pages. */
const exhibits = () => [
  withBytes(
    pdf([
      { text: 'contract page one' },
      { text: 'landscape page', box: [842, 595] },
      { text: 'turned page', rotate: 90 },
    ]),
    { id: 'pdf', title: '软件许可合同', form: 'copy', original: { ...document, name: '合同.pdf' } },
  ),
  withBytes(png(longChat(270, 3600)), {
    id: 'chat',
    title: longTitle,
    kind: 'chat',
    proves: '客服承诺退款',
    original: { ...image, name: '微信截图.png' },
  }),
  withBytes(jpeg(letterF(800, 600), { exif: exif({ orientation: 6 }) }), {
    id: 'photo',
    title: '现场照片',
    original: { type: 'image/jpeg', media: 'image', name: 'IMG_0001.JPG' },
  }),
  withBytes(wav(2), {
    id: 'call',
    title: '与客服的通话',
    kind: 'call-recording',
    originalKeptAt: '本人手机',
    original: { type: 'audio/wav', media: 'audio', name: '通话录音.wav', durationMs: 190_000 },
  }),
  withBytes(encryptedPdf([{ text: 'secret' }], { user: 'u', owner: 'o' }), {
    id: 'locked',
    title: '对账单',
    original: { ...document, name: '对账单\u202efdp.exe' },
  }),
  withBytes(pdf([{ text: 'cut short' }]).subarray(0, 200), {
    id: 'cut',
    title: '不完整的发票',
    original: { ...document, name: 'CON' },
  }),
  withBytes(encoded('时间,结果\n2024-09-18,外呼无声\n', 'gbk'), {
    id: 'csv',
    title: '外呼记录',
    original: { type: 'text/csv', media: 'text', name: '../../外呼记录.csv' },
  }),
  withBytes(
    eml({
      from: ['云绘客服', 'service@example.invalid'],
      to: ['林小满', 'lin@example.invalid'],
      date: 'Tue, 8 Oct 2024 10:11:12 +0800',
      subject: '关于退款申请',
      body: '您的退款申请已收到，十五个工作日内答复。',
      attachment: ['答复.pdf', 'application/pdf', pdf([{ text: 'reply' }])],
    }),
    {
      id: 'mail',
      title: '客服邮件',
      kind: 'e-mail',
      original: { type: 'message/rfc822', media: 'email', name: '回复.eml' },
    },
  ),
  ...rareTitles.map((title, n) => withBytes(`第 ${n} 份\n`, { id: `rare-${n}`, title })),
  ...Array.from({ length: 30 }, (_, n) =>
    withBytes(`操作日志 ${n}\n`, {
      id: `log-${n}`,
      title: `操作日志第 ${n + 1} 份`,
      proves: '系统在该日没有一通有效外呼',
    }),
  ),
]

const input = (options: Partial<BundleOptions>): BundleInput =>
  aBundleInput({
    case: aCase({
      demand: {
        outcome: 'full-refund',
        amount: money(398000, 'CNY'),
        by: plainDate('2025-06-01'),
        details: '全额退款',
      },
    }),
    parties: [
      aParty({ id: 'lin', phone: '138 0000 0000', note: 'private note' }),
      aParty({ id: 'cloud', role: 'respondent', name: '云绘智能科技有限公司', brand: '云绘' }),
      aParty({ id: 'zhou', role: 'contact', name: '客服小周' }),
    ],
    entries: [anEntry({ account: '6222 0000 1234' })],
    events: [
      anEvent({ exhibitIds: ['pdf'] }),
      anEvent({
        id: 'promise',
        kind: 'promise',
        date: { kind: 'exact', on: plainDate('2024-09-20'), time: '14:03' },
        text: '客服承诺退款',
        statement: { by: asPartyId('zhou'), words: '处理不好全额退款' },
        exhibitIds: ['chat', 'call'],
        disputed: true,
      }),
    ],
    exhibits: exhibits(),
    options: { title: '外呼机器人退费案', ...options },
  })

const cases = [
  { profile: 'prc-evidence-list', language: 'zh-CN', chinese: '证据清单', annex: '附录', limit: '导入之前' },
  {
    profile: 'uk-paginated',
    language: 'en',
    chinese: 'Index',
    annex: 'Annex',
    limit: 'Nothing is asserted about the time before',
  },
  { profile: 'prc-evidence-list', language: 'zh-HK', chinese: '證據清單', annex: '附錄', limit: '匯入之前' },
] as const

const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
/** Those of the wanted texts that are not there; a failing test prints these and not the whole bundle. */
const lackingIn = (all: string, wanted: readonly string[]) =>
  wanted.filter((text) => !all.includes(bare(text)))

const { skip, note } = judgedBy('qpdf', 'pdftotext', 'pdftoppm', 'pdfdetach', 'pdfinfo')

describe.skipIf(skip).each(cases)(
  `a whole bundle, $profile in $language, ${note}`,
  ({ profile, language, ...words }) => {
    const given = input({ profile, language })
    let bundle: { readonly bytes: Uint8Array; readonly plan: BundlePlan }
    beforeAll(async () => {
      const sink = memorySink()
      const made = await makeBundle(given, await enginePorts(), sink, quietRun)
      if (!made.ok) throw new Error(JSON.stringify(made.failure))
      bundle = { bytes: sink.bytes(), plan: made.value.plan }
    }, 120_000)
    /** The file on disk, and what a reader of other people's makes of it. */
    const judged = async <T>(use: (file: string, folder: string) => T | Promise<T>): Promise<T> => {
      const { bytes } = bundle
      return inFolder(async (folder) => {
        const file = join(folder, 'bundle.pdf')
        writeFileSync(file, bytes)
        return use(file, folder)
      })
    }
    const pageTexts = () =>
      judged((file) => ask('pdftotext', '-layout', file, '-').stdout.split('\f').slice(0, -1))

    it('is a sound PDF to qpdf', { timeout: 120_000 }, async () => {
      const { status, stdout } = await judged((file) => ask('qpdf', '--check', file))

      expect(stdout).toContain('No syntax or stream encoding errors')
      expect(status).toBe(0)
    })

    it('prints on each page the number of that page', async () => {
      const { plan } = bundle
      const texts = await pageTexts()
      const last = texts.map((text) => text.trimEnd().split('\n').at(-1) ?? '')

      expect(texts.length).toBe(plan.pageCount)
      expect(last.map((line) => /(\d+)\s*\/\s*(\d+)$/.exec(line)?.slice(1).map(Number))).toEqual(
        texts.map((_, index) => [index + 1, plan.pageCount]),
      )
    })

    it('has an index of two pages or more whose every row names the page that begins with its exhibit', async () => {
      const { plan } = bundle
      const texts = (await pageTexts()).map(bare)
      const index = plan.sections.find(({ kind }) => kind === 'index')

      expect((index?.lastPage ?? 0) - (index?.firstPage ?? 0)).toBeGreaterThanOrEqual(1)
      const printed = texts.slice((index?.firstPage ?? 1) - 1, index?.lastPage).join('')
      expect(printed).toContain(bare(words.chinese))
      for (const { label, title, firstPage } of plan.exhibits) {
        const begins = bare(texts[(firstPage ?? 0) - 1] ?? '')
        expect(begins.startsWith(bare(label))).toBe(true)
        if (title !== longTitle) {
          expect(printed).toContain(bare(title))
          expect(begins).toContain(bare(title))
        }
      }
    })

    it('gives back every original byte for byte', async () => {
      const hashes = await judged((file, folder) => {
        ask('pdfdetach', '-saveall', '-o', folder, file)
        return readdirSync(folder)
          .filter((name) => /^\d{4}_[A-Za-z0-9-]+\.[a-z0-9]+$/.test(name))
          .sort()
          .map((name) => sha256Of(readFileSync(join(folder, name))))
      })

      expect(hashes).toEqual(given.exhibits.map(({ exhibit }) => exhibit.original.sha256))
    })

    it('says its title, opens in its own language, and shows turned pages upright', async () => {
      const info = await judged((file) => ask('pdfinfo', '-f', '1', '-l', '200', file).stdout)
      const { plan } = bundle
      const first = plan.exhibits[0]?.firstPage ?? 0
      const sizes = [...info.matchAll(/Page\s+(\d+) size:\s+([\d.]+) x ([\d.]+)/g)].map(([, , w, h]) =>
        Number(w) > Number(h) ? 'landscape' : 'portrait',
      )

      expect(info).toContain('外呼机器人退费案')
      expect(info).toMatch(/Tagged:\s+yes/)
      expect(sizes.slice(first - 1, first + 2)).toEqual(['portrait', 'landscape', 'landscape'])
    })

    it('says of a locked and of a broken file what is not shown and where the original is', async () => {
      const { plan } = bundle
      const texts = await pageTexts()

      for (const [rank, file] of [
        [4, '0005_fdp.pdf'],
        [5, '0006_CON.pdf'],
      ] as const) {
        const exhibit = plan.exhibits[rank]
        const page = bare(texts[(exhibit?.firstPage ?? 0) - 1] ?? '')
        expect(page).toContain(bare(exhibit?.notShown ?? 'missing'))
        expect(page).toContain(bare(file))
      }
      expect(lackingIn(bare(texts.join('')), ['‹U+202E›'])).toEqual([])
    })

    it('lays out a table, a mail and a recording with what identifies them', async () => {
      const all = bare((await pageTexts()).join(''))

      const wanted = [
        'contract page one',
        'landscape page',
        'turned page',
        '外呼无声',
        '云绘客服<service@example.invalid>',
        '十五个工作日内答复',
        '答复.pdf',
        '3:10',
        '处理不好全额退款',
      ]
      expect(lackingIn(all, wanted)).toEqual([])
    })

    it('lists every hash in full and does not claim more than it proves', async () => {
      const all = bare((await pageTexts()).join(''))

      const hashes = given.exhibits.map(({ exhibit }) => exhibit.original.sha256)
      const halves = hashes.flatMap((hash) => [hash.slice(0, 32), hash.slice(32)])
      expect(lackingIn(all, [words.annex, words.limit, given.head.hash.slice(0, 32), ...halves])).toEqual([])
    })

    it('discloses neither notes about people nor account numbers', async () => {
      const all = bare((await pageTexts()).join(''))

      expect(lackingIn(all, ['private note', '6222'])).toEqual(['private note', '6222'])
    })

    it('draws the pieces of a screenshot and a photo where they belong', async () => {
      const pages = bundle.plan.exhibits
        .slice(1, 3)
        .flatMap(({ firstPage, lastPage }) => [firstPage, lastPage])
      const blank = await judged((file, folder) =>
        pages.filter((page) => {
          // at 50 dpi: inside the left piece of the screenshot, and inside the photo
          const part = ['-x', '110', '-y', '80', '-W', '45', '-H', '120']
          const range = ['-f', String(page), '-l', String(page)]
          ask('pdftoppm', '-r', '50', '-gray', '-singlefile', ...range, ...part, file, join(folder, 'part'))
          const points = readFileSync(join(folder, 'part.pgm')).subarray(20)
          return points.filter((point) => point < 250).length < points.length / 2
        }),
      )

      expect(blank).toEqual([])
    })
  },
)
