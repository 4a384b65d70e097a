import type { BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import type { Made } from './bundle-store.ts'

/**
 * Whether a bundle would be another if it were made now, from these options and with the journal at `head` (undefined:
 * not known yet). While it is being saved the journal moves on by its own record, so the head says nothing then.
 */
export const isOutdated = (
  { options: madeWith, heads, saving }: Pick<Made, 'options' | 'heads' | 'saving'>,
  options: BundleOptions,
  head: string | undefined,
): boolean =>
  canonicalJson(madeWith) !== canonicalJson(options) ||
  (!saving && head !== undefined && !heads.includes(head))
