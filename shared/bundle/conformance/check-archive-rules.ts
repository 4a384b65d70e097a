import { PDFDict, PDFHexString, type PDFObject, PDFString } from 'pdf-lib'
import { type BundlePorts, type ByteSource, Cancelled, type RunOptions } from '../ports.ts'
import { openFileObjects } from '../verify/cross-reference.ts'
import { checkAttachments } from './check-attachments.ts'
import { checkFileStructure } from './check-file-structure.ts'
import { checkMetadata } from './check-metadata.ts'
import { checkStructureTree } from './check-structure-tree.ts'
import { ContentExaminer } from './examine-content.ts'
import { isProfile } from './examine-colour.ts'
import { examineFont } from './examine-font.ts'
import { fileObjects } from './finished-file.ts'
import { key, Reader } from './pdf-objects.ts'
import { type Finding, Findings } from './rules.ts'

const largestProfile = 8 * 1024 * 1024
const deepestTree = 32

/**
 * Looks whether a finished file keeps the rules of PDF/A-3u and PDF/UA-1 that `rules` lists. Reads the file alone: it
 * knows nothing of how it was written. No findings: the claim may stand, as far as this looks.
 * @throws StructureError when the file has no readable cross-references; SourceError; Cancelled.
 */
export async function checkArchiveRules(
  source: ByteSource,
  ports: Pick<BundlePorts, 'deflate'>,
  run: Pick<RunOptions, 'cancel'>,
): Promise<readonly Finding[]> {
  const findings = new Findings()
  const file = await openFileObjects(source, ports.deflate)
  const reader = new Reader(fileObjects(file, source, ports.deflate))
  await checkFileStructure(file, source, findings, run)
  const catalog = await reader.dict(key(file.trailer, 'Root'))
  if (!catalog) {
    findings.add('A 6.1.9', 'Root')
    return findings.list()
  }
  await checkCatalog(catalog, reader, findings)
  await checkMetadata(catalog, key(file.trailer, 'Info'), reader, findings)
  await checkAttachments(catalog, reader, findings)
  const links = await checkStructureTree(catalog, reader, findings)
  const content = new ContentExaminer(reader, findings)
  let number = 0
  for await (const page of pagesOf(key(catalog, 'Pages'), reader, deepestTree)) {
    if (run.cancel.aborted) throw new Cancelled()
    number += 1
    await checkPage(page, `page ${number}`, links, content, reader, findings)
  }
  for (const use of content.fonts.all()) await examineFont(use, reader, findings)
  return findings.list()
}

async function checkCatalog(catalog: PDFDict, reader: Reader, findings: Findings): Promise<void> {
  const marked = await reader.dict(key(catalog, 'MarkInfo'))
  findings.must(String(key(marked, 'Marked')) === 'true', 'UA 7.1', 'MarkInfo')
  const viewer = await reader.dict(key(catalog, 'ViewerPreferences'))
  findings.must(String(key(viewer, 'DisplayDocTitle')) === 'true', 'UA 7.1', 'DisplayDocTitle')
  const language = await reader.objects.resolve(key(catalog, 'Lang'))
  findings.must(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(stringOf(language)), 'UA 7.2', 'Lang')
  const names = await reader.dict(key(catalog, 'Names'))
  findings.must(
    key(names, 'JavaScript') === undefined && key(catalog, 'AA') === undefined,
    'A 6.5',
    'catalog',
  )
  const opening = await reader.objects.resolve(key(catalog, 'OpenAction'))
  findings.must(!(opening instanceof PDFDict) || (await isGoTo(opening, reader)), 'A 6.5', 'OpenAction')
  const form = await reader.dict(key(catalog, 'AcroForm'))
  const isPlain = key(form, 'XFA') === undefined && String(key(form, 'NeedAppearances')) !== 'true'
  findings.must(isPlain, 'A 6.3', 'AcroForm')
  await checkIntent(catalog, reader, findings)
  await checkLayers(catalog, reader, findings)
}

async function checkIntent(catalog: PDFDict, reader: Reader, findings: Findings): Promise<void> {
  let usable = 0
  for (const item of (await reader.array(key(catalog, 'OutputIntents'))) ?? []) {
    const intent = await reader.dict(item)
    if ((await reader.name(key(intent, 'S'))) !== 'GTS_PDFA1') continue
    const profile = await reader.objects.stream(key(intent, 'DestOutputProfile'))
    const bytes = await profile?.bytes(largestProfile).catch(() => undefined)
    if (isProfile(bytes, (await reader.number(key(profile?.dict, 'N'))) ?? 0)) usable += 1
  }
  findings.must(usable === 1, 'A 6.2.3', 'OutputIntents')
}

/** ISO 19005-3, 6.9: a named default, no automatic states, every layer in the order. */
async function checkLayers(catalog: PDFDict, reader: Reader, findings: Findings): Promise<void> {
  const layers = await reader.dict(key(catalog, 'OCProperties'))
  if (!layers) return
  const state = await reader.dict(key(layers, 'D'))
  const isNamed = stringOf(await reader.objects.resolve(key(state, 'Name'))) !== ''
  const all = (await reader.array(key(layers, 'OCGs'))) ?? []
  const order = new Set((await reader.array(key(state, 'Order')))?.map(String))
  const isOrdered = all.every((layer) => order.has(String(layer)))
  findings.must(isNamed && isOrdered && key(state, 'AS') === undefined, 'A 6.9', 'OCProperties')
}

async function* pagesOf(
  value: PDFObject | undefined,
  reader: Reader,
  depth: number,
): AsyncGenerator<PDFDict> {
  const node = await reader.dict(value)
  if (!node || depth === 0) return
  const kids = await reader.array(key(node, 'Kids'))
  if (!kids) yield node
  else for (const kid of kids) yield* pagesOf(kid, reader, depth - 1)
}

async function checkPage(
  page: PDFDict,
  where: string,
  links: ReadonlySet<string>,
  content: ContentExaminer,
  reader: Reader,
  findings: Findings,
): Promise<void> {
  findings.must(key(page, 'AA') === undefined, 'A 6.5', where)
  findings.must(
    (await reader.number(key(page, 'StructParents'))) !== undefined,
    'UA 7.1',
    `${where} StructParents`,
  )
  const annotations = (await reader.array(key(page, 'Annots'))) ?? []
  if (annotations.length > 0)
    findings.must((await reader.name(key(page, 'Tabs'))) === 'S', 'UA 7.18.3', where)
  for (const item of annotations) await checkAnnotation(item, where, links, reader, findings)
  await content.group(page, where)
  const resources = await reader.dict(key(page, 'Resources'))
  await content.page(key(page, 'Contents'), { where, resources, tagging: 'to-be-tagged' })
}

/** Links: printed, never hidden, leading to a page, tagged and described. Beside them, the field of a signature nobody sees. */
async function checkAnnotation(
  item: PDFObject,
  where: string,
  links: ReadonlySet<string>,
  reader: Reader,
  findings: Findings,
): Promise<void> {
  const annotation = await reader.dict(item)
  const flags = (await reader.number(key(annotation, 'F'))) ?? 0
  const hidden = 1 | 2 | 32
  const kind = await reader.name(key(annotation, 'Subtype'))
  const isSeen = kind === 'Link' || !isEmpty(await reader.numbers(key(annotation, 'Rect')))
  const isAllowed = kind === 'Link' || (kind === 'Widget' && !isSeen)
  findings.must(isAllowed && (flags & 4) !== 0 && (flags & hidden) === 0, 'A 6.3', where)
  const action = await reader.dict(key(annotation, 'A'))
  findings.must(
    (!action || (await isGoTo(action, reader))) && key(annotation, 'AA') === undefined,
    'A 6.5',
    where,
  )
  if (!isSeen) return
  const contents = stringOf(await reader.objects.resolve(key(annotation, 'Contents')))
  findings.must(contents !== '', 'UA 7.18.5', where)
  findings.must(links.has(String(item)), 'UA 7.18.5', where)
}

const isEmpty = ([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): boolean =>
  left === right && bottom === top

const isGoTo = async (action: PDFDict, reader: Reader): Promise<boolean> =>
  ['GoTo', 'GoToR', 'GoToE', 'URI', 'Thread'].includes((await reader.name(key(action, 'S'))) ?? '')

export const stringOf = (value: PDFObject | undefined): string =>
  value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : ''
