import { foldedText } from './folded-text.ts'
import { isBankCard, isIdentityNumber, isMobileNumber } from './number-rules.ts'

/** Kinds of personal data that are found; `own`: a text that the user gave. */
export const personalKinds = [
  'identity-number',
  'mobile-number',
  'bank-card',
  'email-address',
  'own',
] as const
export type PersonalKind = (typeof personalKinds)[number]

/** Something personal in a text. */
export interface PersonalDatum {
  readonly kind: PersonalKind
  /** Folded: the same for every way of writing it. */
  readonly value: string
  /** As it is written where it was found. */
  readonly text: string
}

/** Digits with at most one space or hyphen between two, and the X with which an identity number may end. */
const numbers = /\d(?:[ \-\u2010-\u2015]?\d)*(?:[ -]?[Xx](?![A-Za-z]))?/g
const address = /[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/g
/** Hashes, tokens, keys: digits in them are nobody's number. */
const longToken = /(?=[0-9]*[A-Za-z][0-9]*[A-Za-z][0-9]*[A-Za-z])[0-9A-Za-z]{24,}/g
/** How people group the digits of a telephone number and of a bank card. */
const phoneGroups = new Set(['11', '3-4-4', '3-3-5'])
const cardGroups = /^(?:1[5-9]|4-4-4-4(?:-[1-3])?|6-1[03]|4-6-5)$/
const mostGroups = 6

/** Identity numbers, mobile numbers, bank cards and e-mail addresses in a text, each once. */
export function findPersonalData(text: string): readonly PersonalDatum[] {
  const plain = text.normalize('NFKC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
  const found = new Map<string, PersonalDatum>()
  const note = (kind: PersonalKind, written: string) => {
    const value = foldedText(written).folded
    if (!found.has(value)) found.set(value, { kind, value, text: written })
  }
  for (const [written] of plain.matchAll(address)) note('email-address', written)
  for (const [run] of plain.replace(longToken, ' ').matchAll(numbers)) {
    const groups = run.split(/[ \-\u2010-\u2015]/)
    for (let from = 0; from < groups.length; from++)
      for (let to = from + 1; to <= Math.min(groups.length, from + mostGroups); to++) {
        const some = groups.slice(from, to)
        const kind = kindOf(some)
        if (kind) note(kind, kind === 'mobile-number' ? some.join('').slice(-11) : some.join(' '))
      }
  }
  return [...found.values()]
}

function kindOf(groups: readonly string[]): PersonalKind | undefined {
  const digits = groups.join('').toUpperCase()
  const lengths = groups.map(({ length }) => length).join('-')
  if (isIdentityNumber(digits)) return 'identity-number'
  const national = digits.replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (isMobileNumber(national) && (groups.length === 1 || phoneGroups.has(lengths) || national !== digits))
    return 'mobile-number'
  return cardGroups.test(lengths) && isBankCard(digits) ? 'bank-card' : undefined
}
