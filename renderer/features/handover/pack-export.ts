import type { BundleExport, HandedPack } from '#shared/core/evidence/bundle-export.ts'

/** A bundle that went out in a pack. */
export type PackExport = BundleExport & { readonly pack: HandedPack }
