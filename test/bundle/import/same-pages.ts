import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Unlocking } from '#shared/bundle/import/open-file.ts'
import { openedForeign, takenOver } from '../../builders/taken-over.ts'
import { ask } from '../judges.ts'
import { inkOf, likeness, rasterOf } from '../raster.ts'

/** How a file's pages look in a document of ours, next to what a judge makes of the file itself. */
export interface Compared {
  readonly isRepaired: boolean
  readonly pages: number
  /** The least likeness of any page to that of `meant`, by two judges. */
  readonly likeness: number
  /** The least part of any page that is not white: a blank page is like a blank page. */
  readonly ink: number
  readonly check: string
}

/** @param meant the pages as they should look: a file that every reader can open. */
export async function comparedPages(
  folder: string,
  file: Uint8Array,
  meant: Uint8Array,
  unlocking: Unlocking = {},
): Promise<Compared> {
  const document = await openedForeign(file, unlocking)
  const [ours, theirs] = [join(folder, 'ours.pdf'), join(folder, 'meant.pdf')]
  writeFileSync(ours, await takenOver(document))
  writeFileSync(theirs, meant)
  let [alike, ink] = [1, 1]
  for (const judge of ['mutool', 'pdftoppm'] as const) {
    for (const index of document.pages.keys()) {
      const expected = rasterOf(judge, folder, theirs, index + 1)
      const found = rasterOf(judge, folder, ours, index + 1)
      alike = Math.min(alike, likeness(found, expected))
      ink = Math.min(ink, inkOf(found))
    }
  }
  const { status, stderr } = ask('qpdf', '--check', ours)
  return {
    isRepaired: document.isRepaired,
    pages: document.pages.length,
    likeness: alike,
    ink,
    check: status === 0 ? 'clean' : stderr,
  }
}
