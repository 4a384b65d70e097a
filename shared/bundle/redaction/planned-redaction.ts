import type { AppliedRedaction, PlannedRedaction } from './applied-redaction.ts'

/** What the user is told of it; what covers what stays in the engine. */
export const plannedRedaction = ({
  redaction,
}: {
  readonly redaction?: AppliedRedaction
}): { readonly redaction?: PlannedRedaction } => {
  if (!redaction) return {}
  const { findings, unread, placesRemoved } = redaction
  return { redaction: { findings, unread, placesRemoved } }
}
