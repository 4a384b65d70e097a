import { type PDFDocumentProxy, type PDFPageProxy, type RenderTask, TextLayer } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import styles from './viewers.module.css'

/** A canvas larger than this costs more memory than a page is worth; the page is drawn coarser instead. */
const mostPixels = 16_000_000

/** One page: drawn, and under it its text, which can be selected and is what a screen reader reads. */
export function PdfPage({
  pdf,
  number,
  scale,
  label,
  onDamaged,
}: {
  readonly pdf: PDFDocumentProxy
  readonly number: number
  /** Screen pixels for a point of the page. */
  readonly scale: number
  readonly label: string
  readonly onDamaged: () => void
}) {
  const page = usePage(pdf, number, onDamaged)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const viewport = page?.getViewport({ scale })

  useEffect(() => {
    const [surface, layer] = [canvas.current, words.current]
    if (!page || !surface || !layer) return undefined
    const seen = page.getViewport({ scale })
    const density = Math.min(window.devicePixelRatio || 1, Math.sqrt(mostPixels / (seen.width * seen.height)))
    surface.width = Math.floor(seen.width * density)
    surface.height = Math.floor(seen.height * density)
    const drawing: RenderTask = page.render({
      canvas: surface,
      viewport: page.getViewport({ scale: scale * density }),
    })
    layer.replaceChildren()
    const text = new TextLayer({
      textContentSource: page.streamTextContent(),
      container: layer,
      viewport: seen,
    })
    let isWanted = true
    Promise.all([drawing.promise, text.render()]).catch((error: unknown) => {
      // a newer page or zoom cancels the drawing: not a fault
      const isCancelled = error instanceof Error && /Cancel|Abort/.test(error.name)
      if (isWanted && !isCancelled) onDamaged()
    })
    return () => {
      isWanted = false
      drawing.cancel()
      text.cancel()
    }
  }, [page, scale, onDamaged])

  return (
    <div
      className={styles.page}
      role="document"
      aria-label={label}
      aria-busy={page === undefined}
      style={{ width: viewport?.width ?? 595 * scale, height: viewport?.height ?? 842 * scale }}
    >
      <canvas ref={canvas} aria-hidden data-page={number} />
      <div ref={words} className={styles.textLayer} style={{ ['--total-scale-factor' as string]: scale }} />
    </div>
  )
}

function usePage(pdf: PDFDocumentProxy, number: number, onDamaged: () => void): PDFPageProxy | undefined {
  const [held, setHeld] = useState<PDFPageProxy>()
  useEffect(() => {
    let isWanted = true
    pdf.getPage(number).then(
      (page) => isWanted && setHeld(page),
      () => isWanted && onDamaged(),
    )
    return () => {
      isWanted = false
    }
  }, [pdf, number, onDamaged])
  return held?.pageNumber === number ? held : undefined
}
