import { ask } from '../judges.ts'

/** A rectangle in points, from the page's upper left corner. */
interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}
export interface ReadWord extends Area {
  readonly text: string
}
export interface ReadLink extends Area {
  /** In this file, counted from 1; undefined for a link into another file. */
  readonly toPage: number | undefined
  readonly toFile?: { readonly name: string; readonly page: number }
}
export interface ReadPage {
  readonly label: string
  readonly height: number
  readonly words: readonly ReadWord[]
  readonly links: readonly ReadLink[]
}
export interface ReadBookmark {
  readonly title: string
  readonly toPage: number
}
/** A file as qpdf and poppler read it, which share no code with the engine nor with its own verification. */
export interface ForeignReading {
  readonly pages: readonly ReadPage[]
  readonly bookmarks: readonly ReadBookmark[]
}

type Json = Readonly<Record<string, unknown>>
interface QpdfOutline {
  readonly title: string
  readonly destpageposfrom1: number | null
  readonly kids: readonly QpdfOutline[]
}
interface Qpdf {
  readonly pages: readonly { readonly object: string }[]
  readonly pagelabels: readonly { readonly index: number; readonly label: Json }[]
  readonly outlines: readonly QpdfOutline[]
  readonly qpdf: readonly [unknown, Readonly<Record<string, { readonly value?: Json }>>]
}

export function readForeign(file: string): ForeignReading {
  const json = ask('qpdf', '--json=2', '--json-stream-data=none', file)
  if (json.status !== 0) throw new Error(`qpdf: ${json.stderr}`)
  const read = JSON.parse(json.stdout) as Qpdf
  const texts = pageTexts(file)
  if (texts.length !== read.pages.length)
    throw new Error(`poppler ${texts.length}, qpdf ${read.pages.length} pages`)
  const at = new Map(read.pages.map(({ object }, index) => [object, index + 1]))
  const objects = read.qpdf[1]
  const valueOf = (ref: unknown): Json | undefined =>
    typeof ref === 'string' ? objects[`obj:${ref}`]?.value : (ref as Json | undefined)
  const pages = read.pages.map(({ object }, index): ReadPage => {
    const { words, height } = texts[index] ?? { words: [], height: 0 }
    const annotations = valueOf(object)?.['/Annots']
    const links = refs(annotations, valueOf).flatMap((ref) => {
      const link = valueOf(ref)
      return link?.['/Subtype'] === '/Link' ? [linkOf(link, height, at, valueOf)] : []
    })
    return { label: labelOf(read.pagelabels, index), height, words, links }
  })
  return { pages, bookmarks: bookmarksOf(read.outlines) }
}

const refs = (value: unknown, valueOf: (ref: unknown) => unknown): readonly unknown[] => {
  const list = typeof value === 'string' ? valueOf(value) : value
  return Array.isArray(list) ? list : []
}

function linkOf(
  link: Json,
  height: number,
  at: ReadonlyMap<string, number>,
  valueOf: (ref: unknown) => Json | undefined,
): ReadLink {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = link['/Rect'] as readonly number[]
  const area = { left: x1, right: x2, top: height - y2, bottom: height - y1 }
  const action = valueOf(link['/A'])
  if (action?.['/S'] === '/GoToR') {
    const name = fileName(valueOf(action['/F']) ?? action['/F'])
    const [page] = action['/D'] as readonly number[]
    return { ...area, toPage: undefined, toFile: { name, page: (page ?? -1) + 1 } }
  }
  const [page] = (link['/Dest'] ?? action?.['/D'] ?? []) as readonly string[]
  return { ...area, toPage: at.get(page ?? '') }
}

/** qpdf writes text strings as `u:…`. */
function fileName(given: unknown): string {
  const name = typeof given === 'string' ? given : (given as Json)['/UF']
  return String(name).replace(/^u:/, '')
}

function labelOf(labels: Qpdf['pagelabels'], index: number): string {
  const range = labels.findLast((entry) => entry.index <= index)
  if (!range) return String(index + 1)
  if (range.label['/S'] !== '/D')
    throw new Error(`an unexpected kind of label: ${JSON.stringify(range.label)}`)
  return String(Number(range.label['/St'] ?? 1) + index - range.index)
}

const bookmarksOf = (outlines: readonly QpdfOutline[]): readonly ReadBookmark[] =>
  outlines.flatMap(({ title, destpageposfrom1, kids }) => [
    { title, toPage: destpageposfrom1 ?? 0 },
    ...bookmarksOf(kids),
  ])

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
}

function pageTexts(
  file: string,
): readonly { readonly height: number; readonly words: readonly ReadWord[] }[] {
  const { stdout } = ask('pdftotext', '-bbox', file, '-')
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) => ({
      height: Number(/height="([\d.]+)"/.exec(page)?.[1]),
      words: [
        ...page.matchAll(
          /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g,
        ),
      ].map(([, left, top, right, bottom, text = '']) => ({
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text: text.replace(/&([a-z#0-9]+);/g, (whole, name: string) => entities[name] ?? whole),
      })),
    }))
}
