import type { LaidExhibit } from '../pages/layout.ts'
import type { Material } from '../pages/material.ts'
import { openMaterial } from '../pages/open-material.ts'
import type { BundlePorts, RunOptions } from '../ports.ts'

/**
 * Exhibits are opened twice, to count their pages and to draw them. What was opened is kept between the two as long as
 * all of it together is small; the rest is opened again, so that memory does not grow with the number of exhibits.
 */
export interface Materials {
  of(item: LaidExhibit): Promise<Material>
}

const mostHeldBytes = 64 * 1024 * 1024

const asItIs = (material: Material): Promise<Material> => Promise.resolve(material)

/** @param made what becomes of a material once it is opened. */
export function materials(
  ports: Pick<BundlePorts, 'recoder' | 'sounds'> &
    Partial<Pick<BundlePorts, 'newHash' | 'crypto' | 'deflate'>>,
  run: Pick<RunOptions, 'cancel'>,
  made: (
    material: Material,
    recoder: BundlePorts['recoder'],
    item: LaidExhibit,
  ) => Promise<Material> = asItIs,
): Materials {
  const kept = new Map<number, Material>()
  let held = 0
  return {
    async of(item) {
      const known = kept.get(item.rank)
      if (known) return known
      const opened = await openMaterial(item, item.source, ports, run)
      const material = await made(opened.material, ports.recoder, item)
      const { heldBytes } = opened
      if (held + heldBytes <= mostHeldBytes) {
        held += heldBytes
        kept.set(item.rank, material)
      }
      return material
    },
  }
}
