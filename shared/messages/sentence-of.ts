import type { Failure } from '#shared/core/failure.ts'
import type { Messages } from './messages.ts'

/** The sentence that tells a person what went wrong and what to do. */
export function sentenceOf(failure: Failure, text: Messages): string {
  // each sentence takes its own kind; the compiler cannot see that kind and sentence come from the same failure
  const sentence = text.failures[failure.kind] as (failure: Failure) => string
  return sentence(failure)
}
