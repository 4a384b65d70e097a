import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { BundleOptions, BundlePlan, VerificationRow } from '#shared/bundle/plan/bundle-input.ts'
import type { ReopenedBundle } from '#shared/bundle/reopen-bundle.ts'
import type { Progress } from '#shared/bundle/ports.ts'
import type { Failure } from '#shared/core/failure.ts'
import type { CaseId, Instant, NewId, Sha256 } from '#shared/core/ids.ts'
import type {
  CaseRepository,
  Clock,
  Door,
  EventRepository,
  ExhibitRepository,
  ExportRepository,
  JournalRepository,
  LedgerRepository,
  ObjectStore,
  PartyRepository,
  RecognisedTextRepository,
  Tell,
  TrashRepository,
  Unsubscribe,
} from '#shared/core/ports.ts'
import type { JournalHead } from '#shared/core/journal/commit.ts'
import type { Result } from '#shared/core/result.ts'
import type { Locale } from '#shared/messages/messages.ts'
import type { Care } from './data/care.ts'
import type { Drill } from './data/drill.ts'
import type { BackupReport, Backups, CopyProgress, Platform, SecondFolder } from './platform/platform.ts'
export type { StoreFile } from './platform/platform.ts'
import type { Importer } from './workers/import/importer.ts'
import type { Recogniser } from './workers/reading/recogniser.ts'

export type {
  ImportedFile,
  Importer,
  ImportOutcome,
  ImportProgress,
  IncomingFile,
} from './workers/import/importer.ts'
export type { Care, CheckProgress, CheckReport } from './data/care.ts'
export type { Drill, DrillProgress, DrillReport } from './data/drill.ts'
export type { ReadingProgress, Recogniser } from './workers/reading/recogniser.ts'
import type { FinishedFile, GivenSecrets } from './workers/bundle-protocol.ts'

import type {
  FinishedCaseFile,
  FinishedPack,
  HandoverProgress,
  OpenedCase,
} from './workers/handover/handover-protocol.ts'

export type {
  FinishedCaseFile,
  FinishedPack,
  HandoverProgress,
  OpenedCase,
} from './workers/handover/handover-protocol.ts'
export type { GivenSecrets } from './workers/bundle-protocol.ts'

export interface FinishedBundle {
  /** The first is the bundle, its first volume or its list. Most bundles have no other. */
  readonly files: readonly [FinishedFile, ...(readonly FinishedFile[])]
  readonly plan: BundlePlan
  readonly verification: readonly VerificationRow[]
  /** The journal's head that its cover prints. */
  readonly head: string
  /** The moment that its cover prints. */
  readonly madeAt: Instant
}

/** The bundle engine in its worker. */
export interface BundleMaker {
  /** `onDraft` is told of the pages before the exact sizes are counted. */
  readonly plan: (
    caseId: CaseId,
    options: BundleOptions,
    onDraft?: (plan: BundlePlan) => void,
  ) => Promise<Result<BundlePlan, Failure>>
  readonly make: (
    caseId: CaseId,
    options: BundleOptions,
    run: {
      readonly signal: AbortSignal
      readonly onProgress: (progress: Progress) => void
      /** The moment of the plan that the user saw, so that the files get the sizes announced; absent: now. */
      readonly madeAt?: Instant | undefined
      readonly secrets?: GivenSecrets | undefined
    },
  ) => Promise<Result<FinishedBundle, Failure>>
  /** Takes the files of a bundle off the browser's disk; `isBeingRead`: they were saved, and a download may not be done. */
  readonly discard: (bundle: FinishedBundle, isBeingRead: boolean) => void
  /** Reads a bundle's file back. Nothing is kept of it. */
  readonly reopen: (
    file: File,
    run: {
      readonly signal: AbortSignal
      readonly onProgress: (progress: Progress) => void
      readonly password?: string | undefined
    },
  ) => Promise<Result<ReopenedBundle, Failure>>
}

/** Makes what a case is handed over in, in its worker. */
export interface HandoverMaker {
  /** A lawyer pack around a bundle just made; it gets the moment of the bundle. */
  readonly pack: (
    caseId: CaseId,
    what: { readonly bundle: FinishedBundle; readonly language: Locale },
    run: HandoverRun,
  ) => Promise<Result<FinishedPack, Failure>>
  /** One case as a file that opens on another machine. */
  readonly caseFile: (caseId: CaseId, run: HandoverRun) => Promise<Result<FinishedCaseFile, Failure>>
  /** Like that of bundles. */
  readonly discard: (made: FinishedPack | FinishedCaseFile, isBeingRead: boolean) => void
  /** Takes a case in from its file: all of it, or nothing. */
  readonly openCaseFile: (file: File, run: HandoverRun) => Promise<Result<OpenedCase, Failure>>
}
export interface HandoverRun {
  readonly signal: AbortSignal
  readonly onProgress: (progress: HandoverProgress) => void
}

/** URLs under which the page's own media elements read an original by range, without loading it whole. */
export interface MediaUrls {
  /** Resolves when the URL can be served. */
  readonly urlOf: (original: { readonly sha256: Sha256; readonly type: string }) => Promise<string>
}

/** Pictures that the browser itself cannot show (HEIC, TIFF), made into ones that it can. */
export interface PictureMaker {
  /** Whether an image of this type needs it. */
  readonly isNeededFor: (type: string) => boolean
  /** A page (from 0) of the file, upright. Undefined when it cannot be decoded. */
  readonly viewable: (
    file: Blob,
    type: string,
    page: number,
  ) => Promise<{ readonly file: Blob; readonly pages: number } | undefined>
}

/** How many copies there are of what is kept. */
export type CopiesState =
  /** This shell keeps no second copy. */
  | { readonly kind: 'none' }
  /** The second is on its way; `progress` counts rows of the journal. */
  | {
      readonly kind: 'copying'
      readonly progress?: { readonly seq: number; readonly of: number }
      readonly files?: { readonly done: number; readonly of: number }
    }
  /** Both hold everything up to this head. */
  | { readonly kind: 'two'; readonly head: JournalHead }
  /** Both hold all records, and these originals are not whole in both. */
  | { readonly kind: 'lacking'; readonly lost: readonly Sha256[] }
  /** The second cannot be written: what is new has one copy. */
  | { readonly kind: 'one'; readonly failure: Failure }

export interface SecondCopies {
  /** Tells the present state at once. */
  readonly watch: (tell: Tell<CopiesState>) => Unsubscribe
  /** Now, where a second copy that could not be written would be tried again by itself later. */
  readonly tryAgain: () => void
}

/** The folder of a browser's second copy. What changes which one it is begins the program anew. */
export interface FolderDoor {
  readonly standing: SecondFolder['standing']
  /** Lets the person choose one; what lies there is looked at before it is used. `existing`: one to restore from. */
  readonly choose: (
    names: readonly [string, ...(readonly string[])],
    which: 'any' | 'existing',
  ) => Promise<Result<'chosen' | 'cancelled', Failure>>
  readonly allow: SecondFolder['allow']
  readonly forget: () => Promise<void>
}

export interface RestoreProgress extends Omit<CopyProgress, 'step'> {
  readonly step: CopyProgress['step'] | 'records'
}
/** The way back from a backup: only where nothing is kept yet. */
export interface BackupRestore {
  readonly find: Backups['find']
  /** Brings back all of what was found last: the second copy first, then the records. */
  readonly restore: (run: {
    readonly signal: AbortSignal
    readonly onProgress: (progress: RestoreProgress) => void
  }) => Promise<Result<BackupReport | 'cancelled', Failure>>
}

/** Whether the bytes of what was deleted for good are gone. */
export type ErasingState =
  | { readonly kind: 'done' }
  /** This copy still has some: its disk is too full, or it cannot be written. It is tried again. */
  | { readonly kind: 'waiting'; readonly where: 'first' | 'second' }
export interface Erasures {
  /** Tells the present state at once. */
  readonly watch: (tell: Tell<ErasingState>) => Unsubscribe
}

/** Passwords of exhibits' files as the user gave them: in memory until the program is closed, stored nowhere. */
export interface FilePasswords {
  readonly give: (sha256: Sha256, password: string) => void
  readonly watch: (tell: (known: ReadonlyMap<Sha256, string>) => void) => Unsubscribe
}

export interface Services {
  readonly platform: Platform
  readonly clock: Clock
  readonly newId: NewId
  readonly door: Door
  readonly cases: CaseRepository
  readonly parties: PartyRepository
  readonly events: EventRepository
  readonly exhibits: ExhibitRepository
  readonly ledger: LedgerRepository
  readonly exports: ExportRepository
  readonly journal: JournalRepository
  readonly trash: TrashRepository
  readonly objects: ObjectStore
  readonly importer: Importer
  readonly bundles: BundleMaker
  readonly handover: HandoverMaker
  readonly media: MediaUrls
  readonly pictures: PictureMaker
  readonly passwords: FilePasswords
  /** What a machine read in the originals. */
  readonly texts: RecognisedTextRepository
  readonly recogniser: Recogniser
  readonly copies: SecondCopies
  readonly erasures: Erasures
  readonly care: Care
  /** Absent in a shell without a second copy, as is what follows. */
  readonly drill?: Drill
  readonly backupRestore?: BackupRestore
  /** Only in a browser. */
  readonly folder?: FolderDoor
}

const ServicesContext = createContext<Services | undefined>(undefined)

export function ServicesProvider({
  services,
  children,
}: {
  readonly services: Services
  readonly children: ReactNode
}) {
  return <ServicesContext value={services}>{children}</ServicesContext>
}

/** @throws when a component stands outside the provider: a bug. */
export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('useServices outside ServicesProvider')
  return services
}

/** The latest value that `watch` told, undefined until the first. `watch` must be stable (useCallback). */
export function useWatched<T>(watch: (tell: (value: T) => void) => Unsubscribe): T | undefined {
  const [held, setHeld] = useState<{ readonly by: unknown; readonly value: T } | undefined>(undefined)
  useEffect(() => watch((value) => setHeld({ by: watch, value })), [watch])
  return held?.by === watch ? held.value : undefined
}
