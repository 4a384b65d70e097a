import { describe, expect, it } from 'vitest'
import type { Block } from '#shared/bundle/paginate/block.ts'
import { facesOf } from '#shared/bundle/paginate/face.ts'
import { flow } from '#shared/bundle/paginate/flow.ts'
import { paragraph } from '#shared/bundle/paginate/paragraph.ts'
import type { Frame, Sheet } from '#shared/bundle/paginate/sheet.ts'
import { type Row, table, type TableStyle } from '#shared/bundle/paginate/table.ts'
import { fixedWidthEngine } from '../../builders/fixed-width-engine.ts'

const frame: Frame = { left: 0, width: 100, top: 100, bottom: 0 }
const engine = fixedWidthEngine()
const { body } = facesOf('en')

const block = (name: string, height: number, own: Partial<Block> = {}): Block => ({
  height,
  before: 0,
  keepWithNext: false,
  draw: (top) => ({
    ops: [{ op: 'text', at: { x: 0, y: top }, line: engine.line(name, body.style), colour: body.colour }],
    marks: [],
  }),
  ...own,
})
const linesOf = (sheet: Sheet) =>
  sheet.ops.flatMap((op) => (op.op === 'text' ? [`${op.line.text}@${Math.round(op.at.y)}`] : []))
const wordsOf = (sheets: Iterable<Sheet>) =>
  [...sheets].map((sheet) => sheet.ops.flatMap((op) => (op.op === 'text' ? [op.line.text] : [])))

describe('flowing matter', () => {
  it('goes from top to bottom and on to the next sheet', () => {
    const sheets = [...flow([block('a', 60), block('b', 40), block('c', 40)], frame)]

    expect(sheets.map(linesOf)).toEqual([['a@100', 'b@40'], ['c@100']])
  })

  it('leaves out the space above a block that begins a sheet', () => {
    const sheets = [...flow([block('a', 90), block('b', 20, { before: 15 })], frame)]

    expect(sheets.map(linesOf)).toEqual([['a@100'], ['b@100']])
  })

  it('never leaves a heading alone at the foot of a sheet', () => {
    const heading = block('heading', 20, { keepWithNext: true })

    expect(wordsOf(flow([block('a', 70), heading, block('text', 20)], frame))).toEqual([
      ['a'],
      ['heading', 'text'],
    ])
  })

  it('breaks a chain that is higher than a sheet where it must', () => {
    const chain = [1, 2, 3].map((n) => block(`${n}`, 45, { keepWithNext: n < 3 }))

    expect(wordsOf(flow(chain, frame))).toEqual([['1', '2'], ['3']])
  })

  it('is one empty sheet when there is nothing', () => {
    expect(wordsOf(flow([], frame))).toEqual([[]])
  })

  it('asks for blocks only when they are needed', () => {
    let asked = 0
    function* endless(): Generator<Block> {
      for (;;) {
        asked += 1
        yield block('x', 50)
      }
    }

    const first = flow(endless(), frame).next()

    expect(first.done).toBe(false)
    expect(asked).toBeLessThan(5)
  })
})

describe('a paragraph', () => {
  it('leaves neither its first nor its last line alone', () => {
    const text = 'one\ntwo\nthree\nfour'
    const lines = paragraph(engine, text, body, { left: 0, width: 100 })

    expect(wordsOf(flow([block('a', 100 - 3 * body.leadingPt), ...lines], frame))).toEqual([
      ['a', 'one', 'two'],
      ['three', 'four'],
    ])
  })
})

describe('a table', () => {
  const columns = [
    { left: 0, width: 30 },
    { left: 30, width: 70 },
  ]
  const style: TableStyle = {
    lines: 'ruled',
    paddingPt: 0,
    maxRowPt: 100,
    continued: '(cont.)',
    cellTag: 'TD',
  }
  const row = (...texts: string[]): Row => ({
    key: texts.join(),
    cells: texts.map((text) => [{ text, face: body }]),
  })

  it('repeats its head on every sheet', () => {
    const rows = Array.from({ length: 8 }, (_, n) => row(`${n}`, `row ${n}`))

    const sheets = wordsOf(flow(table(engine, columns, row('No', 'What'), rows, style), frame))

    expect(sheets.map((words) => words.slice(0, 4))).toEqual([
      ['No', 'What', '0', 'row 0'],
      ['No', 'What', '5', 'row 5'],
    ])
  })

  it('keeps a row of three lines whole and with its number', () => {
    const rows = [row('1', 'a\nb\nc'), row('2', 'd\ne\nf'), row('3', 'g\nh\ni')]

    expect(wordsOf(flow(table(engine, columns, undefined, rows, style), frame))).toEqual([
      ['1', 'a', 'b', 'c', '2', 'd', 'e', 'f'],
      ['3', 'g', 'h', 'i'],
    ])
  })

  it('cuts a row that is higher than a sheet and names the rest as continued', () => {
    const long = Array.from({ length: 9 }, (_, n) => `line ${n}`).join('\n')

    const sheets = wordsOf(flow(table(engine, columns, undefined, [row('1', long)], style), frame))

    expect(sheets.map(([first, second]) => [first, second])).toEqual([
      ['1', 'line 0'],
      ['(cont.)', 'line 6'],
    ])
  })

  it('makes a whole row one link, and each of its parts a link of its own', () => {
    const long = Array.from({ length: 9 }, (_, n) => `line ${n}`).join('\n')
    const linked: Row = { ...row('1', long), link: { toPage: 7, alt: 'go' } }

    const sheets = [...flow(table(engine, columns, undefined, [linked], style), frame)]

    expect(sheets.map(({ ops }) => ops.filter(({ op }) => op === 'link').length)).toEqual([1, 1])
    expect(sheets.map(({ marks }) => marks.length)).toEqual([0, 1])
  })
})
