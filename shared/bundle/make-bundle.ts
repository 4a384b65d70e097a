import type { BundleFailure } from '#shared/core/failure.ts'
import type { Result } from '#shared/core/result.ts'
import { makeFiles } from './make-files.ts'
import type { BundleInput, MadeBundle } from './plan/bundle-input.ts'
import type { BundlePorts, OutputFolder, RunOptions, Sink } from './ports.ts'
import type { BundleDocument } from './render/document-model.ts'
import type { Secrets } from './security/open-seals.ts'

/**
 * Makes a bundle that is one file; one of several files (volumes, originals beside it) ends in `bundle/too-large`: that
 * is `makeFiles`. On any failure and when cancelled nothing is left in the sink.
 * @param tamper changes the document between plan and file. For tests of the verification only.
 */
export const makeBundle = (
  input: BundleInput,
  ports: BundlePorts,
  sink: Sink,
  run: RunOptions,
  tamper?: (document: BundleDocument) => BundleDocument,
  secrets: Secrets = {},
): Promise<Result<MadeBundle, BundleFailure>> =>
  makeFiles(input, ports, folderOf(sink), run, { oneFile: true, secrets, ...(tamper && { tamper }) })

/** A folder that is one file. */
const folderOf = (sink: Sink): OutputFolder => ({
  create: () => Promise.resolve(sink),
  keep: () => sink.keep(),
  abort: () => sink.abort(),
})
