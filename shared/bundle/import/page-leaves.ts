import { PDFArray, PDFDict, PDFName, type PDFObject, PDFPageLeaf, PDFRef } from 'pdf-lib'
import type { ForeignFile } from './foreign-file.ts'

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate']
const wanted = [...inheritable, 'Contents', 'UserUnit', 'Group', 'Annots']
/** Of an annotation: its look, its place, and what a field needs to be drawn. */
const wantedOfAnnotation = ['AP', 'AS', 'F', 'Rect', 'Subtype', 'OC', 'MK', 'BS', 'Border', 'Opt', 'DR']
const wantedOfField = ['FT', 'Ff', 'DA', 'Q', 'MaxLen', 'T', 'Opt', 'DR']
const deepest = 64
const mostPages = 200_000

/**
 * The pages of a file in order, each with what it inherits and everything that it draws, in memory; nothing else of the
 * file is. @throws what ForeignFile throws; RangeError for more pages than anybody makes.
 */
export async function pageLeaves(
  file: ForeignFile,
  catalog: PDFDict | undefined,
): Promise<readonly PDFPageLeaf[]> {
  const found: PDFPageLeaf[] = []
  const seen = new Set<PDFObject>()
  const walk = async (value: PDFObject | undefined, from: Inherited, depth: number): Promise<void> => {
    if (!value || seen.has(value) || depth > deepest) return
    if (value instanceof PDFRef) seen.add(value)
    const node = await file.load(value)
    if (!(node instanceof PDFDict)) return
    const inherited = await inheritedBy(file, node, from)
    const kids = await file.load(node.get(PDFName.of('Kids')))
    if (kids instanceof PDFArray) {
      for (const kid of kids.asArray()) await walk(kid, inherited, depth + 1)
      return
    }
    found.push(await leafOf(file, node, inherited))
    if (found.length > mostPages) throw new RangeError('too many pages')
  }
  await walk(catalog?.get(PDFName.of('Pages')), new Map(), 0)
  // a file that lost its page tree: the pages themselves are still there
  if (found.length === 0) for (const page of file.strayPages) await walk(page, new Map(), 0)
  return found
}

type Inherited = ReadonlyMap<string, PDFObject>

async function inheritedBy(file: ForeignFile, node: PDFDict, from: Inherited): Promise<Inherited> {
  const all = new Map(from)
  for (const name of inheritable) {
    const value = node.get(PDFName.of(name))
    // one that leads nowhere is none
    if (value && (await file.load(value))) all.set(name, value)
  }
  return all
}

async function leafOf(file: ForeignFile, node: PDFDict, inherited: Inherited): Promise<PDFPageLeaf> {
  const entries = new Map<PDFName, PDFObject>([[PDFName.of('Type'), PDFName.of('Page')]])
  for (const name of wanted) {
    const value = inherited.get(name) ?? node.get(PDFName.of(name))
    if (value) entries.set(PDFName.of(name), value)
    if (name !== 'Annots') await file.loadAll(value)
  }
  const annotations = await file.load(node.get(PDFName.of('Annots')))
  if (annotations instanceof PDFArray)
    for (const item of annotations.asArray()) await loadAnnotation(file, item)
  return PDFPageLeaf.fromMapWithContext(entries, file.context)
}

async function loadAnnotation(file: ForeignFile, item: PDFObject): Promise<void> {
  const annotation = await file.load(item)
  if (!(annotation instanceof PDFDict)) return
  for (const name of wantedOfAnnotation) await file.loadAll(annotation.get(PDFName.of(name)))
  let field: PDFObject | undefined = annotation
  for (let depth = 0; field instanceof PDFDict && depth < deepest; depth++) {
    for (const name of wantedOfField) await file.loadAll(field.get(PDFName.of(name)))
    // a signature's value is no text
    const value: PDFObject | undefined = await file.load(field.get(PDFName.of('V')))
    if (value instanceof PDFArray) await file.loadAll(value)
    field = await file.load(field.get(PDFName.of('Parent')))
  }
}
