/** An exhibit as a bundle lists it: nothing that is not printed in that bundle too. */
export interface RecordedExhibit {
  readonly id: string
  /** As it is cited: `3`, `C`, `2-1`, `12A`. */
  readonly number: string
  readonly title: string
  /** Of the original, inside or beside the bundle. */
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  /** Where its original went; `not-accepted`: the recipient takes no such files. */
  readonly carried: 'inside' | 'beside' | 'left-out' | 'not-accepted'
  /** Printed numbers; absent where the bundle does not hold its pages. */
  readonly firstPage?: number
  readonly lastPage?: number
  /** The volume that holds it, from 1. */
  readonly volume: number
}

/**
 * What a bundle is, in a form that a program reads: each file of a bundle carries it, and the history keeps it. Choices
 * are words and numbers under a name, so that those of older and newer programs can be compared too.
 */
export interface BundleRecord {
  readonly v: 1
  readonly caseId: string
  /** On the cover. */
  readonly title: string
  readonly madeAt: string
  /** `Recourse 0.1.0` */
  readonly producer: string
  /** The journal's head that the cover prints. */
  readonly head: string
  /** The root of the case's own rows up to that head, as the cover prints it too; absent in a bundle of an earlier program. */
  readonly caseRoot?: string
  readonly options: Readonly<Record<string, string | number | boolean>>
  readonly pages: number
  readonly volumes: number
  readonly exhibits: readonly RecordedExhibit[]
}
