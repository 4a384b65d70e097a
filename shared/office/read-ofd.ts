import {
  mostCharacters,
  NothingReadable,
  type WrittenDocument,
  type WrittenPart,
} from './written-document.ts'
import { attributeOf, xmlEvents } from './xml-events.ts'
import type { ZipArchive } from './zip-archive.ts'

const mostPages = 50
/** Millimetres between two baselines that are one line all the same. */
const sameLine = 1.5

interface Placed {
  readonly x: number
  readonly y: number
  readonly text: string
}

/**
 * The words of an OFD (GB/T 33190-2016), the Chinese format of electronic invoices: a page's text objects read from
 * top to bottom. The words of a form stand in a template; it is read with the first page. @throws ZipProblem.
 */
export async function readOfd(zip: ZipArchive): Promise<WrittenDocument> {
  const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })
  const contents = zip.names.filter((name) => /\.xml$/i.test(name)).toSorted(byNumber)
  const pages = contents.filter((name) => /(^|\/)Pages\/.*Content\.xml$/i.test(name))
  const templates = contents.filter((name) => /(^|\/)(Tpls?|Temps?)\/.*Content\.xml$/i.test(name))
  if (pages.length === 0) throw new NothingReadable('no pages')
  const wordsOf = async (name: string) =>
    textObjects(new TextDecoder().decode((await zip.entry(name)) ?? new Uint8Array(0)))
  const parts: WrittenPart[] = []
  let left = mostCharacters
  for (const [index, page] of pages.slice(0, mostPages).entries()) {
    const names = index === 0 ? [...templates, page] : [page]
    const placed = (await Promise.all(names.map(wordsOf))).flat()
    for (const text of linesOf(placed)) {
      left -= text.length
      if (left < 0) return { parts, isCut: true, sheetsLeft: 0 }
      parts.push({ kind: 'paragraph', text })
    }
  }
  return { parts, isCut: pages.length > mostPages, sheetsLeft: 0 }
}

/** `ofd:TextObject Boundary="x y w h"` around `ofd:TextCode X Y`; prefixes are the writer's choice. */
function textObjects(xml: string): readonly Placed[] {
  const found: Placed[] = []
  let [left, top, x, y] = [0, 0, 0, 0]
  let text: string | undefined
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (text !== undefined) text += event.text
      continue
    }
    const name = event.name.replace(/^.*:/, '')
    if (event.kind === 'open' && name === 'TextObject')
      [left = 0, top = 0] = attributeOf(event, 'Boundary').split(/\s+/).map(Number)
    if (name !== 'TextCode') continue
    if (event.kind === 'open') {
      ;[x, y] = [Number(attributeOf(event, 'X')) || 0, Number(attributeOf(event, 'Y')) || 0]
      text = ''
    } else {
      if (text !== undefined && text.trim() !== '') found.push({ x: left + x, y: top + y, text: text.trim() })
      text = undefined
    }
  }
  return found
}

function linesOf(placed: readonly Placed[]): readonly string[] {
  const lines: Placed[][] = []
  for (const one of placed.toSorted((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && Math.abs(one.y - first.y) <= sameLine) line.push(one)
    else lines.push([one])
  }
  return lines.map((line) =>
    line
      .toSorted((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join('  '),
  )
}
