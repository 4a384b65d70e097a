import { webcrypto } from 'node:crypto'
import { openSigner } from '#shared/bundle/security/open-signer.ts'
import { CannotSign } from '#shared/bundle/security/signing-trouble.ts'
import { timestampIn } from '#shared/handover/timestamp/answer.ts'
import { p12Password } from '../bundle/security/test-keys.ts'

/** A file of keys, as it is opened to sign with. @throws what is no refusal. */
export async function throughTheKeys(bytes: Uint8Array): Promise<void> {
  try {
    await openSigner(webcrypto.subtle, bytes, p12Password, '2026-01-01T00:00:00.000Z')
  } catch (error) {
    if (error instanceof CannotSign) return
    throw error
  }
}

/** An authority's answer to a request for a time stamp. @throws when it throws at all. */
export function throughTheStamp(bytes: Uint8Array): void {
  timestampIn(bytes, 'answer.tsr', 'a'.repeat(64))
}
