import { safeFileName } from '#shared/core/evidence/display-name.ts'
import type { Failure } from '#shared/core/failure.ts'
import { asExhibitId, asExportId, asSha256, type CaseId } from '#shared/core/ids.ts'
import { put } from '#shared/core/journal/operation.ts'
import { failed, type Result } from '#shared/core/result.ts'
import { type Locale, messagesOf } from '#shared/messages/messages.ts'
import { type ProfileId, profileIds, profileOf } from '#shared/reference/profile.ts'
import type { Services } from '../../services.tsx'
import { changePack, type HandoverStore, type MadePack, type PackStep } from './handover-store.ts'

export interface PackChoices {
  readonly profile: ProfileId
  /** Of the recipient. */
  readonly language: Locale
}

/** Forms of a bundle that fit into a pack: one PDF that hides nothing. */
export const packProfiles: readonly ProfileId[] = profileIds.filter((id) => {
  const { encoding, redaction } = profileOf(id)
  return encoding === 'single-pdf' && redaction === 'off'
})

type Making = Pick<Services, 'bundles' | 'handover' | 'cases' | 'exhibits'>

/** Makes the bundle, then the pack around it, and keeps the pack until it is saved or put away. */
export async function makePack(
  services: Making,
  store: HandoverStore,
  caseId: CaseId,
  choices: PackChoices,
): Promise<void> {
  discardMade(services, store)
  const abort = new AbortController()
  const { signal } = abort
  const show = (step: PackStep, done = 0, total = 0): void => {
    if (signal.aborted) return
    const share = total > 0 ? Math.min(1, done / total) : 0
    store.setState({ making: { phase: 'making', caseId, step, share, cancel: () => abort.abort() } })
  }
  show('bundle')
  const made = await packAround(services, caseId, choices, { signal, show })
  store.setState({
    making: made.ok
      ? { ...made.value, phase: 'made', caseId, saved: undefined, saving: undefined, failure: undefined }
      : { phase: 'failed', caseId, failure: made.failure },
  })
}

/** Puts a made pack away, its file with it. */
export function putAway(services: Pick<Services, 'handover'>, store: HandoverStore): void {
  discardMade(services, store)
  store.setState({ making: { phase: 'idle' } })
}

function discardMade({ handover }: Pick<Services, 'handover'>, store: HandoverStore): void {
  const { making } = store.getState()
  if (making.phase !== 'made') return
  const { pack, saved, saving } = making
  handover.discard(pack, saved !== undefined || saving !== undefined)
}

async function packAround(
  { bundles, handover, cases, exhibits }: Making,
  caseId: CaseId,
  { profile, language }: PackChoices,
  {
    signal,
    show,
  }: {
    readonly signal: AbortSignal
    readonly show: (step: PackStep, done: number, total: number) => void
  },
): Promise<Result<Pick<MadePack, 'pack' | 'bundle' | 'fileName'>, Failure>> {
  const [found, all] = await Promise.all([cases.get(caseId), exhibits.ofCase(caseId)])
  const title = found?.title ?? ''
  const options = {
    profile,
    language,
    title,
    // they lie beside it
    attachOriginals: false,
    showForm: true,
    includeChronology: true,
    exhibitIds: all.map(({ id }) => id),
  }
  const bundle = await bundles.make(caseId, options, {
    signal,
    onProgress: ({ done, total }) => show('bundle', done, total),
  })
  if (!bundle.ok)
    return bundle.failure.kind === 'bundle/cancelled'
      ? failed({ kind: 'handover/cancelled' } as const)
      : bundle
  const pack = await handover.pack(
    caseId,
    { bundle: bundle.value, language },
    { signal, onProgress: ({ step, done, total }) => show(step === 'check' ? 'check' : 'pack', done, total) },
  )
  // the pack has its own copy
  bundles.discard(bundle.value, false)
  if (!pack.ok) return pack
  const day = bundle.value.madeAt.slice(0, 10)
  const { fileWord } = messagesOf(language).pack.make
  const fileName = `${safeFileName(title, 80)} ${fileWord} ${day}.zip`
  return { ok: true, value: { pack: pack.value, bundle: bundle.value, fileName } }
}

/**
 * Saves a made pack through the shell. The first time that succeeds it becomes part of the case's history: the hash of its
 * SHA256SUMS stands in the journal from then on.
 */
export async function savePack(
  { platform, door, newId }: Pick<Services, 'platform' | 'door' | 'newId'>,
  store: HandoverStore,
  made: MadePack,
): Promise<void> {
  const abort = new AbortController()
  const cancel = () => abort.abort()
  const change = (own: Partial<MadePack>) => changePack(store, made, own)
  change({ saving: { bytes: 0, cancel }, failure: undefined })
  const saved = await platform.saveFile(made.fileName, made.pack.file, {
    signal: abort.signal,
    onProgress: (bytes) => change({ saving: { bytes, cancel } }),
  })
  if (!saved.ok) return change({ saving: undefined, failure: saved.failure })
  if (saved.value === 'cancelled') return change({ saving: undefined })
  const fileName = saved.value.name
  const recorded = made.saved ? undefined : await door.commit(recordOf(made, fileName, newId()))
  change({
    saving: undefined,
    saved: saved.value,
    failure: recorded && !recorded.ok ? recorded.failure : undefined,
  })
}

function recordOf({ caseId, bundle, pack }: MadePack, fileName: string, id: string) {
  const { plan } = bundle
  const { options } = plan.record
  return {
    label: 'pack-handed-over' as const,
    ops: [
      put('export', {
        id: asExportId(id),
        caseId,
        at: bundle.madeAt,
        profile: String(options['profile'] ?? ''),
        language: String(options['language'] ?? ''),
        fileName,
        sha256: bundle.files[0].sha256,
        bytes: pack.file.size,
        pages: plan.pageCount,
        exhibitIds: plan.exhibits.map(({ exhibitId }) => asExhibitId(exhibitId)),
        numbers: plan.exhibits.map(({ number }) => number),
        attachments: plan.attachments.length,
        head: bundle.head,
        record: plan.record,
        pack: {
          fileName,
          bytes: pack.file.size,
          sumsSha256: asSha256(pack.sumsSha256),
          caseRoot: asSha256(pack.custody.caseRoot),
        },
      }),
    ],
  }
}
