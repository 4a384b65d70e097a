import { type Obstacle, obstaclesIn } from '../conformance/obstacles.ts'
import { readJpegHeader } from '../images/jpeg-header.ts'
import type { OpenForeignDocument } from '../import/foreign-pdf.ts'
import type { Material } from '../pages/material.ts'
import { Cancelled, type RunOptions, SourceError } from '../ports.ts'
import type { PreflightMemory } from './preflight-memory.ts'
import type { BundleOptions } from './bundle-input.ts'

/** Pages of one exhibit that break archival rules as they are. Pages count from 1 in the exhibit's own file. */
export interface ExhibitObstacles {
  readonly rank: number
  readonly pages: readonly number[]
  readonly obstacles: readonly Obstacle[]
  /** They are shown as images, and break nothing any more. */
  readonly isRasterised: boolean
}

/** Whether the bundle says of itself that it is PDF/A-3u and PDF/UA-1, and what speaks against it. */
export interface Conformance {
  readonly isArchival: boolean
  readonly isEncrypted: boolean
  readonly exhibits: readonly ExhibitObstacles[]
}

/**
 * Looks at the pages that an exhibit brings along. Undefined: nothing speaks against a claim.
 * @param pictures pages (from 0) that become images whatever they are.
 * @throws Cancelled; SourceError when the original cannot be read.
 */
export async function obstaclesOf(
  rank: number,
  material: Material,
  canRasterise: boolean,
  memory: PreflightMemory | undefined,
  { cancel }: Pick<RunOptions, 'cancel'>,
  pictures: ReadonlySet<number> = new Set(),
): Promise<ExhibitObstacles | undefined> {
  const pages: number[] = []
  const obstacles = new Set<Obstacle>()
  const note = (page: number, found: readonly Obstacle[]) => {
    if (found.length > 0) pages.push(page)
    for (const obstacle of found) obstacles.add(obstacle)
  }
  if (material.kind === 'pdf') {
    // pages/ sees foreign documents closed; import/ makes only open ones
    const document = material.document as OpenForeignDocument
    const known = memory?.of(document.key)
    const found: (readonly Obstacle[])[] = []
    for (const index of document.pages.keys()) {
      if (cancel.aborted) throw new Cancelled()
      const page = known?.[index] ?? (await pageObstacles(document, index))
      found.push(page)
      if (!pictures.has(index)) note(index + 1, page)
    }
    if (!known) memory?.keep(document.key, found)
  }
  if (material.kind === 'image') {
    for (const [index, { type, source }] of material.images.entries()) {
      if (type !== 'image/jpeg') continue
      const header = await readJpegHeader(source)
      // CMYK without a profile is nobody's colours under an sRGB intent
      if (header.kind === 'jpeg' && header.components === 4 && header.icc.length === 0)
        note(index + 1, ['colours'])
    }
  }
  if (pages.length === 0) return undefined
  return { rank, pages, obstacles: [...obstacles], isRasterised: canRasterise && material.kind === 'pdf' }
}

async function pageObstacles(document: OpenForeignDocument, index: number): Promise<readonly Obstacle[]> {
  try {
    return obstaclesIn(await document.preflight(index))
  } catch (error) {
    if (error instanceof SourceError) throw error
    // whatever a page makes the examination do: what could not be looked at is not claimed
    return ['unexamined']
  }
}

/** The claim stands when every page allows it, is made into an image, or is none of this file. */
export const conformanceOf = (
  exhibits: readonly ExhibitObstacles[],
  { isEncrypted = false }: Pick<BundleOptions, 'isEncrypted'>,
): Conformance => ({
  isArchival: !isEncrypted && exhibits.every(({ isRasterised }) => isRasterised),
  isEncrypted,
  exhibits,
})
