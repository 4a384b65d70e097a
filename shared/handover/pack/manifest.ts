import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { type Messages, messagesOf } from '#shared/messages/messages.ts'
import type { CustodySummary } from '../custody/custody-line.ts'
import type { EntryHash } from '../entry.ts'
import type { PackInput } from './pack-input.ts'

/** What has gone into the archive before the manifest does. */
export interface PackedFiles {
  readonly bundle: readonly EntryHash[]
  readonly exhibits: readonly EntryHash[]
  readonly others: readonly EntryHash[]
  readonly custody: CustodySummary
}

const fileOf = ({ name, sha256, bytes }: EntryHash) => ({ file: name, sha256, bytes })
const known = (text: string): string | null => (text.trim() === '' ? null : text)

/** The pack for programs, with what every field is. Fields that nobody filled are null, never left out. */
export function manifestOf(input: PackInput, packed: PackedFiles): string {
  const text = messagesOf(input.language)
  const names = new Map(input.parties.map(({ id, name, brand }) => [id as string, name || brand]))
  const manifest = {
    format: 'recourse-lawyer-pack',
    version: 1,
    about: aboutFields(text),
    madeAt: input.madeAt,
    zone: input.zone,
    producer: input.producer,
    madeOn: input.device,
    language: input.language,
    case: { id: input.case.id, title: input.case.title },
    bundle: {
      files: packed.bundle.map(fileOf),
      head: input.bundle.head,
      profile: input.bundle.profile,
      pages: input.bundle.pages,
    },
    exhibits: input.exhibits.map(({ exhibit, cited }, index) => ({
      number: cited.number,
      firstPage: cited.firstPage ?? null,
      lastPage: cited.lastPage ?? null,
      ...fileOf(packed.exhibits[index] ?? { name: '', sha256: '', bytes: 0 }),
      ...recordOf(exhibit),
      submittedBy: known(names.get(exhibit.submittedBy ?? '') ?? ''),
    })),
    custody: packed.custody,
    files: packed.others.map(fileOf),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** What was recorded at intake. The user's own note is not part of it. */
function recordOf({ original, ...exhibit }: Exhibit) {
  return {
    id: exhibit.id,
    title: exhibit.title,
    kind: exhibit.kind,
    form: exhibit.form,
    proves: known(exhibit.proves),
    source: known(exhibit.source),
    originalKeptAt: known(exhibit.originalKeptAt),
    acquired: exhibit.acquired,
    acquiredAt: exhibit.acquiredAt,
    acquiredOn: exhibit.acquiredOn,
    originalName: original.name,
    type: original.type,
    modifiedAt: original.modifiedAt ?? null,
    capture: original.capture,
    widthPx: original.widthPx ?? null,
    heightPx: original.heightPx ?? null,
    pages: original.pages ?? null,
    durationMs: original.durationMs ?? null,
    problems: original.problems,
  }
}

function aboutFields({ pack }: Messages) {
  const { manifest } = pack
  return {
    bundle: manifest.bundle,
    exhibits: manifest.exhibits,
    'exhibits.number': manifest.number,
    'exhibits.file': manifest.file,
    'exhibits.sha256': manifest.sha256,
    'exhibits.originalName': manifest.originalName,
    'exhibits.source': manifest.source,
    'exhibits.originalKeptAt': manifest.originalKeptAt,
    'exhibits.capture': manifest.capture,
    custody: manifest.custody,
    files: manifest.files,
  }
}
