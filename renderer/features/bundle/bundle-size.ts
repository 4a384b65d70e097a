import { safeFileName } from '#shared/core/evidence/display-name.ts'
import type { FinishedBundle } from '../../services.tsx'

/** Bytes of all files of a finished bundle. */
export const bundleSize = ({ files }: Pick<FinishedBundle, 'files'>): number =>
  files.reduce((sum, { file }) => sum + file.size, 0)

/** Several files go into one zip where no folder can be chosen. */
export const zipNameOf = ({ plan }: Pick<FinishedBundle, 'plan'>): string =>
  safeFileName(`${safeFileName(plan.title, 100)}.zip`)
