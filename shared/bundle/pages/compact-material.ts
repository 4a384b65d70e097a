import type { Profile } from '#shared/reference/profile.ts'
import { compactImage, isCompacted } from '../images/compact-image.ts'
import { paperScaleOf } from '../paginate/fit-paper.ts'
import type { ImageRecoder } from '../ports.ts'
import type { Material } from './material.ts'

/** Brings the pictures of exhibits to what pages need; everything else stays as it is, pages of PDFs among it. */
export const compacted =
  (paper: Profile['pageSize']) =>
  async (material: Material, recoder: ImageRecoder): Promise<Material> => {
    if (material.kind !== 'image') return material
    const images = []
    for (const image of material.images) images.push(await compactImage(image, recoder, paperScaleOf(paper)))
    return images.some(isCompacted)
      ? { ...material, images, notes: [...material.notes, 'compacted'] }
      : material
  }

/** Pictures in it that have fewer pixels than their originals. */
export const compactedIn = (material: Material): number =>
  material.kind === 'image' ? material.images.filter(isCompacted).length : 0
