import type { Locale } from '#shared/messages/messages.ts'

/** BCP 47 tag by which browsers choose Chinese forms and voices: by script, since one script serves several places. */
export const languageTag = (locale: Locale) =>
  locale === 'zh-CN' ? 'zh-Hans' : locale === 'zh-TW' ? 'zh-Hant' : 'en'
