import { personalKinds } from '#shared/core/redaction/personal-data.ts'
import type { HiddenCount } from '#shared/core/redaction/redaction.ts'
import type { PlannedRedaction } from './applied-redaction.ts'

/** How many different things of each kind a bundle hides. */
export const hiddenCounts = ({ findings }: Pick<PlannedRedaction, 'findings'>): readonly HiddenCount[] =>
  personalKinds.flatMap((kind) => {
    const count = findings.filter((one) => one.kind === kind && one.isHidden && one.places.length > 0).length
    return count > 0 ? [{ kind, count }] : []
  })
