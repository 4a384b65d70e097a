import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { DrawOp, OutlineItem, Page, Role } from '#shared/bundle/render/document-model.ts'
import { createTextEngine } from '#shared/bundle/text/create-text-engine.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'
import { aDocument, aPage, writtenPdf } from '../../builders/written-pdf.ts'
import { ask, inFolder, judgedBy } from '../judges.ts'

const bookmark = (title: string, page: number, children: readonly OutlineItem[] = [], open = false) => ({
  title,
  page,
  open,
  children,
})

const judges = judgedBy('pdfinfo', 'qpdf', 'mutool')
describe.skipIf(judges.skip)(`a written document (${judges.note})`, async () => {
  const engine = createTextEngine(await nodeShaper())
  const text = (words: string, y: number, role?: Role, x = 20): DrawOp => ({
    op: 'text',
    at: { x, y },
    line: engine.line(words, { weight: 'regular', sizePt: 10, language: 'zh-CN' }),
    colour: [0, 0, 0],
    ...(role ? { role } : {}),
  })
  const checked = <T>(bytes: Uint8Array, look: (pdf: string) => T): Promise<T> =>
    inFolder((folder) => {
      const pdf = join(folder, 'document.pdf')
      writeFileSync(pdf, bytes)
      const { status, stdout } = ask('qpdf', '--check', pdf)
      expect(stdout).toContain('No syntax or stream encoding errors')
      expect(status).toBe(0)
      return look(pdf)
    })

  it('carries its title, author, language, date and program, the same in Info and XMP', async () => {
    const bytes = await writtenPdf(
      aDocument({
        pages: [aPage(1)],
        title: '证据册 <A&B>',
        author: '林某',
        subject: '合同纠纷',
        producer: 'Recourse 0.1.0',
      }),
    )

    await checked(bytes, (pdf) => {
      const info = ask('pdfinfo', '-isodates', pdf).stdout
      expect(info).toMatch(/Title: +证据册 <A&B>\n/)
      expect(info).toMatch(/Author: +林某\n/)
      expect(info).toMatch(/Producer: +Recourse 0\.1\.0\n/)
      expect(info).toMatch(/CreationDate: +2025-05-10T08:30:00Z\n/)
      expect(info).toMatch(/Tagged: +yes/)
      const xmp = ask('pdfinfo', '-meta', pdf).stdout
      expect(xmp).toContain('证据册 &#60;A&#38;B&#62;')
      expect(xmp).toContain('<xmp:CreateDate>2025-05-10T08:30:00Z</xmp:CreateDate>')
      expect(ask('mutool', 'show', pdf, 'trailer/Root/Lang').stdout.trim()).toBe('(zh-CN)')
      expect(ask('mutool', 'show', pdf, 'trailer/Root/PageMode').stdout.trim()).toBe('/UseOutlines')
      const viewer = ask('mutool', 'show', pdf, 'trailer/Root/ViewerPreferences/DisplayDocTitle')
      expect(viewer.stdout.trim()).toBe('true')
    })
  })

  it('numbers its pages from 1, as they are', async () => {
    const bytes = await writtenPdf(aDocument({ pages: [1, 2, 3].map((number) => aPage(number)) }))

    await checked(bytes, (pdf) => {
      const labels: { pagelabels: { index: number; label: object }[] } = JSON.parse(
        ask('qpdf', '--json=2', '--json-key=pagelabels', pdf).stdout,
      )
      expect(labels.pagelabels).toEqual([{ index: 0, label: { '/S': '/D', '/St': 1 } }])
    })
  })

  it('holds 2,500 pages in a balanced tree, in order', async () => {
    const sizes = Array.from({ length: 2_500 }, (_, index) => ({ ...aPage(index + 1), widthPt: 300 + index }))
    const bytes = await writtenPdf(aDocument({ pages: sizes }))

    await checked(bytes, (pdf) => {
      expect(ask('pdfinfo', pdf).stdout).toMatch(/Pages: +2500/)
      const last = ask('pdfinfo', '-f', '2500', '-l', '2500', pdf).stdout
      expect(last).toMatch(/Page 2500 size: +2799 x 400/)
      expect(ask('mutool', 'show', pdf, 'trailer/Root/Pages/Kids').stdout.split('R').length).toBeLessThan(40)
    })
  })

  it('leads from a link to its page, and says where to', async () => {
    const pages: Page[] = [
      aPage(1, [
        text('证据1', 300, { tag: 'TOCI', key: 'row' }),
        { op: 'link', box: { x: 20, y: 295, width: 100, height: 14 }, toPage: 3, alt: '转到证据1' },
      ]),
      aPage(2),
      aPage(3),
    ]
    const document = await PDFDocument.load(await writtenPdf(aDocument({ pages })))
    const [first, , third] = document.getPages()
    const annotation = first?.node.Annots()?.lookup(0)?.toString() ?? ''

    expect(annotation).toContain(`/Dest [ ${third?.ref.toString()} /XYZ null null null ]`)
    expect(annotation).toContain('/F 4')
    // 转到证据1 in UTF-16
    expect(annotation.toLowerCase()).toContain('/contents <feff8f6c52308bc1636e0031>')
  })

  it('folds and unfolds bookmarks as it is told', async () => {
    const outline = [
      bookmark('封面', 1),
      bookmark('证据', 2, [bookmark('证据1 合同', 2), bookmark('证据2', 3, [bookmark('附页', 3)])], true),
      bookmark('附录', 3, [bookmark('清单', 3)]),
    ]
    const bytes = await writtenPdf(aDocument({ pages: [1, 2, 3].map((number) => aPage(number)), outline }))

    await checked(bytes, (pdf) => {
      const shown = ask('mutool', 'show', pdf, 'outline').stdout
      expect(
        [...shown.matchAll(/^(.)\t(\t*)"(.*)"\t#page=(\d)/gm)].map(([, fold, depth, title, page]) => [
          fold,
          depth?.length,
          title,
          page,
        ]),
      ).toEqual([
        ['|', 0, '封面', '1'],
        ['-', 0, '证据', '2'],
        ['|', 1, '证据1 合同', '2'],
        ['+', 1, '证据2', '3'],
        ['|', 2, '附页', '3'],
        ['+', 0, '附录', '3'],
        ['|', 1, '清单', '3'],
      ])
    })
  })

  it('tells a reader that cannot see what is heading, table, figure and link', async () => {
    const cell = (words: string, x: number, y: number, tag: 'TH' | 'TD') =>
      text(words, y, { tag, key: words }, x)
    const pages = [
      aPage(1, [
        text('页眉', 390),
        text('证据清单', 370, { tag: 'H1', key: 'title' }),
        cell('序号', 20, 350, 'TH'),
        cell('名称', 80, 350, 'TH'),
        cell('1', 20, 330, 'TD'),
        cell('合同', 80, 330, 'TD'),
        { op: 'link', box: { x: 80, y: 328, width: 30, height: 12 }, toPage: 2, alt: '转到合同' },
        text('第一行', 300, { tag: 'P', key: 'paragraph' }),
      ]),
      aPage(2, [text('第二行', 380, { tag: 'P', key: 'paragraph' })]),
    ]

    await checked(await writtenPdf(aDocument({ pages })), (pdf) => {
      const tree = ask('pdfinfo', '-struct-text', pdf)
        .stdout.split('\n')
        .map((line) => line.replace(/\s*\(.*\)|\s*\/.*$|:$| \d+ 0$/, '').trimEnd())
        .filter((line) => line !== '' && !line.trim().startsWith('/'))
      expect(tree).toEqual([
        'Document',
        '  H1',
        '    "证据清单"',
        '  Table',
        '    TR',
        '      TH',
        '        "序号"',
        '      TH',
        '        "名称"',
        '    TR',
        '      TD',
        '        "1"',
        '      TD',
        '        Link',
        '          "合同"',
        '          Object',
        '  P',
        '    "第一行"',
        '    "第二行"',
      ])
    })
  })

  it('makes a list of contents of entries, pads empty cells, and reads column heads once', async () => {
    const cell = (
      words: string,
      place: { row: string; column: number },
      tag: 'TH' | 'TD' | 'TOCI' | 'Caption',
      y: number,
    ) => {
      const { row, column } = place
      const table = tag === 'TD' || tag === 'TH' ? 'sums' : 'contents'
      const scope = tag === 'TH' || tag === 'Caption' ? { scope: 'Column' as const } : {}
      const at = { table, row, column, columns: 2, ...scope }
      return text(words, y, { tag, key: `${row}/${column}`, cell: at }, 20 + column * 60)
    }
    const head = [
      cell('项目', { row: 'head', column: 0 }, 'TH', 300),
      cell('金额', { row: 'head', column: 1 }, 'TH', 300),
    ]
    const pages = [
      aPage(1, [
        cell('编号', { row: 'names', column: 0 }, 'Caption', 380),
        cell('名称', { row: 'names', column: 1 }, 'Caption', 380),
        cell('1', { row: 'first', column: 0 }, 'TOCI', 360),
        cell('合同', { row: 'first', column: 1 }, 'TOCI', 360),
        ...head,
        cell('已付', { row: 'paid', column: 1 }, 'TD', 280),
      ]),
      aPage(2, [...head, cell('退款', { row: 'back', column: 0 }, 'TD', 280)]),
    ]

    const bytes = await writtenPdf(aDocument({ pages }))
    const tree = await checked(bytes, (pdf) =>
      ask('pdfinfo', '-struct-text', pdf)
        .stdout.split('\n')
        .map((line) => line.replace(/\s*\(.*\)|\s*\/.*$|:$| \d+ 0$/, '').trim())
        .filter((line) => line !== '' && !line.startsWith('/'))
        .join(' '),
    )

    expect(tree).toBe(
      'Document TOC Caption P "编号" P "名称" TOCI P "1" P "合同" ' +
        'Table TR TH "项目" TH "金额" TR TD TD "已付" TR TD "退款" TD',
    )
  })

  it('says where a text is in another language than the rest', async () => {
    const line = (words: string, language: 'en' | 'zh-CN', key: string): DrawOp => ({
      op: 'text',
      at: { x: 20, y: 300 },
      line: engine.line(words, { weight: 'regular', sizePt: 10, language }),
      colour: [0, 0, 0],
      role: { tag: 'P', key },
    })
    const chinese = await writtenPdf(
      aDocument({
        pages: [
          aPage(1, [line('Software Licence Agreement', 'zh-CN', 'a'), line('IMG_0001.JPG', 'zh-CN', 'b')]),
        ],
      }),
    )
    const english = await writtenPdf(
      aDocument({
        language: 'en',
        pages: [aPage(1, [line('软件许可合同', 'en', 'a'), line('The contract 软件 of 2024', 'en', 'b')])],
      }),
    )

    const languages = async (bytes: Uint8Array) => {
      const { context } = await PDFDocument.load(bytes)
      return context
        .enumerateIndirectObjects()
        .flatMap(([, object]) =>
          object instanceof PDFDict && object.get(PDFName.of('S')) ? [object.get(PDFName.of('Lang'))] : [],
        )
        .map(String)
        .filter((language) => language !== 'undefined')
    }
    expect(await languages(chinese)).toEqual(['(en)'])
    expect(await languages(english)).toEqual(['(zh)'])
    await checked(english, (pdf) => {
      expect(ask('pdftotext', pdf, '-').stdout).toContain('The contract 软件 of 2024')
      const page = ask('mutool', 'show', '-b', pdf, 'pages/1/Contents').stdout
      expect(page).toContain('/Span<</Lang(zh)>>BDC')
    })
  })

  it('claims an archival standard only when told to', async () => {
    const xmp = (bytes: Uint8Array) =>
      checked(bytes, (pdf) => ask('pdfinfo', '-meta', pdf).stdout.replaceAll('\n', ''))

    const claimed = await xmp(await writtenPdf(aDocument({ pages: [aPage(1)], isArchival: true })))
    const plain = await xmp(await writtenPdf(aDocument({ pages: [aPage(1)] })))

    expect(claimed).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>')
    expect(claimed).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(plain).not.toContain('pdfaid')
  })

  it('names the colours of its pages', async () => {
    const document = await PDFDocument.load(await writtenPdf(aDocument({ pages: [aPage(1)] })))

    expect(document.catalog.get(PDFName.of('OutputIntents'))).toBeDefined()
  })

  it('draws rules and boxes', async () => {
    const ops: DrawOp[] = [
      {
        op: 'rect',
        box: { x: 10, y: 10, width: 50, height: 50 },
        fill: [1, 0, 0],
        stroke: [0, 0, 1],
        widthPt: 2,
      },
      { op: 'rule', from: { x: 0, y: 200 }, to: { x: 300, y: 200 }, widthPt: 4, colour: [0, 0.5, 0] },
    ]

    await checked(await writtenPdf(aDocument({ pages: [aPage(1, ops)] })), (pdf) => {
      const trace = ask('mutool', 'draw', '-q', '-F', 'trace', pdf, '1').stdout
      expect(trace).toMatch(/fill_path[^>]*color="1 0 0"/)
      expect(trace).toMatch(/stroke_path[^>]*linewidth="4"[^>]*color="0 \.5 0"/)
    })
  })
})

describe('a document whose pages do not come as announced', () => {
  it('is a bug', async () => {
    const missing = () => writtenPdf(aDocument({ pages: [aPage(1)], pageCount: 2 }))
    const wrongOrder = () => writtenPdf(aDocument({ pages: [aPage(2), aPage(1)] }))

    await expect(missing()).rejects.toThrow('1 pages instead of 2')
    await expect(wrongOrder()).rejects.toThrow('page 2 came in place of page 1')
  })
})
