import type { Messages } from '#shared/messages/messages.ts'
import { countsOf } from './counts-of.ts'
import type { ImportJob } from './import-queue.ts'

/**
 * How many files an import kept. A worker that broke cannot say what it had kept before, so nothing is claimed then; an
 * import that found the disk full can.
 */
export function outcomeSentence(
  { outcome, broken }: Pick<ImportJob, 'outcome' | 'broken'>,
  text: Messages['evidence']['import'],
): string {
  if (broken) return text.perhapsKept
  if (!outcome) return ''
  const { cancelled, stopped, files } = outcome
  if (stopped && stopped.kind !== 'storage/full' && files.length === 0) return text.perhapsKept
  const { kept } = countsOf(outcome)
  return cancelled ? text.cancelled(kept) : text.kept(kept)
}
