import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { type Locale, type Messages, messagesOf } from '#shared/messages/messages.ts'
import { languageTag } from './language-tag.ts'

const LocaleContext = createContext<Locale>('en')

/** Gives the language to everything below and tells the document, so that fonts, hyphenation and readers follow. */
export function LocaleProvider({
  locale,
  children,
}: {
  readonly locale: Locale
  readonly children: ReactNode
}) {
  useEffect(() => {
    document.documentElement.lang = languageTag(locale)
  }, [locale])
  return <LocaleContext value={locale}>{children}</LocaleContext>
}

export const useLocale = (): Locale => useContext(LocaleContext)

/** All texts in the user's language: `const text = useText()`, then `text.cases.list.empty`. */
export const useText = (): Messages => messagesOf(useLocale())
