import { type PDFDict, PDFHexString, type PDFObject, PDFString } from 'pdf-lib'
import { key, type Reader } from './pdf-objects.ts'
import type { Findings } from './rules.ts'

const largestPacket = 4 * 1024 * 1024

/** Info and what XMP calls it (ISO 19005-3, 6.6.2.1 and table 1). */
const pairs: readonly (readonly [info: string, xmp: string])[] = [
  ['Title', 'dc:title'],
  ['Author', 'dc:creator'],
  ['Subject', 'dc:description'],
  ['Creator', 'xmp:CreatorTool'],
  ['Producer', 'pdf:Producer'],
  ['CreationDate', 'xmp:CreateDate'],
  ['ModDate', 'xmp:ModifyDate'],
]

/** The XMP packet: readable, equal to Info, and what it says of standards. */
export async function checkMetadata(
  catalog: PDFDict,
  information: PDFObject | undefined,
  reader: Reader,
  findings: Findings,
): Promise<void> {
  const stream = await reader.objects.stream(key(catalog, 'Metadata'))
  findings.must(stream !== undefined && key(stream.dict, 'Filter') === undefined, 'A 6.6.2.1', 'Metadata')
  const bytes = await stream?.bytes(largestPacket).catch(() => undefined)
  const packet = bytes ? new TextDecoder().decode(bytes) : ''
  findings.must(
    /^<\?xpacket begin=[^>]*\?>[^]*<\?xpacket end=["'][rw]["']\?>\s*$/.test(packet),
    'A 6.6.2.1',
    'packet',
  )
  const info = await reader.dict(information)
  for (const [name, property] of pairs) {
    const value = await reader.objects.resolve(key(info, name))
    if (value === undefined) continue
    const said = property.endsWith('Date') ? momentOf(value) : textOf(value)
    const inXmp = valueOf(packet, property)
    const found = property.endsWith('Date') ? new Date(inXmp ?? '').getTime() : inXmp
    findings.must(said === found, 'A 6.6.2.1', name)
  }
  const part = valueOf(packet, 'pdfaid:part')
  const level = valueOf(packet, 'pdfaid:conformance')
  findings.must(part === '3' && (level === 'U' || level === 'A'), 'A 6.6.4', 'pdfaid')
  findings.must(valueOf(packet, 'pdfuaid:part') === '1', 'UA 5', 'pdfuaid')
  findings.must((valueOf(packet, 'dc:title') ?? '') !== '', 'UA 7.1', 'dc:title')
  const usesUa = packet.includes('<pdfuaid:') || packet.includes(' pdfuaid:')
  const describesUa = valueOf(packet, 'pdfaSchema:namespaceURI') === 'http://www.aiim.org/pdfua/ns/id/'
  findings.must(!usesUa || describesUa, 'A 6.6.2.3', 'pdfuaid')
}

/** The text of a property, of its first item if it is a list; written as an element or as an attribute. */
function valueOf(packet: string, property: string): string | undefined {
  const element = new RegExp(`<${property}(?:\\s[^>]*)?>([^]*?)</${property}>`).exec(packet)?.[1]
  const attribute = new RegExp(`\\s${property}=(?:"([^"]*)"|'([^']*)')`).exec(packet)
  const inner = element ?? attribute?.[1] ?? attribute?.[2]
  if (inner === undefined) return undefined
  const item = /<rdf:li[^>]*>([^]*?)<\/rdf:li>/.exec(inner)?.[1]
  return unescaped((item ?? inner).trim())
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
    },
  )

const textOf = (value: PDFObject): string =>
  value instanceof PDFHexString || value instanceof PDFString ? value.decodeText().trim() : ''

function momentOf(value: PDFObject): number {
  try {
    return value instanceof PDFString || value instanceof PDFHexString
      ? value.decodeDate().getTime()
      : Number.NaN
  } catch {
    return Number.NaN
  }
}
