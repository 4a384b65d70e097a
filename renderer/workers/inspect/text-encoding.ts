/** Encodings in which Chinese users' text files come, besides UTF-8. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

/** Signs so frequent in Chinese prose that the right decoding shows many of them, and a wrong one hardly any. */
const frequent = new Set(
  '的一是不了在有人我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運订單单退款费費号號付元',
)
const share = (text: string): number => {
  const signs = Array.from(text).filter((sign) => sign > '\u007f')
  return signs.length === 0 ? 0 : signs.filter((sign) => frequent.has(sign)).length / signs.length
}

/** Controls that plain text does not hold. Tab, line feeds, form feed, escape and the old end-of-file mark may stand. */
const isBinary = (text: string): boolean => {
  const controls = text.match(/[\u0000-\u0008\u000b\u000e-\u0019\u001c-\u001f\u007f]/g)?.length ?? 0
  return controls > text.length / 500
}

/**
 * How a text is encoded, judged by the validity of `head`; undefined when it is no text. `isWhole` says that
 * nothing follows, so that a sign cut off at the end is an error.
 */
export function textEncodingOf(head: Uint8Array, isWhole: boolean): TextEncoding | undefined {
  const [a, b] = head
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const utf8 = decoded(head, 'utf-8', isWhole)
  if (utf8 !== undefined && !utf8.includes('\0')) return isBinary(utf8) ? undefined : 'utf-8'
  const wide = wideEncodingOf(head)
  if (wide) return wide
  const candidates = (['gb18030', 'big5'] as const).flatMap((encoding) => {
    const text = decoded(head, encoding, isWhole)
    if (text === undefined || text.includes('\0') || isBinary(text)) return []
    return [{ encoding, share: share(text) }]
  })
  const best = candidates.sort((x, y) => y.share - x.share)[0]
  // random bytes decode too, but not into everyday words
  return best && best.share > 0.05 ? best.encoding : undefined
}

/** UTF-16 without a mark: nearly every second byte of Latin text is zero, or the signs are common Chinese ones. */
function wideEncodingOf(head: Uint8Array): TextEncoding | undefined {
  if (head.length < 8) return undefined
  const even = head.subarray(0, head.length - (head.length % 2))
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = decoded(even, encoding, false)
    if (text === undefined || isBinary(text)) continue
    const latin = (text.match(/[ -~\r\n]/g)?.length ?? 0) / text.length
    if (latin > 0.5 || share(text) > 0.2) return encoding
  }
  return undefined
}

function decoded(bytes: Uint8Array, encoding: TextEncoding, isWhole: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !isWhole })
  } catch (error) {
    if (error instanceof TypeError) return undefined // not valid in this encoding
    throw error
  }
}
