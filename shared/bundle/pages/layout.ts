import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { RecognisedText } from '#shared/core/evidence/recognised-text.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { sortKeyOf } from '#shared/core/timeline/event.ts'
import { type Locale, messagesOf } from '#shared/messages/messages.ts'
import { type NumberingStyle, type Profile, profileOf } from '#shared/reference/profile.ts'
import { largestFileBytes } from '#shared/reference/volume-presets.ts'
import { type Faces, facesOf } from '../paginate/face.ts'
import type { BundleInput, BundleOptions } from '../plan/bundle-input.ts'
import type { Conformance } from '../plan/conformance.ts'
import { exhibitNumbers } from '../plan/exhibit-numbers.ts'
import { type Numbering, volumeOf } from '../plan/numbering.ts'
import { issueOf, orderedExhibits } from '../plan/exhibit-order.ts'
import type { ByteSource, Language, PageRasteriser } from '../ports.ts'
import type { TextEngine } from '../text/text-engine.ts'
import { attachmentName, extensionOf } from './attachment-name.ts'

type Messages = ReturnType<typeof messagesOf>

/** An exhibit with the names under which it goes through the bundle. */
export interface LaidExhibit {
  /** Counts from 0. */
  readonly rank: number
  /** As it is printed and cited: `3`, `C`, `2-1`, `12A`. */
  readonly number: string
  readonly exhibit: Exhibit
  readonly source: ByteSource
  /** Opens it for its pages. */
  readonly password?: string
  /** What a machine read in its pictures. */
  readonly recognised?: RecognisedText | undefined
  readonly label: string
  readonly title: string
  /** Name of the attached original, unique; also names it in the list when originals are not attached. */
  readonly fileName: string
  /** Where the original goes. `not-accepted`: the recipient's system takes no files of its ending. */
  readonly carried: 'inside' | 'beside' | 'left-out' | 'not-accepted'
}

/** How exhibits are numbered: as the user chose, else in groups where they stand by issue and the recipient knows groups. */
export function styleOf({ numbering }: Profile, { numbering: chosen, order }: BundleOptions): NumberingStyle {
  if (chosen && numbering.styles.includes(chosen)) return chosen
  return order === 'issue' && numbering.styles.includes('groups')
    ? 'groups'
    : (numbering.styles[0] ?? 'numbers')
}

/** An original that alone is larger than a file may be lies beside the PDF. */
function carriedBy(profile: Profile, options: BundleOptions, { original }: Exhibit): LaidExhibit['carried'] {
  const { limits, encoding } = profile
  // an original tells everything that its pages hide
  if (options.redaction) return 'left-out'
  if (encoding === 'list-only' || encoding === 'image-pack') return 'left-out'
  if (limits.extensions && !limits.extensions.includes(extensionOf(original))) return 'not-accepted'
  if (encoding === 'split-exhibits') return 'beside'
  if (!options.attachOriginals) return 'left-out'
  const most = Math.min(options.volumes?.maxBytes ?? largestFileBytes, largestFileBytes)
  return original.bytes > most - Math.min(roomForPages, most / 20) ? 'beside' : 'inside'
}

/** What pages, fonts and index take beside an original that just fits. */
const roomForPages = 64 * 1024 * 1024

/** Everything that the pages are drawn from, but for the page numbers. */
export interface Layout {
  readonly input: BundleInput
  readonly profile: Profile
  readonly language: Language
  readonly locale: Locale
  readonly words: Messages['pdf']
  readonly terms: Messages['vocabulary']
  readonly faces: Faces
  readonly engine: TextEngine
  readonly title: string
  readonly exhibits: readonly LaidExhibit[]
  /** Known once the exhibits are opened. */
  readonly conformance?: Conformance
  /** Pictures that have fewer pixels on the pages than their originals. */
  readonly compactedImages?: number
  /** Makes images of pages on which something is covered, and of those that break archival rules where the user wants it. */
  readonly rasteriser?: PageRasteriser
  /** Oldest first. */
  readonly events: readonly CaseEvent[]
  readonly partyOf: (id: string) => Party | undefined
  readonly exhibitOf: (id: string) => LaidExhibit | undefined
  readonly eventsCiting: (exhibitId: string) => readonly CaseEvent[]
}

/** Hong Kong reads the words of Taiwan in its own glyphs. */
const localeOf = (language: Language): Locale => (language === 'zh-HK' ? 'zh-TW' : language)

/** Gathers what all pages share. */
export function layoutOf(
  input: BundleInput,
  engine: TextEngine,
  beside: ReadonlySet<string> = new Set(),
): Layout {
  const { language, profile } = input.options
  const locale = localeOf(language)
  const { pdf: words, vocabulary: terms } = messagesOf(locale)
  const recipient = profileOf(profile)
  const ordered = orderedExhibits(input, input.options.order)
  const numbers = exhibitNumbers(
    ordered.map(({ exhibit }) => ({ id: exhibit.id, issue: issueOf(exhibit) })),
    styleOf(recipient, input.options),
    new Map((input.options.keepNumbersOf ?? []).map(({ exhibitId, number }) => [exhibitId, number])),
  )
  const exhibits = ordered.map(({ exhibit, source, password, recognised }, rank): LaidExhibit => {
    const named = exhibit.title.trim() === '' ? exhibit.original.name : exhibit.title
    const number = numbers[rank] ?? ''
    return {
      rank,
      number,
      exhibit,
      source,
      ...(password !== undefined && { password }),
      ...(recognised && { recognised }),
      label:
        recipient.numbering.prefix === 'exhibit' ? words.exhibitLabel(number) : words.attachmentLabel(number),
      title: displayName(named.trim()),
      fileName: attachmentName(number, exhibit, recipient.limits),
      carried: beside.has(exhibit.id) ? 'beside' : carriedBy(recipient, input.options, exhibit),
    }
  })
  const events = input.events.toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1))
  const parties = new Map<string, Party>(input.parties.map((party) => [party.id, party]))
  const byId = new Map<string, LaidExhibit>(exhibits.map((item) => [item.exhibit.id, item]))
  const citing = new Map<string, CaseEvent[]>()
  for (const event of events) {
    for (const id of event.exhibitIds) {
      const known = citing.get(id)
      if (known) known.push(event)
      else citing.set(id, [event])
    }
  }
  const given = input.options.title.trim()
  return {
    input,
    profile: recipient,
    language,
    locale,
    words,
    terms,
    faces: facesOf(language),
    engine,
    title: displayName(given === '' ? input.case.title : given),
    exhibits,
    events,
    partyOf: (id) => parties.get(id),
    exhibitOf: (id) => byId.get(id),
    eventsCiting: (id) => citing.get(id) ?? [],
  }
}

/** Pages of an exhibit (from 0) on which something is covered. */
export const coveredPages = (
  { input }: Pick<Layout, 'input'>,
  { exhibit }: LaidExhibit,
): ReadonlySet<number> => new Set(input.redaction?.exhibits.get(exhibit.id)?.covers.keys())

/** Those that stand in this volume, or that its file lists where no exhibit stands in it. */
export const exhibitsOf = (
  { exhibits }: Pick<Layout, 'exhibits'>,
  numbering: Pick<Numbering, 'volume' | 'volumes'>,
): readonly LaidExhibit[] => {
  const { from, until } = volumeOf(numbering)
  return exhibits.slice(from, until)
}

/** What to call a party: its legal name, else the one people know it by. */
export const nameOf = (party: Party | undefined): string | undefined => {
  const name = party?.name.trim() === '' ? party.brand.trim() : party?.name.trim()
  return name === undefined || name === '' ? undefined : displayName(name)
}
