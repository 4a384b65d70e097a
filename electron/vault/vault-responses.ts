import type { Sha256 } from '#shared/core/ids.ts'
import type { Vault } from '#shared/core/ports.ts'
import type { VaultFailure } from '#shared/core/failure.ts'
import type { Result } from '#shared/core/result.ts'
import { byteRangeOf } from '../byte-range.ts'

/** An open range is answered with at most so much; whoever wants more asks again. */
const mostBytes = 8 * 1024 * 1024

export interface OriginalRequest {
  readonly sha256: Sha256
  readonly range: string | null
}

/**
 * Answers ranges of originals from the second copy. What is served was compared with its hash, whole, since this program
 * started: a range alone cannot be.
 */
export function vaultResponses(open: () => Promise<Result<Vault, VaultFailure>>) {
  const whole = new Map<Sha256, Promise<boolean>>()
  const isWhole = (vault: Vault, sha256: Sha256): Promise<boolean> => {
    const known = whole.get(sha256)
    if (known) return known
    const checking = vault.check(sha256, { aborted: false }).then(({ ok }) => {
      // what could not be read now may be there again later
      if (!ok) whole.delete(sha256)
      return ok
    })
    whole.set(sha256, checking)
    return checking
  }
  return async ({ sha256, range }: OriginalRequest): Promise<Response> => {
    // somebody's file is data: only those who ask for a part of one are readers of data
    if (range === null) return new Response(null, { status: 403 })
    const vault = await open()
    if (!vault.ok) return new Response(null, { status: 503 })
    if (!(await isWhole(vault.value, sha256))) return new Response(null, { status: 404 })
    const size = await vault.value.sizeOf(sha256)
    const bytes = (size.ok && size.value) || 0
    const asked = byteRangeOf(range, bytes) ?? { first: 0, last: bytes - 1 }
    if (asked === 'unsatisfiable')
      return new Response(null, { status: 416, headers: { 'content-range': `bytes */${bytes}` } })
    const last = Math.min(asked.last, asked.first + mostBytes - 1)
    const read = await vault.value.read(sha256, asked.first, last - asked.first + 1)
    if (!read.ok) return new Response(null, { status: 503 })
    return new Response(new Uint8Array(read.value), {
      status: 206,
      headers: {
        'content-type': 'application/octet-stream',
        'content-length': String(read.value.length),
        'content-range': `bytes ${asked.first}-${last}/${bytes}`,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
      },
    })
  }
}
