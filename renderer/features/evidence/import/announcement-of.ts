import type { Messages } from '#shared/messages/messages.ts'
import { countsOf } from './counts-of.ts'
import type { ImportJob } from './import-queue.ts'
import { outcomeSentence } from './outcome-sentence.ts'

/** What a screen reader hears: the start, each quarter, and the end of the import that moves. */
export function announcementOf(jobs: readonly ImportJob[], text: Messages['evidence']['import']): string {
  const job = jobs.findLast(({ state }) => state !== 'waiting')
  if (job === undefined) return ''
  if (job.state === 'done' && job.outcome) {
    const { duplicates, failed } = countsOf(job.outcome)
    return [
      outcomeSentence(job, text),
      ...(duplicates.length > 0 ? [text.duplicates(duplicates.length)] : []),
      ...(failed.length > 0 ? [text.failed(failed.length)] : []),
    ].join(' ')
  }
  const total = job.collected.files.length
  if (total === 0) return text.looking
  const { done } = job.progress?.files ?? { done: 0 }
  const quarter = Math.floor((done / total) * 4)
  return text.running(Math.floor((quarter * total) / 4), total)
}
