import { useMemo } from 'react'
import { locales, messagesOf } from '#shared/messages/messages.ts'
import { useText } from './locale.tsx'

/** What a folder of the second copy is called: in the present language first, and as it may have been called in another. */
export function useFolderNames(): readonly [string, ...(readonly string[])] {
  const { name } = useText().folder
  return useMemo(() => [name, ...locales.map((locale) => messagesOf(locale).folder.name)], [name])
}
