import { messagesOf } from '#shared/messages/messages.ts'
import { claimText, obstacleText, pageRanges } from '../pages/conformance.ts'
import type { Layout } from '../pages/layout.ts'
import type { PlannedConformance } from './bundle-input.ts'
import { conformanceOf } from './conformance.ts'

/** What the plan says of archival standards, in the bundle's language. */
export function plannedConformance({ conformance, exhibits, locale, input }: Layout): PlannedConformance {
  const { conformance: words } = messagesOf(locale)
  const known = conformance ?? conformanceOf([], input.options)
  return {
    isArchival: known.isArchival,
    text: claimText(words, known),
    exhibits: known.exhibits.flatMap((item) => {
      const laid = exhibits[item.rank]
      if (!laid) return []
      const text = words.planExhibit(laid.label, pageRanges(item.pages), obstacleText(words, item))
      return [{ exhibitId: laid.exhibit.id, text, isRasterised: item.isRasterised }]
    }),
  }
}
