import { failed, ok, type Result } from '../result.ts'
import type { PersonalKind } from './personal-data.ts'
import { foldedText } from './folded-text.ts'

/** What is hidden in bundles of a case for one form of recipient. Kept with the case. */
export interface CaseRedaction {
  /** The recipient's form. */
  readonly profile: string
  /** Personal data that is found is hidden. */
  readonly isOn: boolean
  /** Folded values that were found and stay visible all the same. */
  readonly kept: readonly string[]
  /** Texts that the user wants hidden beside what is found. */
  readonly added: readonly string[]
}

/** How a bundle hides: part of its options. */
export type RedactionChoice = Pick<CaseRedaction, 'kept' | 'added'>

/** How many different things of a kind an export hid. */
export interface HiddenCount {
  readonly kind: PersonalKind
  readonly count: number
}

/** Those of the case for this recipient; else what the recipient's form proposes. */
export const redactionFor = (
  all: readonly CaseRedaction[] = [],
  profile: string,
  isProposed: boolean,
): CaseRedaction =>
  all.find((one) => one.profile === profile) ?? { profile, isOn: isProposed, kept: [], added: [] }

/** The list with this one in place of the one for the same recipient. */
export const withRedaction = (
  all: readonly CaseRedaction[] = [],
  redaction: CaseRedaction,
): readonly CaseRedaction[] => [...all.filter(({ profile }) => profile !== redaction.profile), redaction]

export type OwnTextProblem = 'too-short' | 'known'

/** Fewer letters or digits stand in too much else: page numbers, dates, hashes. */
const leastHan = 2
const leastLetters = 4
const leastHexadecimal = 9

/** A text that the user wants hidden, as it is kept. */
export function ownText(text: string, known: readonly string[]): Result<string, OwnTextProblem> {
  const trimmed = text.trim()
  const { folded } = foldedText(trimmed)
  const least = /^[0-9a-f]*$/.test(folded)
    ? leastHexadecimal
    : /[^\u0000-\u024f]/.test(folded)
      ? leastHan
      : leastLetters
  if (folded.length < least) return failed('too-short')
  return known.some((one) => foldedText(one).folded === folded) ? failed('known') : ok(trimmed)
}
