import { safeFileName } from '#shared/core/evidence/display-name.ts'
import type { BundleFailure } from '#shared/core/failure.ts'
import { dayOf } from '#shared/core/plain-date.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { rangeOf } from './pages/index-sheets.ts'
import { notShownText } from './pages/not-shown.ts'
import type { BundleInput, BundlePlan, PlannedExhibit } from './plan/bundle-input.ts'
import { attachmentsOf } from './plan/draw-pages.ts'
import { failureOf, largestBundleBytes } from './plan/failure-of.ts'
import { type LaidOut, layOut } from './plan/lay-out.ts'
import { sectionsOf } from './plan/outline.ts'
import type { BundlePorts, RunOptions } from './ports.ts'

/** Subsetted fonts, structure, metadata; and one page's drawing, compressed. */
const frameBytes = 400_000
const bytesAPage = 4_000

/** What the bundle will be: every part, exhibit and attachment with its place. Nothing is written. */
export async function planBundle(
  input: BundleInput,
  ports: BundlePorts,
  run: RunOptions,
): Promise<Result<BundlePlan, BundleFailure>> {
  if (input.exhibits.length === 0) return failed({ kind: 'bundle/no-exhibits' })
  try {
    return checkedSize(planOf(await layOut(input, ports, run)))
  } catch (error) {
    return failed(failureOf(error, input))
  }
}

/** Refuses a bundle that common readers could not open. */
export const checkedSize = (plan: BundlePlan): Result<BundlePlan, BundleFailure> =>
  plan.expectedBytes > largestBundleBytes
    ? failed({ kind: 'bundle/too-large', bytes: plan.expectedBytes, limit: largestBundleBytes })
    : ok(plan)

/** The plan of a bundle that is laid out. */
export function planOf(laid: LaidOut): BundlePlan {
  const { layout, numbering, notShown, pageBytes } = laid
  const { input, words, title } = layout
  const attachments = attachmentsOf(laid)
  const attached = attachments.reduce((sum, { bytes }) => sum + bytes, 0)
  const exhibits = layout.exhibits.map((item): PlannedExhibit => {
    const reason = notShown[item.rank]
    return {
      exhibitId: item.exhibit.id,
      label: item.label,
      title: item.title,
      ...rangeOf(numbering, item),
      ...(reason && { notShown: notShownText(layout, reason) }),
    }
  })
  const name = words.fileName(title, dayOf(input.madeAt, input.zone))
  return {
    title,
    fileName: safeFileName(`${safeFileName(name, 100)}.pdf`),
    sections: sectionsOf(layout, numbering),
    exhibits,
    pageCount: numbering.pageCount,
    attachments,
    expectedBytes: attached + pageBytes + frameBytes + numbering.pageCount * bytesAPage,
    missingCharacters: [...layout.engine.missing],
  }
}
