import type { Block } from '../paginate/block.ts'
import { gap } from '../paginate/block.ts'
import { paragraph } from '../paginate/paragraph.ts'
import { exhibitTextFrame as frame } from '../paginate/sheet.ts'
import { subheading } from './headings.ts'
import type { Layout } from './layout.ts'
import { shownText } from './shown-text.ts'
import { lineBlocks, mostColumns, tableBlocks } from './listing-blocks.ts'

/** How far a level of a list is moved in. */
const indentPt = 14
const deepest = 6

type Part =
  | { readonly kind: 'heading' | 'paragraph' | 'quote'; readonly text: string }
  | { readonly kind: 'item'; readonly text: string; readonly mark: string; readonly depth: number }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

/**
 * A Markdown file by its structure: headings, paragraphs, lists, quotes, tables, code. Signs inside a line (`**`, links) stay as
 * they are written, so that nothing of a piece of evidence is read into it.
 */
export function* markdownBlocks(layout: Layout, key: string, text: string): Generator<Block> {
  const { engine, faces } = layout
  for (const [index, part] of partsOf(text).entries()) {
    const here = `${key}/part/${index}`
    const place = { left: frame.left, width: frame.width, before: 5, role: { tag: 'P', key: here } as const }
    switch (part.kind) {
      case 'heading':
        yield* subheading(layout, frame, here, shownText(part.text))
        break
      case 'paragraph':
        yield* paragraph(engine, shownText(part.text), faces.body, place)
        break
      case 'quote':
        yield* paragraph(engine, shownText(part.text), faces.quiet, inside(place, 1))
        break
      case 'item':
        yield* paragraph(engine, `${part.mark} ${shownText(part.text)}`, faces.body, {
          ...inside(place, part.depth),
          before: 2,
        })
        break
      case 'code':
        yield gap(5)
        yield* lineBlocks(layout, here, part.text)
        break
      case 'table': {
        const columns = part.rows.reduce((most, row) => Math.max(most, row.length), 0)
        yield gap(6)
        if (columns > mostColumns)
          yield* lineBlocks(layout, here, part.rows.map((row) => row.join(' | ')).join('\n'))
        else yield* tableBlocks(layout, here, part.rows, columns)
      }
    }
  }
}

const inside = <P extends { readonly left: number; readonly width: number }>(place: P, depth: number): P => ({
  ...place,
  left: place.left + depth * indentPt,
  width: place.width - depth * indentPt,
})

/** Line by line, as CommonMark begins blocks; what is none of them is a paragraph. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  let open: string[] = []
  let fence: string | undefined
  const close = () => {
    if (open.length > 0)
      parts.push(fence === undefined ? flowing(open) : { kind: 'code', text: open.join('\n') })
    open = []
  }
  const lines = text.split(/\r\n|[\n\r\f]/)
  for (const [index, line] of lines.entries()) {
    const fenced = /^ {0,3}(```+|~~~+)/.exec(line)?.[1]
    if (fence !== undefined || fenced !== undefined) {
      if (fence === undefined || fenced?.startsWith(fence)) {
        close()
        fence = fence === undefined ? fenced : undefined
      } else open.push(line)
      continue
    }
    const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]
    const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line)
    const isUnderline = open.length === 1 && /^ {0,3}(=+|-+)\s*$/.test(line)
    if (heading !== undefined) {
      close()
      parts.push({ kind: 'heading', text: heading })
    } else if (isUnderline) {
      parts.push({ kind: 'heading', text: open[0] ?? '' })
      open = []
    } else if (/^ {0,3}([-*_])(\s*\1){2,}\s*$/.test(line) || line.trim() === '') close()
    else if (item) {
      close()
      const [, space = '', mark = '', words = ''] = item
      const depth = Math.min(deepest, 1 + Math.floor(space.replaceAll('\t', '    ').length / 2))
      parts.push({ kind: 'item', text: words, mark: /\d/.test(mark) ? mark : '•', depth })
    } else {
      const isOther = open.length > 0 && kindOf(line) !== kindOf(open[0] ?? '')
      if (isOther) close()
      open.push(line)
    }
    if (index === lines.length - 1) close()
  }
  close()
  return parts
}

const kindOf = (line: string): 'quote' | 'table' | 'paragraph' =>
  /^ {0,3}>/.test(line) ? 'quote' : /^\s*\|.*\|\s*$/.test(line) ? 'table' : 'paragraph'

function flowing(lines: readonly string[]): Part {
  const kind = kindOf(lines[0] ?? '')
  if (kind === 'table') {
    const rows = lines
      .filter((line) => !/^[\s|:-]+$/.test(line))
      .map((line) =>
        line
          .trim()
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      )
    return { kind, rows }
  }
  const texts = lines.map((line) => (kind === 'quote' ? line.replace(/^ {0,3}>\s?/, '') : line).trim())
  return { kind, text: texts.join('\n') }
}
