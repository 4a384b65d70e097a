import type { ByteSource, NewHash } from '#shared/bundle/ports.ts'
import type { Case } from '#shared/core/cases/case.ts'
import type { RecordedExhibit } from '#shared/core/evidence/bundle-record.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { Instant } from '#shared/core/ids.ts'
import type { JournalHead, JournalRow } from '#shared/core/journal/commit.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { Cancel } from '#shared/core/ports.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import type { Locale } from '#shared/messages/messages.ts'
import type { VerifyPageParts } from '../verify-page/verify-page.ts'

/** An exhibit of the pack: its record, its bytes, and how the bundle cites it. */
export interface PackedExhibit {
  readonly exhibit: Exhibit
  readonly source: ByteSource
  readonly cited: Pick<RecordedExhibit, 'number' | 'firstPage' | 'lastPage'>
}

/** All that a lawyer pack is made of. The same input gives the same bytes. */
export interface PackInput {
  readonly case: Case
  readonly parties: readonly Party[]
  readonly events: readonly CaseEvent[]
  /** In the order of the bundle. */
  readonly exhibits: readonly PackedExhibit[]
  readonly bundle: {
    readonly files: readonly {
      readonly fileName: string
      readonly source: ByteSource
      readonly sha256: string
    }[]
    /** The journal's head that its cover prints. */
    readonly head: string
    readonly profile: string
    readonly pages: number
  }
  readonly journal: {
    readonly head: JournalHead
    /** From the first row to the head. */
    readonly rows: AsyncIterable<JournalRow>
  }
  /** Of the recipient. */
  readonly language: Locale
  readonly madeAt: Instant
  readonly zone: string
  /** `Recourse 0.1.0` */
  readonly producer: string
  /** The machine on which it is made. */
  readonly device: string
}

export interface PackPorts {
  readonly newHash: NewHash
  readonly verifyPage: VerifyPageParts
}

export interface PackRun {
  readonly cancel: Cancel
  /** Bytes of bundle and originals. */
  readonly onProgress: (done: number, total: number) => void
}
