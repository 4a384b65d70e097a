import type { RuleFailure } from '#shared/core/failure.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../i18n/locale.tsx'

/** The sentence for a form field, when one of the failures is about it. */
export function useRuleSentence(failures: readonly RuleFailure[]) {
  const text = useText()
  return (field: string): string | undefined => {
    const failure = failures.find((one) => 'field' in one && one.field === field)
    return failure && sentenceOf(failure, text)
  }
}
