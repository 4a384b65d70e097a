/** What the page or the bundle's worker asks of the picture worker. */
export interface PictureRequest {
  readonly id: number
  readonly file: Blob
  /** MIME type as found at import. */
  readonly type: string
  /** Counts from 0. */
  readonly page: number
  readonly maxPixels: number
}

/** Why there is no picture. */
export type NoPicture = 'too-large' | 'undecodable'

export interface DecodedPicture {
  /** Upright, in sRGB. Whoever gets it closes it. */
  readonly bitmap: ImageBitmap
  /** Pages that the file has. */
  readonly pages: number
  /** Its colours were those of a wider space than sRGB. */
  readonly wideColour: boolean
}
export type PictureReply =
  | ({ readonly kind: 'decoded'; readonly id: number } & DecodedPicture)
  | { readonly kind: 'refused'; readonly id: number; readonly reason: NoPicture }
