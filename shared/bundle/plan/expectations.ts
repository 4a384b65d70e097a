import type { Language } from '../ports.ts'
import type { Box, OutlineItem, Point } from '../render/document-model.ts'

/** The number printed on a page: exactly one text that reads `text` starts its baseline at `at`. */
export interface ExpectedNumber {
  readonly page: number
  readonly text: string
  readonly at: Point
}

/** A row of the index. Texts are compared without white space: a title may be printed on several lines. */
export interface ExpectedIndexRow {
  readonly label: string
  readonly title: string
  /** `12` or `12–15`, as printed in the row at `pageTextAt`. */
  readonly pageText: string
  readonly pageTextAt: Point
  /** The page that the row stands on. */
  readonly page: number
  /** The whole row, which is one link. All texts of the row begin inside it. */
  readonly link: Box
  readonly toPage: number
}

/** Another link in running matter, such as `证据3 第12页` in the chronology. `text` begins at `at`, inside `link`. */
export interface ExpectedReference {
  readonly page: number
  readonly text: string
  readonly at: Point
  readonly link: Box
  readonly toPage: number
}

/** Text that must be found on a page, white space ignored: label and title on an exhibit's first page. */
export interface ExpectedText {
  readonly page: number
  readonly text: string
}

/** Everything the finished file is compared with. Computed from the plan, never from the file. */
export interface Expectations {
  /** The number printed on the first page: 1, or where the volume before ended. */
  readonly firstPage: number
  /** Pages of this file. */
  readonly pageCount: number
  /** Where a link to a page that is not in this file must lead; its page counts from 1. */
  readonly elsewhere: (page: number) => { readonly fileName: string; readonly page: number } | undefined
  readonly title: string
  readonly language: Language
  /** One a page, in order: printed number and page label are the same, and the physical page where this is the first volume. */
  readonly numbers: readonly ExpectedNumber[]
  readonly index: readonly ExpectedIndexRow[]
  readonly references: readonly ExpectedReference[]
  readonly outline: readonly OutlineItem[]
  readonly attachments: readonly {
    readonly fileName: string
    readonly bytes: number
    readonly sha256: string
  }[]
  readonly samples: readonly ExpectedText[]
  /** Folded texts that must be nowhere in the file, in no writing. */
  readonly hidden?: readonly string[]
  /** The bundle's record, as this file carries it. */
  readonly record?: string
  /** The file claims PDF/A-3u and PDF/UA-1: their rules are checked. */
  readonly isArchival?: boolean
  /** Characters that no font here can draw: an extraction may lack them, so they are left out on both sides. */
  readonly missingCharacters: readonly string[]
}
