import { failed, ok, type Result } from '../result.ts'

/** A part of a recording that matters. Milliseconds from its start. */
export interface Passage {
  readonly fromMs: number
  readonly toMs: number
  /** What is said, as the user writes it down. */
  readonly text: string
  /** Who says it, in the user's words. */
  readonly speaker?: string
}

/** A passage as it is typed. */
export interface PassageDraft {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly speaker: string
}

/** Which field is wrong, and why. */
export type PassageProblem =
  | { readonly field: 'from' | 'to'; readonly kind: 'bad-time' }
  | { readonly field: 'to'; readonly kind: 'wrong-order' }
  | { readonly field: 'from' | 'to'; readonly kind: 'beyond-end' }

/** Milliseconds of a time as players write it: `3:10`, `1:02:07`, `3:10.5`, `75`; full-width signs too. */
export function readPlayTime(text: string): number | undefined {
  const parts = text.normalize('NFKC').trim().split(':')
  if (parts.length > 3 || !parts.every((part, index) => pattern(index === parts.length - 1).test(part)))
    return undefined
  const [seconds = 0, minutes = 0, hours = 0] = parts.map(Number).toReversed()
  if (parts.length > 1 && seconds >= 60) return undefined
  if (parts.length > 2 && minutes >= 60) return undefined
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000)
}
const pattern = (isLast: boolean) => (isLast ? /^\d{1,5}(?:\.\d{1,3})?$/ : /^\d{1,4}$/)

/** A drafted passage as a value. The recording's length may be unknown; a second more than it is forgiven. */
export function passageFrom(
  draft: PassageDraft,
  durationMs: number | undefined,
): Result<Passage, PassageProblem> {
  const [fromMs, toMs] = [readPlayTime(draft.from), readPlayTime(draft.to)]
  if (fromMs === undefined) return failed({ field: 'from', kind: 'bad-time' })
  if (toMs === undefined) return failed({ field: 'to', kind: 'bad-time' })
  if (toMs <= fromMs) return failed({ field: 'to', kind: 'wrong-order' })
  if (durationMs !== undefined) {
    if (fromMs >= durationMs) return failed({ field: 'from', kind: 'beyond-end' })
    if (toMs > durationMs + 1000) return failed({ field: 'to', kind: 'beyond-end' })
  }
  const speaker = draft.speaker.trim()
  return ok({ fromMs, toMs, text: draft.text.trim(), ...(speaker !== '' && { speaker }) })
}

/** Passages in the order in which they are heard. */
export const inOrder = (passages: readonly Passage[]): readonly Passage[] =>
  passages.toSorted((a, b) => a.fromMs - b.fromMs || a.toMs - b.toMs)
