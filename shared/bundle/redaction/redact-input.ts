import type { Cover } from '#shared/core/redaction/covers.ts'
import { coversOf, uncovered } from '#shared/core/redaction/covers.ts'
import { foldedText } from '#shared/core/redaction/folded-text.ts'
import { type Hider, hiderOf } from '#shared/core/redaction/hider.ts'
import { mapStrings, stringsIn } from '#shared/core/redaction/map-strings.ts'
import { findPersonalData, type PersonalDatum } from '#shared/core/redaction/personal-data.ts'
import type { BundleInput, GivenExhibit } from '../plan/bundle-input.ts'
import { type BundlePorts, Cancelled, type RunOptions } from '../ports.ts'
import type {
  AppliedRedaction,
  ExhibitRedaction,
  PersonalFinding,
  PersonalPlace,
} from './applied-redaction.ts'
import { pageCovers } from './redact-page.ts'
import { searchExhibit, type SearchedExhibit } from './search-exhibit.ts'

/** Printed nowhere. */
const unprinted = new Set(['note'])

/** Texts that stand together, and where. */
interface Unit {
  readonly place: PersonalPlace
  readonly texts: readonly string[]
}

/**
 * The same case without what is to be hidden: every text of it, of its exhibits and of what was read in them. Originals
 * stay out. The input itself where nothing is to be hidden. @throws Cancelled, SourceError.
 */
export async function redactedInput(
  input: BundleInput,
  ports: Pick<BundlePorts, 'recoder' | 'rasteriser'> & Partial<Pick<BundlePorts, 'crypto' | 'deflate'>>,
  run: RunOptions,
): Promise<BundleInput> {
  const choice = input.options.redaction
  if (!choice || input.redaction) return input
  const searched: SearchedExhibit[] = []
  for (const given of input.exhibits) {
    if (run.cancel.aborted) throw new Cancelled()
    run.onProgress({ step: 'reading', done: searched.length, total: input.exhibits.length })
    searched.push(await searchExhibit(given, ports, run))
  }
  const found = foundIn(unitsOf(input, searched))
  const kept = new Set(choice.kept)
  const own = choice.added.map((text): PersonalDatum => ({
    kind: 'own',
    value: foldedText(text).folded,
    text,
  }))
  const hider = hiderOf([
    ...found.map(({ value }) => value).filter((value) => !kept.has(value)),
    ...own.map(({ value }) => value),
  ])
  const findings = [
    ...found.map((one): PersonalFinding => ({ ...one, isHidden: !kept.has(one.value) })),
    ...own.map((one): PersonalFinding => ({
      ...one,
      isHidden: true,
      places: placesOf(one, input, searched),
    })),
  ]
  const exhibits = []
  for (const [index, given] of input.exhibits.entries())
    exhibits.push(await redactedExhibit(given, searched[index], hider))
  const redaction: AppliedRedaction = {
    hider,
    findings,
    unread: input.exhibits.flatMap(({ exhibit }, index) => (searched[index]?.isUnread ? [exhibit.id] : [])),
    placesRemoved: input.exhibits.filter(({ exhibit }) => exhibit.original.capture.latitude !== undefined)
      .length,
    exhibits: new Map(exhibits.map(({ given, applied }) => [given.exhibit.id, applied])),
  }
  const { hide } = hider
  return {
    ...input,
    case: { ...mapStrings(input.case, hide), redactions: [] },
    parties: mapStrings(input.parties, hide),
    events: mapStrings(input.events, hide),
    entries: mapStrings(input.entries, hide),
    options: { ...input.options, title: hide(input.options.title), attachOriginals: false },
    exhibits: exhibits.map(({ given }) => given),
    redaction,
  }
}

async function redactedExhibit(given: GivenExhibit, searched: SearchedExhibit | undefined, hider: Hider) {
  const covers = new Map<number, readonly Cover[]>()
  for (const [index, page] of (searched?.pages ?? []).entries())
    if (searched && pageCovers(page, hider).length > 0)
      cover(covers, index, pageCovers(await searched.exactly(index), hider))
  given.recognised?.pages.forEach((page, index) => cover(covers, index, coversOf(page, hider)))
  const { exhibit, recognised } = given
  const { latitude: _, longitude: __, ...capture } = exhibit.original.capture
  const shown = mapStrings({ ...exhibit, original: { ...exhibit.original, capture } }, hider.hide)
  const read = recognised && {
    ...recognised,
    pages: recognised.pages.map((page, index) => uncovered(page, covers.get(index) ?? [])),
  }
  const inFields = stringsIn(exhibit, unprinted).filter((text) => hider.hide(text) !== text).length
  const inTexts = hider.rangesIn(searched?.texts ?? []).reduce((sum, ranges) => sum + ranges.length, 0)
  const applied: ExhibitRedaction = { covers, textPlaces: inFields + inTexts }
  return { given: { ...given, exhibit: shown, ...(read && { recognised: read }) }, applied }
}

function cover(covers: Map<number, readonly Cover[]>, page: number, more: readonly Cover[]): void {
  if (more.length > 0) covers.set(page, [...(covers.get(page) ?? []), ...more])
}

function unitsOf(input: BundleInput, searched: readonly SearchedExhibit[]): readonly Unit[] {
  const { redactions: _, ...about } = input.case
  const each = (kind: 'parties' | 'timeline' | 'payments', values: readonly unknown[]): readonly Unit[] =>
    stringsIn(values, unprinted).map((text) => ({ place: { kind }, texts: [text] }))
  return [
    ...stringsIn([about, input.options.title], unprinted).map((text): Unit => ({
      place: { kind: 'case' },
      texts: [text],
    })),
    ...each('parties', input.parties),
    ...each('timeline', input.events),
    ...each('payments', input.entries),
    ...input.exhibits.flatMap(({ exhibit, recognised }, index): readonly Unit[] => {
      const { texts = [], pages = [] } = searched[index] ?? {}
      const place = { kind: 'exhibit', exhibitId: exhibit.id } as const
      const hasPages = pages.length > 1 || (recognised?.pages.length ?? 0) > 1
      const onPage = (page: number) => (hasPages ? { ...place, page: page + 1 } : place)
      return [
        ...stringsIn(exhibit, unprinted).map((text) => ({ place, texts: [text] })),
        ...texts.map((text) => ({ place, texts: [text] })),
        ...pages.map(({ texts: written }, page) => ({
          place: onPage(page),
          texts: written.map(({ text }) => text),
        })),
        ...(recognised?.pages ?? []).map(({ lines }, page) => ({
          place: onPage(page),
          texts: lines.map(({ text }) => text),
        })),
      ]
    }),
  ]
}

/** Texts of a page are pieces of lines: searched each for itself, set tight, and with spaces between them. */
function foundIn(units: readonly Unit[]): readonly Omit<PersonalFinding, 'isHidden'>[] {
  const found = new Map<string, PersonalDatum & { readonly places: PersonalPlace[] }>()
  for (const { place, texts } of units) {
    const readings = texts.length > 1 ? [...texts, texts.join(''), texts.join(' ')] : texts
    for (const datum of readings.flatMap(findPersonalData)) {
      const known = found.get(datum.value)
      if (!known) found.set(datum.value, { ...datum, places: [place] })
      else if (!known.places.some((one) => isSame(one, place))) known.places.push(place)
    }
  }
  return [...found.values()]
}

function placesOf(
  { value }: PersonalDatum,
  input: BundleInput,
  searched: readonly SearchedExhibit[],
): readonly PersonalPlace[] {
  const { leakIn } = hiderOf([value])
  const places = unitsOf(input, searched).flatMap(({ place, texts }) =>
    leakIn(texts.join('')) ? [place] : [],
  )
  return places.filter((place, index) => places.findIndex((one) => isSame(one, place)) === index)
}

const isSame = (a: PersonalPlace, b: PersonalPlace): boolean => JSON.stringify(a) === JSON.stringify(b)
