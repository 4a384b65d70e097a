import { displayName } from '#shared/core/evidence/display-name.ts'
import type { ExhibitProblem } from '#shared/core/evidence/exhibit.ts'
import { assertNever } from '#shared/core/result.ts'
import type { Messages } from '#shared/messages/messages.ts'

/** What is wrong with an original, in a sentence. */
export function problemSentence(problem: ExhibitProblem, text: Messages): string {
  const words = text.evidence.problem
  switch (problem.kind) {
    case 'empty':
      return words.empty
    case 'damaged':
      return words.damaged[problem.detail]
    case 'encrypted':
      return words.encrypted
    case 'too-large-to-show':
      return words.tooLarge(Math.round(problem.pixels / 1e6))
    case 'unsupported-type':
      return words.unsupported
    case 'extension-mismatch':
      return problem.found === 'application/octet-stream'
        ? words.mismatchUnknown(displayName(problem.extension))
        : words.mismatch(displayName(problem.extension), problem.found)
    default:
      return assertNever(problem, 'problem sentence')
  }
}
