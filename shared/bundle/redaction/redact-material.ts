import type { Hider } from '#shared/core/redaction/hider.ts'
import { mapStrings } from '#shared/core/redaction/map-strings.ts'
import { assertNever } from '#shared/core/result.ts'
import type { Material } from '../pages/material.ts'
import { notShown } from '../pages/material.ts'
import type { ImageRecoder } from '../ports.ts'
import type { ImageAsset } from '../render/document-model.ts'
import type { LaidExhibit } from '../pages/layout.ts'
import type { AppliedRedaction, ExhibitRedaction } from './applied-redaction.ts'

/** What a decoder may unfold in memory: four bytes a pixel. */
const mostPixels = 100_000_000

/**
 * The material without what is hidden. Pictures are decoded, covered and packed anew, all of them: no note of a camera
 * goes along. Pages of PDFs are covered when they are drawn.
 */
async function redactedMaterial(
  material: Material,
  hider: Hider,
  redaction: ExhibitRedaction | undefined,
  recoder: ImageRecoder,
): Promise<Material> {
  switch (material.kind) {
    case 'text':
    case 'written':
    case 'not-shown':
      return mapStrings(material, hider.hide)
    case 'email':
      // pictures in a message are not searched: they stay out, and the pages say so
      return {
        ...material,
        message: {
          ...mapStrings(material.message, hider.hide),
          attachments: material.message.attachments.map((file) => ({ ...file, name: hider.hide(file.name) })),
        },
        pictures: new Map(),
      }
    case 'image': {
      const images: ImageAsset[] = []
      for (const [page, image] of material.images.entries()) {
        const covers = redaction?.covers.get(page) ?? []
        // what was converted was painted anew already
        const made = material.converted && covers.length === 0 ? image : await covered(image, covers, recoder)
        if (!made) return notShown('unsupported-type')
        images.push(made)
      }
      return { ...material, images }
    }
    case 'pdf':
    case 'recording':
      return material
    default:
      return assertNever(material, 'redactedMaterial')
  }
}

/** For the opening of exhibits: none of them is seen with what is hidden. */
export const withoutHidden =
  ({ hider, exhibits }: AppliedRedaction) =>
  (material: Material, recoder: ImageRecoder, { exhibit }: Pick<LaidExhibit, 'exhibit'>): Promise<Material> =>
    redactedMaterial(material, hider, exhibits.get(exhibit.id), recoder)

async function covered(
  image: ImageAsset,
  covers: NonNullable<Parameters<ImageRecoder['recode']>[4]>,
  recoder: ImageRecoder,
): Promise<ImageAsset | undefined> {
  const made = await recoder.recode(image.source, image.type, mostPixels, 0, covers)
  if (!made) return undefined
  const { source, type, widthPx, heightPx } = made
  return { key: `${image.key}/covered`, source, type, widthPx, heightPx, orientation: 1 }
}
