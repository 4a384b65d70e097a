import { displayName } from '#shared/core/evidence/display-name.ts'
import type { BundleFailure } from '#shared/core/failure.ts'
import { asSha256 } from '#shared/core/ids.ts'
import { Cancelled, SourceError } from '../ports.ts'
import { PasswordRefused } from '../security/open-seals.ts'
import { CannotSign } from '../security/signing-trouble.ts'
import { OriginalAltered } from '../write/original-altered.ts'
import type { BundleInput } from './bundle-input.ts'

/** The failure that a thrown thing stands for; a bug is thrown on. */
export function failureOf(error: unknown, { exhibits }: BundleInput): BundleFailure {
  if (error instanceof Cancelled) return { kind: 'bundle/cancelled' }
  if (error instanceof OriginalAltered) {
    const { fileName, expected, found } = error
    return { kind: 'bundle/original-altered', fileName, expected: asSha256(expected), found }
  }
  if (error instanceof SourceError) {
    const { sourceId, detail } = error
    const from = exhibits.find(({ source }) => sourceId === source.id || sourceId.startsWith(`${source.id}/`))
    const fileName = from ? displayName(from.exhibit.original.name) : sourceId
    return { kind: 'bundle/original-unreadable', fileName, detail }
  }
  if (error instanceof CannotSign)
    return { kind: 'bundle/cannot-sign', reason: error.reason, detail: error.detail }
  if (error instanceof PasswordRefused) return { kind: 'bundle/password-refused' }
  throw error
}
