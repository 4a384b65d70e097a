import type { BundleOptions, BundlePlan, VerificationRow } from '#shared/bundle/plan/bundle-input.ts'
import type { ReopenedBundle } from '#shared/bundle/reopen-bundle.ts'
import type { Progress } from '#shared/bundle/ports.ts'
import type { Failure } from '#shared/core/failure.ts'
import type { CaseId, Instant, Sha256 } from '#shared/core/ids.ts'
import type { Result } from '#shared/core/result.ts'
import type { UnsavedPlace } from './unsaved/unsaved-place.ts'

/** What protects one bundle. Goes to the worker that makes it, and nowhere else: neither into a store nor the journal. */
export interface GivenSecrets {
  readonly password?: string
  /** A .p12 or .pfx file and the password that opens it. */
  readonly keyFile?: { readonly file: Blob; readonly password: string }
}

interface Wish {
  readonly id: number
  readonly caseId: CaseId
  readonly options: BundleOptions
  readonly madeAt: Instant
  readonly zone: string
  readonly producer: string
  readonly secrets?: GivenSecrets | undefined
  /** Passwords of exhibits' files. */
  readonly passwords?: ReadonlyMap<Sha256, string>
}

/** What the page asks of the bundle worker. `id` names the run; the answers carry it. */
export type BundleRequest =
  | (Wish & { readonly kind: 'plan' })
  /** `place` is for its files; the page clears it. */
  | (Wish & { readonly kind: 'make'; readonly place: UnsavedPlace })
  | {
      readonly kind: 'reopen'
      readonly id: number
      readonly file: Blob
      readonly fileName: string
      readonly password?: string | undefined
    }
  | { readonly kind: 'cancel'; readonly id: number }

/** A wish for a plan or for the files themselves. */
export type BundleAsked = Extract<BundleRequest, { kind: 'plan' | 'make' }>

/** One file of a finished bundle: the PDF, a volume, an original beside it, the list of hashes. */
export interface FinishedFile {
  readonly fileName: string
  readonly file: Blob
  readonly sha256: Sha256
}

/** Finished files cross as Blobs: references, whatever their size. They lie in the place that came with the wish. */
export interface MadeFiles {
  readonly files: readonly FinishedFile[]
  readonly plan: BundlePlan
  readonly verification: readonly VerificationRow[]
  /** The journal's head that the cover prints. */
  readonly head: string
}

export type BundleReply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: Progress }
  /** The plan, while its sizes are still being counted; `planned` follows. */
  | { readonly kind: 'drafted'; readonly id: number; readonly plan: BundlePlan }
  | { readonly kind: 'planned'; readonly id: number; readonly result: Result<BundlePlan, Failure> }
  | { readonly kind: 'made'; readonly id: number; readonly result: Result<MadeFiles, Failure> }
  | { readonly kind: 'reopened'; readonly id: number; readonly result: Result<ReopenedBundle, Failure> }
  /** A bug: the run ended with an exception. */
  | { readonly kind: 'broken'; readonly id: number; readonly detail: string }
