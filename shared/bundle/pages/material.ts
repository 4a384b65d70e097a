import type { WrittenDocument } from '#shared/office/written-document.ts'
import type { ImageNote, Loudness } from '../ports.ts'
import type { ForeignDocument, ImageAsset } from '../render/document-model.ts'
import type { LockedProblem } from '../import/open-file.ts'
import type { DecodedText } from './decode-text.ts'
import type { EmailMessage } from './email-message.ts'

/** Why an exhibit has no view. */
export interface NotShown {
  readonly kind:
    'empty' | 'encrypted' | 'damaged' | 'too-large-to-show' | 'too-large-to-open' | 'unsupported-type'
  readonly detail?: string
  /** Of an encrypted file: what would open it. */
  readonly lock?: LockedProblem['lock']
}

/** What an exhibit's pages are made of, opened and ready to be laid out. */
export type Material =
  | {
      readonly kind: 'image'
      /** One for each page of the file. */
      readonly images: readonly ImageAsset[]
      readonly converted: boolean
      readonly notes: readonly ImageNote[]
    }
  | { readonly kind: 'pdf'; readonly document: ForeignDocument }
  | {
      readonly kind: 'text'
      readonly decoded: DecodedText
      /** More of the file follows than was read. */
      readonly cut: boolean
      readonly rows?: readonly (readonly string[])[]
    }
  | { readonly kind: 'written'; readonly document: WrittenDocument }
  | {
      readonly kind: 'email'
      readonly message: EmailMessage
      /** By attachment: its SHA-256, where a hash is at hand. */
      readonly hashes: readonly string[]
      /** The attachments that are pictures, by their place among the attachments. */
      readonly pictures: ReadonlyMap<number, ImageAsset>
    }
  | {
      readonly kind: 'recording'
      /** `undecodable`: there is sound that nothing here can decode. Absent where no decoder is at hand. */
      readonly loudness?: Loudness | 'no-sound' | 'undecodable'
    }
  | { readonly kind: 'not-shown'; readonly reason: NotShown }

/** A material with the heap that it holds on to. */
export interface Opened {
  readonly material: Material
  readonly heldBytes: number
}

export const notShown = (kind: NotShown['kind'], detail?: string): Material => ({
  kind: 'not-shown',
  reason: { kind, ...(detail !== undefined && detail !== '' && { detail }) },
})
