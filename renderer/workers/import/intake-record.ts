import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { asExhibitId, asInstant, type CaseId, type Instant, type Sha256 } from '#shared/core/ids.ts'
import type { Inspection } from '../inspect/inspect-file.ts'
import type { IncomingFile } from './importer.ts'

/** Everything that is known of a file once all its bytes have been seen. */
export interface SeenFile {
  readonly incoming: IncomingFile
  readonly sha256: Sha256
  readonly bytes: number
  readonly inspection: Inspection
}

/** Name without its extension, made safe to look at; a name that is nothing but an extension stays whole. */
export function titleOf(name: string): string {
  const dot = name.lastIndexOf('.')
  const isExtension = dot > 0 && name.length - dot <= 12
  return displayName(isExtension ? name.slice(0, dot) : name)
}

/** File systems report odd dates; one that is no moment of the four-digit years is left out. */
export function modifiedAtOf(ms: number | undefined): Instant | undefined {
  if (ms === undefined || !Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return undefined
  const text = new Date(ms).toISOString()
  return text.length === 24 ? asInstant(text) : undefined
}

/** The exhibit as it comes in: what the bytes say, and the user's part left empty. */
export function intakeRecordOf(
  { incoming, sha256, bytes, inspection }: SeenFile,
  at: {
    readonly id: string
    readonly caseId: CaseId
    readonly position: number
    readonly now: Instant
    readonly device: string
  },
): Exhibit {
  const { kind, ...found } = inspection
  const modifiedAt = modifiedAtOf(incoming.modifiedAt)
  return {
    id: asExhibitId(at.id),
    caseId: at.caseId,
    position: at.position,
    title: titleOf(incoming.name),
    kind,
    kindSuggested: true,
    original: { ...found, sha256, bytes, name: incoming.name, ...(modifiedAt ? { modifiedAt } : {}) },
    form: 'unknown',
    acquired: incoming.acquired,
    acquiredAt: at.now,
    acquiredOn: at.device,
    source: '',
    originalKeptAt: '',
    proves: '',
    note: '',
  }
}
