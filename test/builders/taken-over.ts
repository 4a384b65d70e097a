import { webcrypto } from 'node:crypto'
import { openForeign } from '#shared/bundle/import/open-foreign.ts'
import type { Unlocking } from '#shared/bundle/import/open-file.ts'
import type { OpenForeignDocument } from '#shared/bundle/import/foreign-pdf.ts'
import type { Page } from '#shared/bundle/render/document-model.ts'
import { memorySource } from './memory-source.ts'
import { aDocument, quietRun, writtenPdf } from './written-pdf.ts'

/** A foreign PDF opened by the engine, with cryptography at hand. @throws when it does not open. */
export async function openedForeign(
  bytes: Uint8Array,
  unlocking: Unlocking = {},
): Promise<OpenForeignDocument> {
  const result = await openForeign(memorySource(bytes), 'k', quietRun, {
    crypto: webcrypto.subtle,
    ...unlocking,
  })
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

/** Its pages in a document of ours, each as large as it was. */
export function takenOver(document: OpenForeignDocument): Promise<Uint8Array> {
  const pages = document.pages.map(({ widthPt, heightPt }, index): Page => {
    const box = { x: 0, y: 0, width: widthPt, height: heightPt }
    const op = { op: 'foreign-page', box, page: { document, index, widthPt, heightPt } } as const
    return { number: index + 1, widthPt, heightPt, ops: [op] }
  })
  return writtenPdf(aDocument({ pages }))
}
