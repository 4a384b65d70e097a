import type { BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import { hiddenCounts } from '#shared/bundle/redaction/hidden-counts.ts'
import { asExhibitId, asExportId, type CaseId, type Instant } from '#shared/core/ids.ts'
import type { StorageFailure } from '#shared/core/failure.ts'
import { put } from '#shared/core/journal/operation.ts'
import { ok, type Result } from '#shared/core/result.ts'
import type { GivenSecrets, Services } from '../../services.tsx'
import { bundleSize, zipNameOf } from './bundle-size.ts'
import { type BundleStore, changeMade, type Made } from './bundle-store.ts'

/**
 * Makes a bundle and keeps it in the store until it is saved or thrown away. `madeAt` is the moment of the plan that
 * announced its sizes; `secrets` go to the worker and are kept nowhere.
 */
export async function makeBundle(
  { bundles }: Pick<Services, 'bundles'>,
  store: BundleStore,
  caseId: CaseId,
  options: BundleOptions,
  {
    madeAt,
    secrets,
  }: { readonly madeAt?: Instant | undefined; readonly secrets?: GivenSecrets | undefined } = {},
): Promise<void> {
  discardMade({ bundles }, store)
  const abort = new AbortController()
  const cancel = () => abort.abort()
  store.setState({ making: { phase: 'making', caseId, progress: undefined, cancel } })
  const made = await bundles.make(caseId, options, {
    signal: abort.signal,
    madeAt,
    secrets,
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
          heads: [made.value.head],
          saved: undefined,
          saving: undefined,
          failure: undefined,
        }
      : { phase: 'failed', caseId, failure: made.failure },
  })
}

/** Puts a made bundle away, its files with it. */
export function startAgain(services: Pick<Services, 'bundles'>, store: BundleStore): void {
  discardMade(services, store)
  store.setState({ making: { phase: 'idle' } })
}

function discardMade({ bundles }: Pick<Services, 'bundles'>, store: BundleStore): void {
  const { making } = store.getState()
  if (making.phase !== 'made') return
  const { bundle, saved, saving } = making
  bundles.discard(bundle, saved !== undefined || saving !== undefined)
}

/**
 * Saves a made bundle through the shell. The first time that succeeds, the export becomes part of the case's history;
 * a file that nobody got is none.
 */
export async function saveBundle(
  services: Pick<Services, 'platform' | 'door' | 'newId'>,
  store: BundleStore,
  made: Made,
): Promise<void> {
  const { bundle } = made
  const abort = new AbortController()
  const cancel = () => abort.abort()
  changeMade(store, bundle, { saving: { bytes: 0, cancel }, failure: undefined })
  const run = {
    signal: abort.signal,
    onProgress: (bytes: number) => changeMade(store, bundle, { saving: { bytes, cancel } }),
  }
  const [first, ...others] = bundle.files
  const saved =
    others.length === 0
      ? await services.platform.saveFile(first.fileName, first.file, run)
      : await services.platform.saveFiles(zipNameOf(bundle), bundle.files, run)
  if (!saved.ok) return changeMade(store, bundle, { saving: undefined, failure: saved.failure })
  if (saved.value === 'cancelled') return changeMade(store, bundle, { saving: undefined })
  const recorded = made.saved ? ok(made.heads) : await recordExport(services, made, saved.value.name)
  changeMade(store, bundle, {
    saving: undefined,
    saved: saved.value,
    ...(recorded.ok ? { heads: recorded.value, failure: undefined } : { failure: recorded.failure }),
  })
}

/** Gives the heads at which the bundle still says everything: the record of its export is no change of the case. */
async function recordExport(
  { door, newId }: Pick<Services, 'door' | 'newId'>,
  made: Made,
  fileName: string,
): Promise<Result<readonly string[], StorageFailure>> {
  const { caseId, bundle, options } = made
  const before = (await door.history()).head
  const committed = await door.commit({
    label: 'bundle-exported',
    ops: [
      put('export', {
        id: asExportId(newId()),
        caseId,
        at: bundle.madeAt,
        profile: options.profile,
        language: options.language,
        fileName,
        sha256: bundle.files[0].sha256,
        bytes: bundleSize(bundle),
        pages: bundle.plan.pageCount,
        exhibitIds: bundle.plan.exhibits.map(({ exhibitId }) => asExhibitId(exhibitId)),
        numbers: bundle.plan.exhibits.map(({ number }) => number),
        ...(bundle.files.length > 1 && { files: bundle.files.length }),
        attachments: bundle.plan.attachments.length,
        head: bundle.head,
        record: bundle.plan.record,
        ...(bundle.plan.redaction && { hidden: hiddenCounts(bundle.plan.redaction) }),
      }),
    ],
  })
  if (!committed.ok) return committed
  const { seq, hash } = committed.value
  const isNextStep = made.heads.includes(before.hash) && seq === before.seq + 1
  return ok(isNextStep ? [...made.heads, hash] : made.heads)
}
