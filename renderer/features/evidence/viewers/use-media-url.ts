import { useEffect, useState } from 'react'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { useServices } from '../../../services.tsx'

/** The address under which an original is read by range; `undefined` until, `'unavailable'` when it cannot be served. */
export function useMediaUrl(original: Original): string | undefined {
  const { media } = useServices()
  const { sha256, type } = original
  const [known, setKnown] = useState<{ readonly of: string; readonly url: string }>()
  useEffect(() => {
    let isWanted = true
    const start = async () => {
      // refused where a browser has no service workers, as in some private windows: the view says so
      const url = await media.urlOf({ sha256, type }).catch(() => 'unavailable' as const)
      if (isWanted) setKnown({ of: sha256, url })
    }
    void start()
    return () => {
      isWanted = false
    }
  }, [media, sha256, type])
  return known?.of === sha256 ? known.url : undefined
}
