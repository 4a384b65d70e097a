import type { BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import { asExhibitId, asExportId, type CaseId } from '#shared/core/ids.ts'
import { put } from '#shared/core/journal/operation.ts'
import type { Services } from '../../services.tsx'
import { type BundleStore, changeMade, type Made } from './bundle-store.ts'

/** Makes a bundle and keeps it in the store until it is saved or thrown away. */
export async function makeBundle(
  { bundles }: Pick<Services, 'bundles'>,
  store: BundleStore,
  caseId: CaseId,
  options: BundleOptions,
): Promise<void> {
  const abort = new AbortController()
  const cancel = () => abort.abort()
  store.setState({ making: { phase: 'making', caseId, progress: undefined, cancel } })
  const made = await bundles.make(caseId, options, {
    signal: abort.signal,
    onProgress: (progress) => {
      if (!abort.signal.aborted) store.setState({ making: { phase: 'making', caseId, progress, cancel } })
    },
  })
  store.setState({
    making: made.ok
      ? {
          phase: 'made',
          caseId,
          bundle: made.value,
          options,
          saved: undefined,
          saving: undefined,
          failure: undefined,
        }
      : { phase: 'failed', caseId, failure: made.failure },
  })
}

/**
 * Saves a made bundle through the shell. The first time that succeeds, the export becomes part of the case's history;
 * a file that nobody got is none.
 */
export async function saveBundle(
  services: Pick<Services, 'platform' | 'door' | 'clock' | 'newId'>,
  store: BundleStore,
  made: Made,
): Promise<void> {
  const { bundle } = made
  const abort = new AbortController()
  const cancel = () => abort.abort()
  changeMade(store, bundle, { saving: { bytes: 0, cancel }, failure: undefined })
  const saved = await services.platform.saveFile(bundle.fileName, bundle.file, {
    signal: abort.signal,
    onProgress: (bytes) => changeMade(store, bundle, { saving: { bytes, cancel } }),
  })
  if (!saved.ok) return changeMade(store, bundle, { saving: undefined, failure: saved.failure })
  if (saved.value === 'cancelled') return changeMade(store, bundle, { saving: undefined })
  const recorded = made.saved ? undefined : await recordExport(services, made, saved.value.name)
  changeMade(store, bundle, {
    saving: undefined,
    saved: saved.value,
    failure: recorded && !recorded.ok ? recorded.failure : undefined,
  })
}

const recordExport = (
  { door, clock, newId }: Pick<Services, 'door' | 'clock' | 'newId'>,
  { caseId, bundle, options }: Made,
  fileName: string,
) =>
  door.commit({
    label: 'bundle-exported',
    ops: [
      put('export', {
        id: asExportId(newId()),
        caseId,
        at: clock.now(),
        profile: options.profile,
        language: options.language,
        fileName,
        sha256: bundle.sha256,
        bytes: bundle.file.size,
        pages: bundle.plan.pageCount,
        exhibitIds: bundle.plan.exhibits.map(({ exhibitId }) => asExhibitId(exhibitId)),
        attachments: bundle.plan.attachments.length,
        head: bundle.head,
      }),
    ],
  })
