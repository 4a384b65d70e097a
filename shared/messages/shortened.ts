import { displayName } from '#shared/core/evidence/display-name.ts'

const mostSigns = 60

/** A name of somebody else's making, safe to look at and no longer than a line. */
export function shortened(name: string): string {
  const shown = displayName(name)
  return shown.length > mostSigns ? `${shown.slice(0, mostSigns - 1)}…` : shown
}
