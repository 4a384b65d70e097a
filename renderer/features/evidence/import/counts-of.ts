import type { ImportedFile, ImportOutcome } from '../../../services.tsx'

type Of<K extends ImportedFile['kind']> = Extract<ImportedFile, { readonly kind: K }>

/** An outcome sorted by what became of the files. */
export const countsOf = (outcome: ImportOutcome) => ({
  kept: outcome.files.filter((file) => file.kind === 'kept').length,
  duplicates: outcome.files.filter((file): file is Of<'duplicate'> => file.kind === 'duplicate'),
  failed: outcome.files.filter((file): file is Of<'failed'> => file.kind === 'failed'),
  /** Kept, but not to be shown as what they are. */
  damaged: outcome.files.filter(
    (file): file is Of<'kept'> => file.kind === 'kept' && file.exhibit.original.problems.length > 0,
  ),
})
