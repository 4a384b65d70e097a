import { PDFArray, PDFDict, PDFName, type PDFObject } from 'pdf-lib'
import type { FontUse } from './font-uses.ts'
import { isKnownGlyphName } from './latin-glyph-names.ts'
import { key, type PdfStream, type Reader } from './pdf-objects.ts'
import type { Findings } from './rules.ts'
import { type TrueTypeProgram, trueTypeProgram } from './true-type-program.ts'
import { isUsableText, unicodeMap } from './unicode-map.ts'

const largestFont = 64 * 1024 * 1024
const largestMap = 8 * 1024 * 1024
const simpleTypes = new Set(['Type1', 'MMType1', 'TrueType', 'Type3'])
const latinEncodings = new Set(['WinAnsiEncoding', 'MacRomanEncoding', 'MacExpertEncoding'])
/** Character collections whose CMaps lead to Unicode (ISO 32000-1, 9.10.2). */
const knownCollections = new Set(['GB1', 'CNS1', 'Japan1', 'Korea1'])
const symbolic = 1 << 2

/** A font that content uses (ISO 19005-3, 6.2.11), with the codes it uses. */
export async function examineFont(use: FontUse, reader: Reader, findings: Findings): Promise<void> {
  const { dict, label } = use
  const type = (await reader.name(key(dict, 'Subtype'))) ?? ''
  const where = `${label} ${(await reader.name(key(dict, 'BaseFont'))) ?? ''}`.trim()
  if (type === 'Type0') await compositeFont(use, where, reader, findings)
  else if (simpleTypes.has(type)) await simpleFont(use, type, where, reader, findings)
  else findings.add('A 6.2.11.2', where)
  const toUnicode = await reader.objects.stream(key(dict, 'ToUnicode'))
  const leads = toUnicode
    ? await allMapped(use, toUnicode)
    : type === 'Type0'
      ? await hasKnownCollection(dict, reader)
      : await hasKnownNames(dict, type, reader)
  findings.must(leads, 'A 6.2.11.7.2', where)
}

async function allMapped({ codes }: FontUse, toUnicode: PdfStream): Promise<boolean> {
  const bytes = await toUnicode.bytes(largestMap).catch(() => undefined)
  if (!bytes) return false
  const { textOf } = unicodeMap(bytes)
  // code 0 of a composite font is .notdef, which is a finding of its own
  for (const code of codes) if (code !== 0 && !isUsableText(textOf(code))) return false
  return true
}

async function hasKnownCollection(dict: PDFDict, reader: Reader): Promise<boolean> {
  const descendant = await descendantOf(dict, reader)
  const info = await reader.dict(key(descendant, 'CIDSystemInfo'))
  const ordering = await reader.objects.resolve(key(info, 'Ordering'))
  const encoding = await reader.name(key(dict, 'Encoding'))
  return encoding !== undefined && knownCollections.has(textOf(ordering))
}

/** Encodings of Latin, changed only by glyphs whose names are known. */
async function hasKnownNames(dict: PDFDict, type: string, reader: Reader): Promise<boolean> {
  const encoding = await reader.objects.resolve(key(dict, 'Encoding'))
  if (encoding instanceof PDFName) return latinEncodings.has(encoding.decodeText())
  if (encoding === undefined) {
    // the Latin ones of the standard fonts have the standard encoding built in
    return (
      type === 'Type1' && /^(Helvetica|Times|Courier)/.test((await reader.name(key(dict, 'BaseFont'))) ?? '')
    )
  }
  if (!(encoding instanceof PDFDict)) return false
  const base = await reader.name(key(encoding, 'BaseEncoding'))
  const differences = (await reader.array(key(encoding, 'Differences'))) ?? []
  const names = differences.flatMap((item) => (item instanceof PDFName ? [item.decodeText()] : []))
  const isBased = base === undefined ? type === 'Type1' || type === 'Type3' : latinEncodings.has(base)
  return isBased && names.every(isKnownGlyphName)
}

async function simpleFont(
  { dict, codes, isVisible }: FontUse,
  type: string,
  where: string,
  reader: Reader,
  findings: Findings,
): Promise<void> {
  if (type === 'Type3') return
  const descriptor = await reader.dict(key(dict, 'FontDescriptor'))
  const program = await programOf(descriptor, reader)
  if (isVisible) findings.must(program !== undefined, 'A 6.2.11.4.1', where)
  const encoding = await reader.objects.resolve(key(dict, 'Encoding'))
  if (encoding instanceof PDFDict) {
    const differences = (await reader.array(key(encoding, 'Differences'))) ?? []
    findings.must(!differences.includes(PDFName.of('.notdef')), 'A 6.2.11.8', where)
  }
  const first = await reader.number(key(dict, 'FirstChar'))
  const widths = await reader.array(key(dict, 'Widths'))
  if (program) {
    const isCovered = [...codes].every(
      (code) => code >= (first ?? 0) && code < (first ?? 0) + (widths?.length ?? 0),
    )
    findings.must(isCovered && first !== undefined, 'A 6.2.11.5', where)
  }
  if (type !== 'TrueType' || !program) return
  const font = await trueType(program)
  findings.must(font !== undefined, 'A 6.2.11.4.1', where)
  if (!font) return
  const flags = (await reader.number(key(descriptor, 'Flags'))) ?? 0
  findings.must(await isEncodedOnce(font, (flags & symbolic) !== 0, encoding, reader), 'A 6.2.11.6', where)
}

/** ISO 19005-3, 6.2.11.6: a symbolic font has no encoding and one map, another has an encoding of Latin and a map for it. */
async function isEncodedOnce(
  { maps }: TrueTypeProgram,
  isSymbolic: boolean,
  encoding: PDFObject | undefined,
  reader: Reader,
): Promise<boolean> {
  if (isSymbolic) {
    const hasSymbolMap = maps.some(([platform, kind]) => platform === 3 && kind === 0)
    return encoding === undefined && (maps.length === 1 || hasSymbolMap)
  }
  const base =
    encoding instanceof PDFDict
      ? await reader.name(key(encoding, 'BaseEncoding'))
      : await reader.name(encoding)
  return (base === 'WinAnsiEncoding' || base === 'MacRomanEncoding') && maps.length > 0
}

async function compositeFont(
  { dict, codes, isVisible }: FontUse,
  where: string,
  reader: Reader,
  findings: Findings,
): Promise<void> {
  const descendant = await descendantOf(dict, reader)
  const type = await reader.name(key(descendant, 'Subtype'))
  const descriptor = await reader.dict(key(descendant, 'FontDescriptor'))
  const program = await programOf(descriptor, reader)
  if (isVisible) findings.must(program !== undefined, 'A 6.2.11.4.1', where)
  const encoding = await reader.objects.resolve(key(dict, 'Encoding'))
  findings.must(encoding !== undefined && descendant !== undefined, 'A 6.2.11.3', where)
  const isIdentity = encoding instanceof PDFName && encoding.decodeText().startsWith('Identity-')
  if (isIdentity) findings.must(!codes.has(0), 'A 6.2.11.8', where)
  if (!program || type !== 'CIDFontType2') return
  const glyphOf = await glyphMap(key(descendant, 'CIDToGIDMap'), reader)
  findings.must(glyphOf !== undefined, 'A 6.2.11.3', where)
  const font = await trueType(program)
  findings.must(font !== undefined, 'A 6.2.11.4.1', where)
  if (!font || !glyphOf || !isIdentity) return
  const widthOf = await cidWidths(descendant, reader)
  for (const code of codes) {
    const gid = glyphOf(code)
    findings.must(gid > 0 && gid < font.glyphs, 'A 6.2.11.8', where)
    findings.must(Math.abs(font.widthOf(gid) - widthOf(code)) <= 1, 'A 6.2.11.5', where)
  }
}

async function descendantOf(dict: PDFDict, reader: Reader): Promise<PDFDict | undefined> {
  return reader.dict((await reader.array(key(dict, 'DescendantFonts')))?.[0])
}

async function programOf(descriptor: PDFDict | undefined, reader: Reader): Promise<PdfStream | undefined> {
  for (const name of ['FontFile', 'FontFile2', 'FontFile3']) {
    const stream = await reader.objects.stream(key(descriptor, name))
    if (stream) return stream
  }
  return undefined
}

/** Undefined when it is none, or a CFF in an OpenType wrapper, which has other tables. */
async function trueType(program: PdfStream): Promise<TrueTypeProgram | undefined> {
  const known = programs.get(program.dict) ?? readTrueType(program)
  programs.set(program.dict, known)
  return known
}

/** Pages of one PDF share their fonts: each is unpacked once while its object lives. */
const programs = new WeakMap<PDFDict, Promise<TrueTypeProgram | undefined>>()

async function readTrueType(program: PdfStream): Promise<TrueTypeProgram | undefined> {
  try {
    return trueTypeProgram(await program.bytes(largestFont))
  } catch {
    return undefined
  }
}

async function glyphMap(
  value: PDFObject | undefined,
  reader: Reader,
): Promise<((cid: number) => number) | undefined> {
  if ((await reader.name(value)) === 'Identity') return (cid) => cid
  const bytes = await (await reader.objects.stream(value))?.bytes(largestMap).catch(() => undefined)
  return bytes && ((cid) => (bytes[2 * cid] ?? 0) * 256 + (bytes[2 * cid + 1] ?? 0))
}

/** /W and /DW (ISO 32000-1, 9.7.4.3). */
export async function cidWidths(
  descendant: PDFDict | undefined,
  reader: Reader,
): Promise<(cid: number) => number> {
  const usual = (await reader.number(key(descendant, 'DW'))) ?? 1000
  const widths = new Map<number, number>()
  const items = (await reader.array(key(descendant, 'W'))) ?? []
  for (let at = 0; at < items.length;) {
    const first = (await reader.number(items[at])) ?? 0
    const second = await reader.objects.resolve(items[at + 1])
    if (second instanceof PDFArray) {
      const list = await reader.numbers(second)
      for (const [index, width] of list.entries()) widths.set(first + index, width)
      at += 2
    } else {
      const last = Math.min((await reader.number(second)) ?? first, 65_535)
      const width = (await reader.number(items[at + 2])) ?? usual
      for (let cid = first; cid <= last; cid++) widths.set(cid, width)
      at += 3
    }
  }
  return (cid) => widths.get(cid) ?? usual
}

const textOf = (value: PDFObject | undefined): string =>
  value && 'decodeText' in value && typeof value.decodeText === 'function' ? String(value.decodeText()) : ''
