import type { ExhibitId } from '#shared/core/ids.ts'
import type { Cover } from '#shared/core/redaction/covers.ts'
import type { Hider } from '#shared/core/redaction/hider.ts'
import type { PersonalDatum } from '#shared/core/redaction/personal-data.ts'

/** Where something personal stands. `page` counts from 1 in the exhibit's own file. */
export type PersonalPlace =
  | { readonly kind: 'case' | 'parties' | 'timeline' | 'payments' }
  | { readonly kind: 'exhibit'; readonly exhibitId: ExhibitId; readonly page?: number }

/** Personal data that was found, and what becomes of it. */
export interface PersonalFinding extends PersonalDatum {
  readonly isHidden: boolean
  readonly places: readonly PersonalPlace[]
}

/** What the user is told of a bundle that hides. */
export interface PlannedRedaction {
  readonly findings: readonly PersonalFinding[]
  /** Exhibits with pictures or pages whose writing no machine has read: nothing can be found there. */
  readonly unread: readonly ExhibitId[]
  /** Pictures that told where they were taken, and tell it no more. */
  readonly placesRemoved: number
}

/** What is covered in one exhibit. */
export interface ExhibitRedaction {
  /** By page of its file, from 0. */
  readonly covers: ReadonlyMap<number, readonly Cover[]>
  /** Places in its texts. */
  readonly textPlaces: number
}

/** A redaction as the engine applies it. */
export interface AppliedRedaction extends PlannedRedaction {
  readonly hider: Hider
  readonly exhibits: ReadonlyMap<string, ExhibitRedaction>
}
