import { displayName } from '#shared/core/evidence/display-name.ts'
import { type CustodyEntry, fieldsChanged, subjectsOf } from '#shared/core/journal/custody-log.ts'
import type { Effect } from '#shared/core/journal/effects.ts'
import { recordTitle } from '#shared/core/journal/record-title.ts'
import type { Tombstone } from '#shared/core/trash/purge.ts'
import { formatMoney } from './format.ts'
import { type Locale, messagesOf } from './messages.ts'

type Told = NonNullable<CustodyEntry['told']>

/** Names that a sentence gives; the others are counted. */
const namedAtMost = 3
const nameSigns = 60
/** Sentences that leave open what was changed. */
const saysFields: ReadonlySet<string> = new Set([
  'case-edited',
  'event-edited',
  'exhibit-edited',
  'exhibits-edited',
  'entry-edited',
])

/** What a commit did, in one sentence, as the history of `about` (a case or an exhibit) tells it. */
export function custodySentence(told: Told, about: string, locale: Locale): string {
  const { custody } = messagesOf(locale)
  if (told.purged) return purgeSentence(told.purged, locale)
  const what = changeSentence(told, about, locale)
  const of = told.of.slice(0, namedAtMost).join(', ') + (told.of.length > namedAtMost ? ' …' : '')
  if (told.kind === 'undo') return custody.undone(what, of)
  return told.kind === 'redo' ? custody.redone(what, of) : what
}

function changeSentence({ label, effects }: Told, about: string, locale: Locale): string {
  const { custody } = messagesOf(locale)
  const isAboutIt = (effect: Effect) =>
    effect.id === about || effect.entity === 'case' || effect.entity === 'export'
  // in an exhibit's history an event or entry is told of only because it cites the exhibit, or ceased to
  const citing = effects.find((effect) => citesNow(effect, about) !== undefined)
  if (citing && !effects.some(isAboutIt)) {
    const by = namedRecord(citing, locale)
    return citesNow(citing, about) === true ? custody.cited(by) : custody.noLongerCited(by)
  }
  const subjects = subjectsOf(label, effects)
  const [only, ...others] = subjects
  const isOne = only !== undefined && others.length === 0
  // "changed the parties" would leave open whether one came, went or was corrected
  if (isOne && label === 'parties-edited') return effectSentence(only, locale)
  if (!only || !Object.hasOwn(custody.sentence, label)) {
    const own = effects.filter(({ id }) => id === about)
    const [first, ...rest] = own.length > 0 ? own : effects
    if (first && rest.length === 0) return effectSentence(first, locale)
    return custody.otherSentence(namesOf(own.length > 0 ? own : effects, locale))
  }
  if (label === 'case-received' && only.entity === 'case' && only.after?.origin) {
    const { device, head } = only.after.origin
    return custody.receivedFrom(namesOf(subjects, locale), displayName(device), String(head.seq))
  }
  const sentence = custody.sentence[label](namesOf(subjects, locale))
  const fields = isOne && saysFields.has(label) ? fieldNames(only, locale) : []
  return fields.length > 0 ? custody.withFields(sentence, fields) : sentence
}

function namesOf(effects: readonly Effect[], locale: Locale): string {
  const names = effects.slice(0, namedAtMost).map((effect) => recordName(effect, locale))
  return messagesOf(locale).custody.names(names, effects.length - names.length)
}

/** Whether an event or entry cites an exhibit after a commit; undefined where the commit did not change that. */
function citesNow({ entity, before, after }: Effect, about: string): boolean | undefined {
  if (entity !== 'event' && entity !== 'entry') return undefined
  const cites = (record: typeof after) => record?.exhibitIds.some((id) => id === about) === true
  return cites(before) === cites(after) ? undefined : cites(after)
}

/** One record of a commit and what became of it: `Removed: the exhibit “invoice.pdf”`. */
export function effectSentence(effect: Effect, locale: Locale): string {
  const { custody } = messagesOf(locale)
  const what = namedRecord(effect, locale)
  if (!effect.before) return custody.did.came(what)
  if (!effect.after) return custody.did.went(what)
  const fields = fieldNames(effect, locale)
  const sentence = custody.did.changed(what)
  return fields.length > 0 ? custody.withFields(sentence, fields) : sentence
}

function namedRecord(effect: Effect, locale: Locale): string {
  const { custody } = messagesOf(locale)
  return effect.entity === 'entry'
    ? recordName(effect, locale)
    : custody.named(custody.entity[effect.entity], recordName(effect, locale))
}

/** What a user knows a record by, in quotation marks where it is a name or words. */
export function recordName(effect: Effect, locale: Locale): string {
  const { custody, vocabulary } = messagesOf(locale)
  if (effect.entity === 'entry') {
    const entry = effect.after ?? effect.before
    return entry ? `${vocabulary.entry[entry.kind]} ${formatMoney(entry.amount, locale)}` : custody.unnamed
  }
  return quotedName(recordTitle(effect), locale)
}

function quotedName(title: string, locale: Locale): string {
  const { custody } = messagesOf(locale)
  const name = shortened(displayName(title).trim())
  return custody.quoted(name === '' ? custody.unnamed : name)
}

/** What a record that was deleted for good is known by from then on. */
export function tombstoneName({ entity, title }: Tombstone, locale: Locale): string {
  const { custody } = messagesOf(locale)
  return entity === 'entry'
    ? custody.entity.entry
    : custody.named(custody.entity[entity], quotedName(title, locale))
}

function purgeSentence({ reason, records }: NonNullable<Told['purged']>, locale: Locale): string {
  const { custody } = messagesOf(locale)
  // a case stands for what went with it
  const cases = records.filter(({ entity }) => entity === 'case')
  const named = cases.length > 0 ? cases : records
  const names = named.slice(0, namedAtMost).map((record) => tombstoneName(record, locale))
  const sentence = custody.sentence['trash-purged'](custody.names(names, named.length - names.length))
  return reason === '' ? sentence : custody.because(sentence, displayName(reason))
}

function shortened(name: string): string {
  const signs = Array.from(name)
  return signs.length > nameSigns
    ? `${signs
        .slice(0, nameSigns - 1)
        .join('')
        .trimEnd()}…`
    : name
}

function fieldNames(effect: Effect, locale: Locale): readonly string[] {
  const words: Readonly<Record<string, string>> = messagesOf(locale).custody.field
  return fieldsChanged(effect).flatMap((field) => words[field] ?? [])
}
