import { useEffect } from 'react'
import { useText } from '../i18n/locale.tsx'

/** Names the page in the window's title, and so to whoever hears pages rather than sees them. */
export function useDocumentTitle(page: string) {
  const { app } = useText()
  useEffect(() => {
    document.title = app.documentTitle(page)
  }, [app, page])
}
