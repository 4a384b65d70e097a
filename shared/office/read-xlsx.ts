import { excelDate, isDateFormat } from './excel-date.ts'
import {
  mostCharacters,
  NothingReadable,
  type WrittenDocument,
  type WrittenPart,
} from './written-document.ts'
import { attributeOf, type XmlEvent, xmlEvents } from './xml-events.ts'
import type { ZipArchive } from './zip-archive.ts'

const [mostSheets, mostRows, mostColumns] = [8, 1000, 60]

interface Book {
  readonly strings: readonly string[]
  /** By style: it shows a date. */
  readonly dates: readonly boolean[]
  readonly from1904: boolean
}

/** The sheets of an Excel file as rows of what its cells say (ECMA-376 part 1, 18.3). @throws ZipProblem. */
export async function readXlsx(zip: ZipArchive): Promise<WrittenDocument> {
  const text = async (name: string) => new TextDecoder().decode((await zip.entry(name)) ?? new Uint8Array(0))
  const workbook = [...xmlEvents(await text('xl/workbook.xml'))]
  const targets = new Map<string, string>()
  for (const event of xmlEvents(await text('xl/_rels/workbook.xml.rels'))) {
    if (event.kind === 'open' && event.name === 'Relationship')
      targets.set(attributeOf(event, 'Id'), attributeOf(event, 'Target'))
  }
  const sheets = opened(workbook, 'sheet').map((event) => ({
    name: attributeOf(event, 'name'),
    path: pathOf(targets.get(attributeOf(event, 'r:id')) ?? ''),
  }))
  if (sheets.length === 0) throw new NothingReadable('no sheets')
  const book: Book = {
    strings: sharedStrings(xmlEvents(await text('xl/sharedStrings.xml'))),
    dates: dateStyles(xmlEvents(await text('xl/styles.xml'))),
    from1904: opened(workbook, 'workbookPr').some((event) =>
      /^(1|true)$/.test(attributeOf(event, 'date1904')),
    ),
  }
  const parts: WrittenPart[] = []
  let left = mostCharacters
  for (const { name, path } of sheets.slice(0, mostSheets)) {
    const { rows, isCut } = rowsOf(xmlEvents(await text(path)), book, left)
    left -= rows.reduce((sum, row) => sum + row.join('').length, 0)
    if (rows.length > 0) parts.push({ kind: 'table', name, rows, isCut })
  }
  return { parts, isCut: false, sheetsLeft: Math.max(0, sheets.length - mostSheets) }
}

type Opened = Extract<XmlEvent, { kind: 'open' }>
const opened = (events: Iterable<XmlEvent>, name: string): readonly Opened[] =>
  [...events].filter((event): event is Opened => event.kind === 'open' && event.name === name)

const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

/** Each `si` is one string, in runs; its `rPh` is how it is pronounced. */
function sharedStrings(events: Iterable<XmlEvent>): readonly string[] {
  const strings: string[] = []
  let text = ''
  let [isText, isSound] = [false, false]
  for (const event of events) {
    if (event.kind === 'text') text += isText && !isSound ? event.text : ''
    else if (event.name === 't') isText = event.kind === 'open' && !event.isEmpty
    else if (event.name === 'rPh') isSound = event.kind === 'open'
    else if (event.name === 'si') {
      if (event.kind === 'close') strings.push(text)
      text = ''
    }
  }
  return strings
}

function dateStyles(events: Iterable<XmlEvent>): readonly boolean[] {
  const codes = new Map<number, string>()
  const dates: boolean[] = []
  let isCells = false
  for (const event of events) {
    if (event.kind === 'text') continue
    if (event.name === 'cellXfs') isCells = event.kind === 'open'
    else if (event.kind === 'open' && event.name === 'numFmt')
      codes.set(Number(attributeOf(event, 'numFmtId')), attributeOf(event, 'formatCode'))
    else if (event.kind === 'open' && event.name === 'xf' && isCells) {
      const id = Number(attributeOf(event, 'numFmtId'))
      dates.push(isDateFormat(id, codes.get(id)))
    }
  }
  return dates
}

function rowsOf(events: Iterable<XmlEvent>, book: Book, room: number) {
  const rows: string[][] = []
  let [left, row, column] = [room, -1, 0]
  let [type, style, value] = ['', 0, '']
  let isValue = false
  for (const event of events) {
    if (event.kind === 'text') value += isValue ? event.text : ''
    else if (event.name === 'v' || event.name === 't') isValue = event.kind === 'open' && !event.isEmpty
    else if (event.name === 'row' && event.kind === 'open') {
      const number = Number(attributeOf(event, 'r'))
      row = number > 0 ? number - 1 : row + 1
      column = 0
      // rows far down are not made up for by empty ones
      if (rows.length >= mostRows || left < 0) return { rows: whole(rows), isCut: true }
      while (rows.length < row && row - rows.length <= 2) rows.push([])
      rows.push([])
    } else if (event.name === 'c' && event.kind === 'open') {
      const letters = /^[A-Z]+/.exec(attributeOf(event, 'r'))?.[0]
      column = letters === undefined ? column : columnOf(letters)
      ;[type, style, value] = [attributeOf(event, 't'), Number(attributeOf(event, 's')), '']
    } else if (event.name === 'c' && event.kind === 'close') {
      const said = valueOf(type, style, value, book)
      const cells = rows.at(-1)
      if (said !== '' && cells && column < mostColumns) {
        while (cells.length < column) cells.push('')
        cells[column] = said
        left -= said.length
      }
      column += 1
    }
  }
  return { rows: whole(rows), isCut: false }
}

/** Without the empty rows at the end. */
const whole = (rows: readonly string[][]): readonly string[][] =>
  rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1)

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0) - 1

function valueOf(type: string, style: number, value: string, book: Book): string {
  if (type === 's') return book.strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  const number = Number(value)
  if (type !== '' && type !== 'n') return value
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (book.dates[style] === true && number >= 0 && number < 2_958_466) return excelDate(number, book.from1904)
  // 15 digits are what the program shows; the file has the error of the binary number too
  return String(Number(number.toPrecision(15)))
}
