import { describe, expect, it } from 'vitest'
import { excelDate } from '#shared/office/excel-date.ts'
import { readWritten } from '#shared/office/read-written.ts'
import { xmlEvents } from '#shared/office/xml-events.ts'
import { openZip } from '#shared/office/zip-archive.ts'
import { bombXlsx, contractDocx, invoiceOfd, usageXlsx } from '../fixtures/make/office.mjs'
import { zip } from '../fixtures/make/zip.mjs'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const rangeOf = (bytes: Uint8Array) => (offset: number, length: number) =>
  Promise.resolve(bytes.subarray(offset, offset + length))
const read = (type: string, bytes: Uint8Array) => readWritten(type, rangeOf(bytes), bytes.length)

describe('the words of an office file', () => {
  it('are a contract’s heading, paragraphs and table, without what was deleted', async () => {
    expect(await read(word, contractDocx())).toEqual({
      parts: [
        { kind: 'heading', text: '软件服务合同' },
        { kind: 'paragraph', text: '甲方：云绘科技（上海）有限公司' },
        // an entity of the file's own is not unfolded
        { kind: 'paragraph', text: '乙方不得单方解除&转让合同。&b;' },
        { kind: 'paragraph', text: '盖章处' },
        {
          kind: 'table',
          rows: [
            ['项目', '金额'],
            ['年费', '3,980.00'],
          ],
          isCut: false,
        },
      ],
      isCut: false,
      sheetsLeft: 0,
    })
  })

  it('are a workbook’s sheets as its program shows them', async () => {
    const { parts } = await read(excel, usageXlsx())

    expect(parts).toEqual([
      {
        kind: 'table',
        name: '使用记录',
        rows: [
          ['日期', '拨打', '接通'],
          ['2024-09-18', '120', '0'],
          ['2024-09-19 12:00', '', 'TRUE'],
          ['远处'],
        ],
        isCut: false,
      },
      { kind: 'table', name: '合计', rows: [['0.3', '', '', '合计']], isCut: false },
    ])
  })

  it('are an invoice’s labels beside their values', async () => {
    const { parts } = await read('application/ofd', invoiceOfd())

    expect(parts.map((part) => (part.kind === 'paragraph' ? part.text : part.kind))).toEqual([
      '购买方名称：  李某某',
      '价税合计  ¥3,980.00',
    ])
  })

  it('are cut where they are too many', async () => {
    const cells = Array.from({ length: 3000 }, (_, row) => `<row r="${row + 1}"><c r="A1"><v>1</v></c></row>`)
    const long = zip([
      ['xl/workbook.xml', '<sheets>' + '<sheet name="s" r:id="r1"/>'.repeat(11) + '</sheets>'],
      ['xl/_rels/workbook.xml.rels', '<Relationship Id="r1" Target="s.xml"/>'],
      ['xl/s.xml', cells.join('')],
    ])
    const { parts, sheetsLeft } = await read(excel, long)
    const [first] = parts

    expect(sheetsLeft).toBe(3)
    expect(first?.kind === 'table' && [first.rows.length, first.isCut]).toEqual([1000, true])
  })
})

describe('an office file made to harm', () => {
  it('is not unfolded beyond what anybody writes', async () => {
    const bytes = bombXlsx()

    expect(bytes.length).toBeLessThan(200_000)
    await expect(read(excel, bytes)).rejects.toMatchObject({ kind: 'too-large' })
  })

  it('that is cut off, or is none, is said to be damaged', async () => {
    const whole = contractDocx()

    await expect(read(word, whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ kind: 'damaged' })
    await expect(read(word, Buffer.from('no zip'))).rejects.toMatchObject({ kind: 'damaged' })
    await expect(read(word, zip([['a.txt', 'a']]))).rejects.toThrow('no document')
  })

  it('with bytes changed at random throws nothing but what is known, or reads', async () => {
    const whole = usageXlsx()
    for (let seed = 1; seed < 400; seed++) {
      const bytes = Buffer.from(whole)
      for (let nth = 0; nth < 4; nth++) {
        const at = Math.imul(seed * 7 + nth, 2654435761) >>> 0
        bytes[at % bytes.length] = (at >>> 8) & 0xff
      }
      await read(excel, bytes).catch((error: unknown) =>
        expect(String(error)).toMatch(/damaged|too-large|no sheets/),
      )
    }
  })

  it('has its XML read in one pass, however it is broken', () => {
    for (const piece of ['<!--', '<a', '<![CDATA[', '<?', '<a b="', '&#'])
      expect([...xmlEvents(piece.repeat(200_000))].length).toBeLessThan(2)
  })

  it('names its entries, and gives none that it does not have', async () => {
    const bytes = contractDocx()
    const archive = await openZip(rangeOf(bytes), bytes.length)

    expect(archive.names).toContain('word/document.xml')
    expect(await archive.entry('../etc/passwd')).toBeUndefined()
  })
})

describe('a day number', () => {
  it.each([
    [45553, false, '2024-09-18'],
    [45553.75, false, '2024-09-18 18:00'],
    [0.5, false, '12:00'],
    [1, false, '1900-01-01'],
    [61, false, '1900-03-01'],
    [44091, true, '2024-09-18'],
  ])('%d (1904: %s) is %s', (serial, from1904, written) => {
    expect(excelDate(serial, from1904)).toBe(written)
  })
})
