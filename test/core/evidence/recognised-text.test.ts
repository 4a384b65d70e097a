import { describe, expect, it } from 'vitest'
import { plainTextOf, recognisedLines, type RecognisedWord } from '#shared/core/evidence/recognised-text.ts'

const page = { widthPx: 1000, heightPx: 2000 }
/** Words of a line as `text:confidence@left`, 40 pixels wide a sign and 40 high, 100 from the top. */
const words = (text: string): readonly RecognisedWord[] =>
  text.split('  ').map((part) => {
    const [, said = '', confidence = '90', left = '0'] = /^(.*?):(\d+)@(\d+)$/.exec(part) ?? []
    const x0 = Number(left)
    return { text: said, confidence: Number(confidence), x0, y0: 100, x1: x0 + 40 * said.length, y1: 140 }
  })
const linesOf = (text: string) => recognisedLines(words(text), page).map(({ text: said }) => said)

describe('lines that a machine read', () => {
  it('have no spaces between Han, and keep those between Latin words', () => {
    expect(linesOf('退:90@0  款:90@45  refund:90@95  in:90@340  full:90@430')).toEqual(['退款refund in full'])
  })

  it('leave out words that it is not sure of', () => {
    expect(linesOf('周:12@0  您好:95@60')).toEqual(['您好'])
    expect(linesOf('周:12@0')).toEqual([])
  })

  it('part what stands far apart', () => {
    expect(linesOf('15:42:90@0  78%:90@800')).toEqual(['15:42', '78%'])
  })

  it('say where they stand, in parts of the picture', () => {
    expect(recognisedLines(words('退款:90@100'), page)).toEqual([
      { text: '退款', left: 0.1, top: 0.05, width: 0.08, height: 0.02 },
    ])
  })

  it('are nothing where there are only signs', () => {
    expect(linesOf('©:90@0  =:85@60')).toEqual([])
  })

  it('become a text with an empty line between pages', () => {
    const at = { left: 0, top: 0, width: 1, height: 1 }
    const pages = [
      {
        lines: [
          { text: '一', ...at },
          { text: '二', ...at },
        ],
      },
      { lines: [] },
      { lines: [{ text: '三', ...at }] },
    ]

    expect(plainTextOf({ pages })).toBe('一\n二\n\n三')
  })
})
