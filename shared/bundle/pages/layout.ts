import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { sortKeyOf } from '#shared/core/timeline/event.ts'
import { type Locale, messagesOf } from '#shared/messages/messages.ts'
import { type Profile, profileOf } from '#shared/reference/profile.ts'
import { type Faces, facesOf } from '../paginate/face.ts'
import type { BundleInput } from '../plan/bundle-input.ts'
import type { ByteSource, Language } from '../ports.ts'
import type { TextEngine } from '../text/text-engine.ts'
import { attachmentName } from './attachment-name.ts'

type Messages = ReturnType<typeof messagesOf>

/** An exhibit with the names under which it goes through the bundle. */
export interface LaidExhibit {
  /** Counts from 0; the number in the label is one more. */
  readonly rank: number
  readonly exhibit: Exhibit
  readonly source: ByteSource
  readonly label: string
  readonly title: string
  /** Name of the attached original, unique; also names it in the list when originals are not attached. */
  readonly fileName: string
}

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
  /** Oldest first. */
  readonly events: readonly CaseEvent[]
  readonly partyOf: (id: string) => Party | undefined
  readonly exhibitOf: (id: string) => LaidExhibit | undefined
  readonly eventsCiting: (exhibitId: string) => readonly CaseEvent[]
}

/** Hong Kong reads the words of Taiwan in its own glyphs. */
const localeOf = (language: Language): Locale => (language === 'zh-HK' ? 'zh-TW' : language)

/** Gathers what all pages share. */
export function layoutOf(input: BundleInput, engine: TextEngine): Layout {
  const { language, profile } = input.options
  const locale = localeOf(language)
  const { pdf: words, vocabulary: terms } = messagesOf(locale)
  const exhibits = input.exhibits.map(({ exhibit, source }, rank): LaidExhibit => {
    const named = exhibit.title.trim() === '' ? exhibit.original.name : exhibit.title
    return {
      rank,
      exhibit,
      source,
      label: words.exhibitLabel(rank + 1),
      title: displayName(named.trim()),
      fileName: attachmentName(rank + 1, exhibit),
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
    profile: profileOf(profile),
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

/** What to call a party: its legal name, else the one people know it by. */
export const nameOf = (party: Party | undefined): string | undefined => {
  const name = party?.name.trim() === '' ? party.brand.trim() : party?.name.trim()
  return name === undefined || name === '' ? undefined : displayName(name)
}
