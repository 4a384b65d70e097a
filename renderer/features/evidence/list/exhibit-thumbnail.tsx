import { useEffect, useRef, useState } from 'react'
import type { Original } from '#shared/core/evidence/exhibit.ts'
import { useServices } from '../../../services.tsx'
import { MediaIcon } from '../media-icon.tsx'
import styles from './list.module.css'
import { hasThumbnail, knownThumbnail, makeThumbnail } from './thumbnails.ts'

/** A small picture of an image, an icon of everything else. Says nothing to screen readers: the title does. */
export function ExhibitThumbnail({ original }: { readonly original: Original }) {
  const { media, pictures } = useServices()
  const [bitmap, setBitmap] = useState(() => knownThumbnail(original.sha256))
  const wanted = bitmap === undefined && hasThumbnail(original)

  useEffect(() => {
    if (!wanted) return undefined
    const abort = new AbortController()
    const load = async (signal: AbortSignal) => {
      const answer = await fetch(await media.urlOf(original), { signal })
      if (!answer.ok) throw new TypeError(`media answered ${answer.status}`)
      const file = await answer.blob()
      if (!pictures.isNeededFor(original.type)) return file
      const made = await pictures.viewable(file, original.type, 0)
      if (!made) throw new TypeError('not decodable')
      return made.file
    }
    const start = async () => {
      const made = await makeThumbnail(original, load, abort.signal)
      if (!abort.signal.aborted) setBitmap(made)
    }
    void start()
    return () => abort.abort()
  }, [wanted, original, media, pictures])

  return (
    <span className={styles.thumbnail} aria-hidden>
      {bitmap === undefined ? <MediaIcon media={original.media} /> : <Drawn bitmap={bitmap} />}
    </span>
  )
}

function Drawn({ bitmap }: { readonly bitmap: ImageBitmap }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0)
  }, [bitmap])
  return <canvas ref={canvas} width={bitmap.width} height={bitmap.height} />
}
