import type { CaseSummary } from '../ports.ts'

/** Full-width letters, letter case and spaces at the ends do not matter. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().trim()

/** Cases whose title, vendor, product or order number holds the text; archived ones only when asked for. */
export function casesShown(
  summaries: readonly CaseSummary[],
  wish: { readonly filter: string; readonly archived: boolean },
): readonly CaseSummary[] {
  const wanted = plain(wish.filter)
  return summaries.filter(({ case: one, vendor }) => {
    if (one.archived && !wish.archived) return false
    return [one.title, vendor, one.productName, one.orderNumber].some((text) => plain(text).includes(wanted))
  })
}
