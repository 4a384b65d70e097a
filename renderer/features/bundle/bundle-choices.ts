import type { BundleOptions, ExhibitOrder, ProfileId } from '#shared/bundle/plan/bundle-input.ts'
import type { Language } from '#shared/bundle/ports.ts'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { ExhibitId } from '#shared/core/ids.ts'
import type { CaseRedaction } from '#shared/core/redaction/redaction.ts'
import type { Locale } from '#shared/messages/messages.ts'
import { type PictureLimits, usualPictureLimits } from '#shared/bundle/picture-pack/picture-limits.ts'
import { type NumberingStyle, profileOf } from '#shared/reference/profile.ts'
import { volumePresets } from '#shared/reference/volume-presets.ts'

/** What the user chose for a case's next bundle. What was not touched follows the case. */
export interface BundleChoices {
  readonly profile: ProfileId
  readonly language: Language
  /** Absent: the case's own title. */
  readonly title: string | undefined
  readonly attachOriginals: boolean
  readonly showForm: boolean
  readonly includeChronology: boolean
  /** Absent: the case's order. */
  readonly ownOrder: readonly ExhibitId[] | undefined
  readonly leftOut: ReadonlySet<ExhibitId>
  readonly order: ExhibitOrder
  /** Absent: as the recipient has it. */
  readonly numbering: NumberingStyle | undefined
  /** Of `volumePresets`; absent: as large as readers can open. */
  readonly volumePreset: string | undefined
  readonly maxPages: number | undefined
  readonly keepsNumbers: boolean
  /** Pages that break the rules of PDF/A are made into images. */
  readonly rasterises: boolean
  /** Pictures get fewer pixels on the pages. */
  readonly compacts: boolean
  readonly pictures: PictureLimits
}

/** Where the user's language is simplified Chinese the recipient is most likely in mainland China. */
export const firstChoices = (locale: Locale): BundleChoices => ({
  profile: locale === 'zh-CN' ? 'prc-evidence-list' : 'uk-paginated',
  language: locale,
  title: undefined,
  attachOriginals: true,
  showForm: true,
  includeChronology: true,
  ownOrder: undefined,
  leftOut: new Set(),
  order: 'own',
  numbering: undefined,
  volumePreset: undefined,
  maxPages: undefined,
  keepsNumbers: false,
  rasterises: false,
  compacts: false,
  pictures: usualPictureLimits,
})

/** Every exhibit of the case in the order of the bundle; those added since stand at the end. */
export function inBundleOrder<E extends { readonly id: ExhibitId }>(
  inCase: readonly E[],
  order: readonly ExhibitId[] | undefined,
): readonly E[] {
  if (!order) return inCase
  const rank = new Map(order.map((id, index) => [id, index]))
  const last = order.length
  return inCase.toSorted((a, b) => (rank.get(a.id) ?? last) - (rank.get(b.id) ?? last))
}

/** The order after `id` went to the place of `target`. */
export function movedTo(
  order: readonly ExhibitId[],
  id: ExhibitId,
  target: ExhibitId | undefined,
): readonly ExhibitId[] {
  const from = order.indexOf(id)
  const to = target === undefined ? -1 : order.indexOf(target)
  return from < 0 || to < 0 ? order : order.filter((one) => one !== id).toSpliced(to, 0, id)
}

/** The request that these choices make. */
export const optionsFrom = (
  choices: BundleChoices,
  caseTitle: string,
  ordered: readonly { readonly id: ExhibitId }[],
  last?: Pick<BundleExport, 'exhibitIds' | 'numbers'>,
  redaction?: CaseRedaction,
): BundleOptions => ({
  profile: choices.profile,
  language: choices.language,
  title: choices.title?.trim() || caseTitle,
  attachOriginals: choices.attachOriginals,
  showForm: choices.showForm,
  includeChronology: choices.includeChronology,
  exhibitIds: ordered.flatMap(({ id }) => (choices.leftOut.has(id) ? [] : [id])),
  ...(choices.order !== 'own' && { order: choices.order }),
  ...(choices.numbering && { numbering: choices.numbering }),
  ...volumesOf(choices),
  ...(choices.rasterises && { foreignPages: 'rasterise' as const }),
  ...(profileOf(choices.profile).encoding === 'image-pack' && { pictures: choices.pictures }),
  ...(redaction?.isOn && { redaction: { kept: redaction.kept, added: redaction.added } }),
  ...(choices.compacts && { compactImages: true }),
  ...(choices.keepsNumbers && last?.numbers && { keepNumbersOf: numbersOf(last) }),
})

function volumesOf({ volumePreset, maxPages }: BundleChoices): Pick<BundleOptions, 'volumes'> {
  const maxBytes = volumePresets.find(({ id }) => id === volumePreset)?.bytes
  if (maxBytes === undefined && maxPages === undefined) return {}
  return {
    volumes: { ...(maxBytes !== undefined && { maxBytes }), ...(maxPages !== undefined && { maxPages }) },
  }
}

const numbersOf = ({ exhibitIds, numbers = [] }: Pick<BundleExport, 'exhibitIds' | 'numbers'>) =>
  exhibitIds.flatMap((exhibitId, index) => {
    const number = numbers[index]
    return number === undefined ? [] : [{ exhibitId, number }]
  })
