import { createStore } from 'zustand/vanilla'
import { type Locale, localeFor, locales } from '#shared/messages/messages.ts'

/** A notice the user can put away; it stays readable in the settings. */
export type Notice = 'browser-shell'

export interface Preferences {
  readonly locale: Locale
  readonly dismissed: readonly Notice[]
  /** Writing in pictures is recognised after their import. */
  readonly readsPictures: boolean
}

const key = 'recourse.preferences'

/** What was kept, as far as it still makes sense; the browser's own wishes fill the rest. */
function restored(storage: Storage, wishes: readonly string[]): Preferences {
  const fresh: Preferences = { locale: localeFor(wishes), dismissed: [], readsPictures: true }
  try {
    const kept = JSON.parse(storage.getItem(key) ?? '{}') as Partial<Record<keyof Preferences, unknown>>
    return {
      locale: locales.find((locale) => locale === kept.locale) ?? fresh.locale,
      dismissed:
        Array.isArray(kept.dismissed) && kept.dismissed.includes('browser-shell') ? ['browser-shell'] : [],
      readsPictures: kept.readsPictures !== false,
    }
  } catch {
    return fresh // no storage, or text that is no JSON: a choice of language is not worth an error page
  }
}

/** Choices about the program itself, kept on this device only. Records of the user never live here. */
export function createPreferences(storage: Storage, wishes: readonly string[]) {
  const store = createStore<Preferences>()(() => restored(storage, wishes))
  store.subscribe((now) => {
    try {
      storage.setItem(key, JSON.stringify(now))
    } catch {
      // full or forbidden: the choice holds until the window closes
    }
  })
  return {
    store,
    readPictures: (readsPictures: boolean) => store.setState({ readsPictures }),
    chooseLocale: (locale: Locale) => store.setState({ locale }),
    dismiss: (notice: Notice) =>
      store.setState(({ dismissed }) => ({ dismissed: [...new Set([...dismissed, notice])] })),
  }
}
export type PreferencesDoor = ReturnType<typeof createPreferences>
