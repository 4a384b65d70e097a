import { type PDFDict, PDFHexString, type PDFObject, PDFString } from 'pdf-lib'
import { key, type Reader } from './pdf-objects.ts'
import type { Findings } from './rules.ts'

const relationships = new Set([
  'Source',
  'Data',
  'Alternative',
  'Supplement',
  'EncryptedPayload',
  'FormData',
  'Schema',
  'Unspecified',
])
const deepest = 32

/** Embedded files (ISO 19005-3, 6.8): named twice, typed, described, and associated with the document. */
export async function checkAttachments(catalog: PDFDict, reader: Reader, findings: Findings): Promise<void> {
  const names = await reader.dict(key(catalog, 'Names'))
  const tree = await reader.dict(key(names, 'EmbeddedFiles'))
  if (!tree) return
  const associated = new Set(((await reader.array(key(catalog, 'AF'))) ?? []).map(String))
  for (const [name, value] of await leavesOf(tree, reader, deepest)) {
    const where = `attachment ${name}`
    findings.must(associated.has(String(value)), 'A 6.8', `${where} AF`)
    const specification = await reader.dict(value)
    const has = async (entry: string) =>
      textOf(await reader.objects.resolve(key(specification, entry))) !== ''
    findings.must((await has('F')) && (await has('UF')), 'A 6.8', `${where} F, UF`)
    const relationship = await reader.name(key(specification, 'AFRelationship'))
    findings.must(relationships.has(relationship ?? ''), 'A 6.8', `${where} AFRelationship`)
    const files = await reader.dict(key(specification, 'EF'))
    const file = await reader.objects.stream(key(files, 'F'))
    const type = await reader.name(key(file?.dict, 'Subtype'))
    findings.must(/^[\w.+-]+\/[\w.+-]+/.test(type ?? ''), 'A 6.8', `${where} Subtype`)
  }
}

async function leavesOf(
  node: PDFDict,
  reader: Reader,
  depth: number,
): Promise<readonly (readonly [name: string, value: PDFObject])[]> {
  const found: (readonly [string, PDFObject])[] = []
  for (const kid of depth === 0 ? [] : ((await reader.array(key(node, 'Kids'))) ?? [])) {
    const dict = await reader.dict(kid)
    if (dict) found.push(...(await leavesOf(dict, reader, depth - 1)))
  }
  const names = (await reader.array(key(node, 'Names'))) ?? []
  for (let at = 0; at + 1 < names.length; at += 2) {
    const [name, value] = [names[at], names[at + 1]]
    if (value) found.push([textOf(name), value])
  }
  return found
}

const textOf = (value: PDFObject | undefined): string =>
  value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : ''
