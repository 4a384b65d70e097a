import type { CommitLabel } from './commit.ts'

/**
 * The record of a file that was handed over is no step to take back: somebody holds that file, and the case must go on
 * saying so. It touches no other record, so the steps before and after it stay as they are.
 */
export const isRecordOnly = (label: CommitLabel): boolean =>
  label === 'bundle-exported' || label === 'pack-handed-over'
