import { useEffect, useState } from 'react'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { useServices } from '../../../services.tsx'
import { useMediaUrl } from './use-media-url.ts'

/** An address that the browser can show, and how many pages there are. `undecodable`: not even a library could. */
export type Picture =
  { readonly url: string; readonly pages: number } | 'unavailable' | 'undecodable' | undefined

/** Undefined until it is known. A HEIC or TIFF is decoded for its page (from 0), in a worker. */
export function usePicture(original: Original, page: number): Picture {
  const { pictures } = useServices()
  const url = useMediaUrl(original)
  const isNeeded = pictures.isNeededFor(original.type)
  const made = useMadePicture(isNeeded ? url : undefined, original.type, page)
  if (url === undefined || url === 'unavailable') return url
  return isNeeded ? made : { url, pages: 1 }
}

function useMadePicture(url: string | undefined, type: string, page: number): Picture {
  const { pictures } = useServices()
  const [made, setMade] = useState<{ readonly of: string; readonly picture: Picture }>()
  const of = `${url} ${page}`
  useEffect(() => {
    if (url === undefined || url === 'unavailable') return undefined
    const abort = new AbortController()
    let shown: string | undefined
    const start = async () => {
      const answer = await fetch(url, { signal: abort.signal })
      const picture = answer.ok ? await pictures.viewable(await answer.blob(), type, page) : undefined
      if (abort.signal.aborted) return
      if (picture) shown = URL.createObjectURL(picture.file)
      setMade({ of, picture: picture && shown ? { url: shown, pages: picture.pages } : 'undecodable' })
    }
    start().catch(() => abort.signal.aborted || setMade({ of, picture: 'undecodable' }))
    return () => {
      abort.abort()
      if (shown !== undefined) URL.revokeObjectURL(shown)
    }
  }, [pictures, url, type, page, of])
  return made?.of === of ? made.picture : undefined
}
