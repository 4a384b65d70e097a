import { useEffect } from 'react'
import { useStore } from 'zustand'
import { useServices } from '../../services.tsx'
import { bundleStore } from './bundle-store.ts'

/**
 * A browser asks before a tab with a finished bundle that nobody saved is closed, whichever page it shows: the file
 * lives in memory only. Not in the desktop shell: there the same request would silently keep the window open.
 */
export function useUnsavedBundleWarning(): void {
  const { platform } = useServices()
  const isUnsaved = useStore(bundleStore, ({ making }) => making.phase === 'made' && !making.saved)
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    if (isUnsaved && platform.kind === 'browser') window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved, platform])
}
