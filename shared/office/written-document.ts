/** The words of an office file, without its layout. */
export interface WrittenDocument {
  readonly parts: readonly WrittenPart[]
  /** More follows in the file than was read. */
  readonly isCut: boolean
  /** Sheets of a workbook that were not read. */
  readonly sheetsLeft: number
}
export type WrittenPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table'
      /** Of a workbook's sheet. */
      readonly name?: string
      readonly rows: readonly (readonly string[])[]
      readonly isCut: boolean
    }

/** More characters than this are not kept: it is more than the pages that a text may take. */
export const mostCharacters = 200_000

export class NothingReadable extends Error {}
