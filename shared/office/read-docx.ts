import {
  mostCharacters,
  NothingReadable,
  type WrittenDocument,
  type WrittenPart,
} from './written-document.ts'
import { attributeOf, type XmlEvent, xmlEvents } from './xml-events.ts'
import type { ZipArchive } from './zip-archive.ts'

/** Text that was deleted under "track changes" is `w:delText` and so left out; what was inserted counts. */
const breaks: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
}

/** Paragraphs, headings and tables of a Word file in their order (ECMA-376 part 1, 17.3). @throws ZipProblem. */
export async function readDocx(zip: ZipArchive): Promise<WrittenDocument> {
  const bytes = await zip.entry('word/document.xml')
  if (!bytes) throw new NothingReadable('no document')
  return documentOf(xmlEvents(new TextDecoder().decode(bytes)))
}

function documentOf(events: Iterable<XmlEvent>): WrittenDocument {
  const parts: WrittenPart[] = []
  let left = mostCharacters
  let text = ''
  let style: WrittenPart['kind'] = 'paragraph'
  let isText = false
  let fallbacks = 0
  const tables: { rows: string[][]; cell: string[] }[] = []
  const endParagraph = () => {
    const table = tables.at(-1)
    const written = text.trimEnd()
    left -= written.length
    if (table) table.cell.push(written)
    else if (written.trim() !== '' && style !== 'table') parts.push({ kind: style, text: written })
    text = ''
    style = 'paragraph'
  }
  for (const event of events) {
    if (left < 0) return { parts, isCut: true, sheetsLeft: 0 }
    if (event.kind === 'text') {
      if (isText && fallbacks === 0) text += event.text
      continue
    }
    const { kind, name } = event
    // what a newer program draws stands there a second time for older ones
    if (name === 'mc:Fallback') fallbacks += kind === 'open' ? 1 : -1
    else if (name === 'w:t') isText = kind === 'open' && !event.isEmpty
    else if (kind === 'open') {
      if (name === 'w:tbl') tables.push({ rows: [], cell: [] })
      else if (name === 'w:tr') tables.at(-1)?.rows.push([])
      else if (name === 'w:numPr') text = text === '' ? '• ' : text
      else if (name === 'w:pStyle' && /^(heading|title|[1-9]$)/i.test(attributeOf(event, 'w:val')))
        style = 'heading'
      text += fallbacks === 0 ? (breaks[name] ?? '') : ''
    } else if (name === 'w:p') endParagraph()
    else if (name === 'w:tc') {
      const table = tables.at(-1)
      table?.rows.at(-1)?.push(table.cell.join('\n').trim())
      if (table) table.cell = []
    } else if (name === 'w:tbl') {
      const table = tables.pop()
      const outer = tables.at(-1)
      if (table && outer) outer.cell.push(...table.rows.map((row) => row.join('  ')))
      else if (table && table.rows.length > 0) parts.push({ kind: 'table', rows: table.rows, isCut: false })
    }
  }
  return { parts, isCut: false, sheetsLeft: 0 }
}
