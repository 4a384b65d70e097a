import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import type { CustodySummary } from '#shared/handover/custody/custody-line.ts'
import type { Failure } from '#shared/core/failure.ts'
import type { CaseId, Instant } from '#shared/core/ids.ts'
import type { Result } from '#shared/core/result.ts'
import type { Locale } from '#shared/messages/messages.ts'
import type { FinishedFile } from '../bundle-protocol.ts'

/** The bundle that a pack holds. */
export interface PackedBundle {
  readonly files: readonly FinishedFile[]
  readonly head: string
  readonly profile: string
  readonly pages: number
  readonly exhibits: BundleRecord['exhibits']
}

/** What the page asks of the hand-over worker. `id` names the run; the answers carry it. */
export type HandoverRequest =
  | {
      readonly kind: 'pack'
      readonly id: number
      readonly caseId: CaseId
      readonly bundle: PackedBundle
      /** Of the recipient. */
      readonly language: Locale
      readonly madeAt: Instant
      readonly zone: string
      readonly producer: string
      readonly device: string
    }
  | { readonly kind: 'cancel'; readonly id: number }
export type PackAsked = Extract<HandoverRequest, { kind: 'pack' }>

/** A pack that was read back. The file crosses as a Blob: a reference, whatever its size. */
export interface FinishedPack {
  readonly file: Blob
  readonly files: number
  /** Of SHA256SUMS. */
  readonly sumsSha256: string
  readonly custody: CustodySummary
}

export interface HandoverProgress {
  readonly step: 'pack' | 'check'
  readonly done: number
  readonly total: number
}

export type HandoverReply =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: HandoverProgress }
  | { readonly kind: 'packed'; readonly id: number; readonly result: Result<FinishedPack, Failure> }
  /** A bug: the run ended with an exception. */
  | { readonly kind: 'broken'; readonly id: number; readonly detail: string }
