import type { RunOptions } from '../ports.ts'
import type { BundleDocument } from './document-model.ts'

/** Turns what the writer knows into progress: attachments are known in bytes, pages only once they are written. */
export function writingProgress(
  { pageCount, attachments }: Pick<BundleDocument, 'pageCount' | 'attachments'>,
  tell: RunOptions['onProgress'],
): { readonly bytes: (position: number) => void; readonly page: (pages: number, position: number) => void } {
  const originals = attachments.reduce((sum, { source }) => sum + source.bytes, 0)
  // before the first page is there, pages are taken to weigh what the originals weigh, of which they are made
  let pageBytes = originals
  return {
    bytes: (position) => {
      tell({ step: 'writing', done: position, total: Math.max(position, pageBytes + originals) })
    },
    page: (pages, position) => {
      pageBytes = (position / pages) * pageCount
    },
  }
}
