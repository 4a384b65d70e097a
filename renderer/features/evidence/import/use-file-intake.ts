import { useEffect, useState } from 'react'
import type { Clock } from '#shared/core/ports.ts'
import { type Collected, collectDropped, collectPasted } from './collect-files.ts'

/** Text fields take what is pasted themselves. */
const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))

/**
 * Heeds files dropped or pasted anywhere in the window. Without `onFiles` they are refused, so that the shell never
 * leaves the program to show a dropped file. True while files are being dragged over the window.
 */
export function useFileIntake(
  clock: Clock,
  onFiles: ((files: Collected | Promise<Collected>) => void) | undefined,
): boolean {
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    // a picture or link dragged within the page also claims to be a file
    let isOwnDrag = false
    const bringsFiles = (event: DragEvent) =>
      !isOwnDrag && event.dataTransfer?.types.includes('Files') === true

    const over = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = onFiles ? 'copy' : 'none'
      setOver(onFiles !== undefined)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!bringsFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      onFiles?.(collectDropped(event.dataTransfer))
    }
    const paste = (event: ClipboardEvent) => {
      const files = event.clipboardData?.files
      if (!onFiles || !files || files.length === 0 || takesText(event.target)) return
      event.preventDefault()
      onFiles(collectPasted(files, clock))
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    window.addEventListener('dragstart', () => (isOwnDrag = true), { signal })
    window.addEventListener('dragend', () => (isOwnDrag = false), { signal })
    window.addEventListener('dragenter', over, { signal })
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('dragleave', leave, { signal })
    window.addEventListener('drop', drop, { signal })
    window.addEventListener('paste', paste, { signal })
    return () => abort.abort()
  }, [clock, onFiles])

  return isOver
}
