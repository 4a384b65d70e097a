import type { Language } from '../ports.ts'

/** A stretch of a line that is in another language than the document; indexes count UTF-16 units. */
export interface LanguageRun {
  readonly from: number
  readonly to: number
  /** BCP 47; undefined for the document's own language. */
  readonly language: string | undefined
}

const kana = /[\u3041-\u30ff]/
const hangul = /[\u1100-\u11ff\uac00-\ud7af]/
const eastern = /[\p{Script=Han}\p{Script=Hangul}\u3041-\u30ff]/u
/** Signs and spaces between two foreign words belong to them; at the ends they do not. */
const easternRun =
  /[\p{Script=Han}\p{Script=Hangul}\u3041-\u30ff](?:[\p{Script=Han}\p{Script=Hangul}\u3000-\u30ff\uff00-\uffef\s]*[\p{Script=Han}\p{Script=Hangul}\u3041-\u30ff])?/gu
const word = /^[(“‘"'[]*\p{Script=Latin}[\p{Script=Latin}'’-]*[)”’"'\].,;:!?]*$/u

/** Which language a text of Han, kana or hangul is in, as far as its script tells: Han alone may be any Chinese. */
const easternLanguage = (text: string): string => (kana.test(text) ? 'ja' : hangul.test(text) ? 'ko' : 'zh')

/** The language of a line that is wholly in another one than the document; undefined for all others. */
export function foreignLanguageOf(text: string, document: Language): string | undefined {
  if (document === 'en') {
    return eastern.test(text) && !/\p{Script=Latin}/u.test(text) ? easternLanguage(text) : undefined
  }
  if (eastern.test(text)) return undefined
  // names of files, hashes and numbers are no language; two words in a row are
  const parts = text.trim().split(/\s+/)
  const words = parts.filter((part) => word.test(part))
  return words.some((part) => part.length > 2) && words.length >= 2 && words.length * 2 > parts.length
    ? 'en'
    : undefined
}

/** A line cut where Chinese, Japanese or Korean stands in an English text: a screen reader changes its voice there. */
export function languageRuns(text: string, document: Language): readonly LanguageRun[] {
  const runs: LanguageRun[] = []
  let at = 0
  if (document === 'en' && eastern.test(text)) {
    for (const { index, 0: found } of text.matchAll(easternRun)) {
      if (index > at) runs.push({ from: at, to: index, language: undefined })
      at = index + found.length
      runs.push({ from: index, to: at, language: easternLanguage(found) })
    }
  }
  if (at < text.length || runs.length === 0) runs.push({ from: at, to: text.length, language: undefined })
  return runs
}
