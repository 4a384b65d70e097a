import { en } from './en/en.ts'
import { zhCN } from './zh-CN/zh-CN.ts'
import { zhTW } from './zh-TW/zh-TW.ts'

/** Languages of the program. A bundle may also be made in `zh-HK`: zh-TW words with Hong Kong glyphs. */
export type Locale = 'en' | 'zh-CN' | 'zh-TW'
export const locales: readonly Locale[] = ['en', 'zh-CN', 'zh-TW']

/** A forgotten translation, or one with other parameters, does not compile. */
export type Messages = typeof en

const all: { readonly [L in Locale]: Messages } = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }
export const messagesOf = (locale: Locale): Messages => all[locale]

/** The program's language that fits a list of wishes such as `navigator.languages` best. */
export function localeFor(wishes: readonly string[]): Locale {
  for (const wish of wishes) {
    const tag = wish.toLowerCase()
    if (/^zh\b.*\b(tw|hk|mo|hant)\b/.test(tag)) return 'zh-TW'
    if (/^zh\b/.test(tag)) return 'zh-CN'
    if (/^en\b/.test(tag)) return 'en'
  }
  return 'en'
}
