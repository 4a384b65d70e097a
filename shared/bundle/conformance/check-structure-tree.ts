import { PDFDict, PDFHexString, type PDFObject, PDFRef, PDFString } from 'pdf-lib'
import { key, labelOf, type Reader } from './pdf-objects.ts'
import type { Findings } from './rules.ts'

const deepest = 64
const standardTypes = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
)

/** What the walk through the tree remembers. */
interface Walk {
  readonly reader: Reader
  readonly findings: Findings
  /** Annotations that a Link holds, as references. */
  readonly links: Set<string>
  /** Level of the last heading. */
  heading: number
}

/** The structure tree (ISO 14289-1, 7.1 to 7.5). Gives the annotations that are tagged as links. */
export async function checkStructureTree(
  catalog: PDFDict,
  reader: Reader,
  findings: Findings,
): Promise<ReadonlySet<string>> {
  const root = await reader.dict(key(catalog, 'StructTreeRoot'))
  const walk: Walk = { reader, findings, links: new Set(), heading: 0 }
  findings.must(root !== undefined, 'UA 7.1', 'StructTreeRoot')
  findings.must((await reader.dict(key(root, 'ParentTree'))) !== undefined, 'UA 7.1', 'ParentTree')
  for (const kid of await kidsOf(root, reader)) await element(kid, walk, deepest)
  return walk.links
}

async function kidsOf(dict: PDFDict | undefined, reader: Reader): Promise<readonly PDFObject[]> {
  const kids = key(dict, 'K')
  return (await reader.array(kids)) ?? (kids ? [kids] : [])
}

async function element(value: PDFObject, walk: Walk, depth: number): Promise<string | undefined> {
  const { reader, findings } = walk
  const dict = await reader.dict(value)
  const tag = await reader.name(key(dict, 'S'))
  if (!dict || tag === undefined || depth === 0) return undefined
  const where = `${tag} ${labelOf(value, '')}`.trim()
  findings.must(standardTypes.has(tag), 'UA 7.1', where)
  const kids = await kidsOf(dict, reader)
  if (/^H[1-6]$/.test(tag)) {
    const level = Number(tag.slice(1))
    findings.must(level <= walk.heading + 1, 'UA 7.4', where)
    walk.heading = level
  }
  if (tag === 'Figure') await figure(dict, where, walk)
  if (tag === 'TH') await headerCell(dict, where, walk)
  if (tag === 'Table') await table(kids, where, walk)
  if (tag === 'TOC') await onlyKids(kids, ['TOC', 'TOCI', 'Caption'], where, walk)
  if (tag === 'Link') await link(kids, where, walk)
  for (const kid of kids)
    if (kid instanceof PDFRef || kid instanceof PDFDict) await element(kid, walk, depth - 1)
  return tag
}

async function figure(dict: PDFDict, where: string, { reader, findings }: Walk): Promise<void> {
  const alternative = textOf(await reader.objects.resolve(key(dict, 'Alt')))
  const actual = textOf(await reader.objects.resolve(key(dict, 'ActualText')))
  findings.must(alternative !== '' || actual !== '', 'UA 7.3', where)
  const attributes = await reader.dict(key(dict, 'A'))
  findings.must((await reader.numbers(key(attributes, 'BBox'))).length === 4, 'UA 7.3', where)
}

async function headerCell(dict: PDFDict, where: string, { reader, findings }: Walk): Promise<void> {
  const attributes = await reader.dict(key(dict, 'A'))
  const scope = await reader.name(key(attributes, 'Scope'))
  findings.must(['Row', 'Column', 'Both'].includes(scope ?? ''), 'UA 7.5', where)
}

async function table(kids: readonly PDFObject[], where: string, walk: Walk): Promise<void> {
  await onlyKids(kids, ['TR', 'THead', 'TBody', 'TFoot', 'Caption'], where, walk)
  const widths = new Set<number>()
  for (const kid of kids) {
    const row = await walk.reader.dict(kid)
    if ((await walk.reader.name(key(row, 'S'))) !== 'TR') continue
    const cells = await kidsOf(row, walk.reader)
    await onlyKids(cells, ['TH', 'TD'], where, walk)
    widths.add(cells.length)
  }
  walk.findings.must(widths.size <= 1, 'UA 7.5', where)
}

async function onlyKids(
  kids: readonly PDFObject[],
  tags: readonly string[],
  where: string,
  { reader, findings }: Walk,
): Promise<void> {
  for (const kid of kids) {
    const tag = await reader.name(key(await reader.dict(kid), 'S'))
    findings.must(tag !== undefined && tags.includes(tag), 'UA 7.5', where)
  }
}

async function link(kids: readonly PDFObject[], where: string, walk: Walk): Promise<void> {
  let annotations = 0
  for (const kid of kids) {
    const dict = await walk.reader.dict(kid)
    if ((await walk.reader.name(key(dict, 'Type'))) !== 'OBJR') continue
    annotations += 1
    walk.links.add(String(key(dict, 'Obj')))
  }
  walk.findings.must(annotations > 0, 'UA 7.18.5', where)
}

const textOf = (value: PDFObject | undefined): string =>
  value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : ''
