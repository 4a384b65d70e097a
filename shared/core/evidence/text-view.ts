/** Encodings that texts of our users come in. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252'

/** How a text file reads, and by which guess. */
export interface TextView {
  readonly text: string
  readonly encoding: TextEncoding
}

const decoded = (bytes: Uint8Array, encoding: TextEncoding, fatal: boolean, partial: boolean) => {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes, { stream: partial })
  } catch {
    return undefined // these bytes are no text of this encoding: the guess was wrong
  }
}

/** Half of all bytes on one side are zero when Latin text is written in 16-bit units without a mark. */
function wideEncodingOf(bytes: Uint8Array): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const look = Math.min(bytes.length & ~1, 4096)
  if (look < 4) return undefined
  const zeros = [0, 0]
  for (let at = 0; at < look; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > look * 0.2 && even < look * 0.02) return 'utf-16le'
  if (even > look * 0.2 && odd < look * 0.02) return 'utf-16be'
  return undefined
}

/** The 600 signs that make up half of written Chinese are rarely what a wrong guess gives; a few dozen tell enough. */
const frequent = new Set(
  '的一是不了在人有我他这这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系係气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運订訂单單号號退款元您请請收付',
)
const familiarity = (text: string): number => {
  let [known, wide] = [0, 0]
  for (const sign of text.slice(0, 4000)) {
    if (sign < '\u0100') continue
    wide++
    if (frequent.has(sign) || '，。：；！？、（）「」“”《》'.includes(sign)) known++
  }
  return wide === 0 ? 0 : known / wide
}

/** Accents stand alone between Latin letters and are few; Chinese signs come as pairs of bytes, and in words. */
function isWestern(bytes: Uint8Array): boolean {
  let [high, runs] = [0, 0]
  bytes.forEach((byte, at) => {
    if (byte < 0x80) return
    high++
    if (at === 0 || (bytes[at - 1] ?? 0) < 0x80) runs++
  })
  return high / bytes.length < 0.2 && high < runs * 1.3
}

/** Controls that plain text does not hold. Tab, line feeds, form feed, escape and the old end-of-file mark may stand. */
const controls = /[\u0000-\u0008\u000b\u000e-\u0019\u001c-\u001f\u007f-\u009f]/g
const isWritten = (text: string) => (text.match(controls)?.length ?? 0) <= text.length / 500

/** The share of everyday signs below which a reading is taken for chance: noise decodes too, but not into words. */
const leastFamiliar = 0.05

/**
 * How a text is encoded that nobody wrote it down for; undefined when the bytes are no text. UTF-8 proves itself;
 * among the others the most familiar reading wins. `partial`: the bytes may end within a sign, because more follow.
 */
export function textEncodingOf(bytes: Uint8Array, partial = false): TextEncoding | undefined {
  const wide = wideEncodingOf(bytes)
  if (wide !== undefined) return wide
  const utf8 = decoded(bytes, 'utf-8', true, partial)
  if (utf8 !== undefined) return isWritten(utf8) ? 'utf-8' : undefined
  if (isWestern(bytes)) {
    const western = decoded(bytes, 'windows-1252', true, partial)
    return western !== undefined && isWritten(western) ? 'windows-1252' : undefined
  }
  const guesses = (['gb18030', 'big5', 'utf-16le', 'utf-16be'] as const).flatMap((encoding) => {
    const text = decoded(bytes, encoding, true, partial)
    if (text === undefined || !isWritten(text)) return []
    return [{ encoding, familiarity: familiarity(text) }]
  })
  const best = guesses.toSorted((a, b) => b.familiarity - a.familiarity)[0]
  return best && best.familiarity >= leastFamiliar ? best.encoding : undefined
}

/** Reads a text by the best guess at its encoding; bytes that are no text at all are read as UTF-8, gaps marked. */
export function textViewOf(bytes: Uint8Array, partial = false): TextView {
  const encoding = textEncodingOf(bytes, partial) ?? 'utf-8'
  return { text: decoded(bytes, encoding, false, partial) ?? '', encoding }
}
