import type { BundleRecord, RecordedExhibit } from '#shared/core/evidence/bundle-record.ts'
import type { LaidExhibit, Layout } from '../pages/layout.ts'
import { rangeOf } from '../pages/index-sheets.ts'
import type { BundleOptions } from '../plan/bundle-input.ts'
import type { LaidOut } from '../plan/lay-out.ts'
import { volumeOfRank } from '../plan/numbering.ts'

/** What a laid-out bundle is, for programs: what is printed and how it was asked for, never a private note. */
export const recordOf = ({ layout, numbering }: LaidOut): BundleRecord =>
  recordFrom(layout, { pages: numbering.pageCount, volumes: numbering.volumes.length }, (item) => ({
    ...rangeOf(numbering, item),
    volume: Math.max(1, volumeOfRank(numbering, item.rank)),
  }))

/** The same where places are known otherwise. */
export const recordFrom = (
  { input, title, exhibits }: Layout,
  counts: Pick<BundleRecord, 'pages' | 'volumes'>,
  placeOf: (item: LaidExhibit) => Pick<RecordedExhibit, 'firstPage' | 'lastPage' | 'volume'>,
): BundleRecord => ({
  v: 1,
  caseId: input.case.id,
  title,
  madeAt: input.madeAt,
  producer: input.producer,
  head: input.head.hash,
  caseRoot: input.caseRoot,
  options: recordedOptions(input.asked ?? input.options),
  ...counts,
  exhibits: exhibits.map((item): RecordedExhibit => {
    const { number, fileName, carried, exhibit } = item
    const { sha256, bytes } = exhibit.original
    return { id: exhibit.id, number, title: item.title, fileName, sha256, bytes, carried, ...placeOf(item) }
  }),
})

/** The choices under names of their own; those that were not made are absent. Which exhibits were chosen is in the list. */
function recordedOptions(options: BundleOptions): BundleRecord['options'] {
  const { profile, language, attachOriginals, showForm, includeChronology } = options
  const { order = 'own', numbering, volumes = {}, foreignPages, compactImages } = options
  const { isEncrypted, keepNumbersOf, pictures, redaction } = options
  return {
    profile,
    language,
    attachOriginals,
    showForm,
    includeChronology,
    order,
    ...(numbering && { numbering }),
    ...volumes,
    ...(foreignPages === 'rasterise' && { foreignPages }),
    ...(compactImages && { compactImages }),
    ...(pictures && {
      pictureSidePx: pictures.maxSidePx,
      pictureBytes: pictures.maxBytes,
      ...(pictures.maxCount !== undefined && { pictureCount: pictures.maxCount }),
    }),
    ...(redaction && { hidesPersonalData: true }),
    ...(isEncrypted && { isEncrypted }),
    ...(keepNumbersOf && { keepsNumbers: true }),
  }
}
