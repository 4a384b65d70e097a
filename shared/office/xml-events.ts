/** A start or end of an element, or text between. Names are as written, with their prefix. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/**
 * XML as office programs write it, event by event. It is no validating parser: a document type is skipped, so entities
 * of its own are never unfolded, and nothing is fetched. What is not well-formed gives fewer events, never an error.
 * Every character is looked at once, whatever stands there.
 */
export function* xmlEvents(xml: string): Generator<XmlEvent> {
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    const text = xml.slice(at, start < 0 ? xml.length : start)
    if (text !== '') yield { kind: 'text', text: decoded(text) }
    if (start < 0) return
    const aside = asides.find(([begin]) => xml.startsWith(begin, start))
    if (aside) {
      const [begin, close] = aside
      const end = xml.indexOf(close, start + begin.length)
      if (end < 0) return
      if (begin === '<![CDATA[') yield { kind: 'text', text: xml.slice(start + begin.length, end) }
      at = end + close.length
      continue
    }
    const end = endOfTag(xml, start)
    if (end < 0) return
    yield* tagEvents(xml.slice(start + 1, end))
    at = end + 1
  }
}

const asides = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const

/** Where the `>` stands that ends a tag: not one inside quotation marks. */
function endOfTag(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at++) {
    const sign = xml[at]
    if (sign === '>') return at
    if (sign !== '"' && sign !== "'") continue
    at = xml.indexOf(sign, at + 1)
    if (at < 0) return -1
  }
  return -1
}

function* tagEvents(tag: string): Generator<XmlEvent> {
  if (tag.startsWith('/')) {
    yield { kind: 'close', name: tag.slice(1).trim() }
    return
  }
  const isEmpty = tag.endsWith('/')
  const inside = isEmpty ? tag.slice(0, -1) : tag
  const space = inside.search(/\s/)
  const name = space < 0 ? inside : inside.slice(0, space)
  yield { kind: 'open', name, attributes: space < 0 ? '' : inside.slice(space), isEmpty }
  if (isEmpty) yield { kind: 'close', name }
}

/** The value of an attribute by its whole name; empty without one. */
export function attributeOf({ attributes }: { readonly attributes: string }, name: string): string {
  for (const [, key, double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (key === name) return decoded(double ?? single ?? '')
  }
  return ''
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and numbered characters; others stay as they are written. */
const decoded = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name = '') => {
      if (decimal === undefined && hex === undefined) return named[name] ?? whole
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    },
  )
