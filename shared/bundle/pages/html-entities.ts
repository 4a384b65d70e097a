/** Names of U+00A0 to U+00FF, in order, as HTML 4.01 section 24.2 lists them. */
const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
  'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig ' +
  'Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash ' +
  'Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ' +
  'ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc ' +
  'uuml yacute thorn yuml'

/** Greek in the order of Unicode: capitals from U+0391 and small letters from U+03B1. U+03A2 is no letter. */
const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon ' +
  'phi chi psi omega'

/** Signs and symbols, name and character in turn: HTML 4.01 sections 24.3 and 24.4, without rare mathematics. */
const signs =
  'amp & lt < gt > quot " apos \' AMP & LT < GT > QUOT " ' +
  'OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ' +
  'ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ lsaquo ‹ rsaquo › ' +
  'dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ oline ‾ frasl ⁄ euro € trade ™ ' +
  'larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ ' +
  'part ∂ sum ∑ prod ∏ minus − lowast ∗ radic √ infin ∞ cap ∩ int ∫ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sdot ⋅ ' +
  'loz ◊ spades ♠ clubs ♣ hearts ♥ diams ♦'

/** Signs that are only space or direction, by number, so that they can be seen here. */
const unseen: readonly (readonly [string, number])[] = [
  ['ensp', 0x2002],
  ['emsp', 0x2003],
  ['thinsp', 0x2009],
  ['zwnj', 0x200c],
  ['zwj', 0x200d],
  ['lrm', 0x200e],
  ['rlm', 0x200f],
]

/** What Windows has from 0x80 to 0x9F, a space where it has nothing; by code unit, so none is beyond 16 bits. */
const windows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const named: ReadonlyMap<string, string> = new Map([
  ...latin1.split(' ').map((name, index) => [name, characterOf(0xa0 + index) ?? ''] as const),
  ...greek.split(' ').flatMap((name, index) => [
    [name, String.fromCodePoint(0x3b1 + index)] as const,
    // no capital exists for the sigma at the end of a word
    ...(name === 'sigmaf' ? [] : [[capital(name), String.fromCodePoint(0x391 + index)] as const]),
  ]),
  ...unseen.map(([name, point]) => [name, String.fromCodePoint(point)] as const),
  ...[...signs.matchAll(/(\S+) (\S+)/g)].map(([, name = '', sign = '']) => [name, sign] as const),
])

/** The words of HTML with its character references replaced; what is none, or names nothing, stays as it is. */
export const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]*));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? whole
      return characterOf(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)) ?? whole
    },
  )

/** As browsers read a number; nothing for what is no character. */
function characterOf(point: number): string | undefined {
  // a line may break at it, and no font need draw it
  if (point === 0xa0) return ' '
  // mail programs of Windows number their dashes and quotation marks so
  if (point >= 0x80 && point <= 0x9f) return windows[point - 0x80]?.trim() || undefined
  const isSurrogate = point >= 0xd800 && point <= 0xdfff
  return point > 0 && point <= 0x10ffff && !isSurrogate ? String.fromCodePoint(point) : undefined
}
