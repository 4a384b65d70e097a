/** Why an image's header is of no use. */
export type ImageProblem =
  /** The first bytes are of another format. */
  | 'other-format'
  /** The file ends before its header does, or a length in it points nowhere. */
  | 'damaged'
  /** Zero pixels, or more than `largestImagePx`. */
  | 'absurd-size'

/** Readers decode an image whole: 400 million pixels are 1.2 GB in them. */
export const largestImagePx = 400_000_000

export interface ImageDamage {
  readonly kind: 'damage'
  readonly problem: ImageProblem
}
export const damage = (problem: ImageProblem): ImageDamage => ({ kind: 'damage', problem })

/** Bytes of a source. */
export interface ByteRange {
  readonly offset: number
  readonly length: number
}
