import { useEffect, useState } from 'react'
import type { ChainBreak } from '#shared/core/journal/chain.ts'
import type { Anchor } from '#shared/core/ports.ts'
import type { Result } from '#shared/core/result.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'

/** Whether the journal head that a bundle prints is a row of this program's journal, whose chain is walked to find it. */
export function AnchorText({ hash }: { readonly hash: string }) {
  const words = useText().handover.reopen.anchorFound
  const { journal } = useServices()
  const [found, setFound] = useState<Result<Anchor | 'cancelled', ChainBreak> | undefined>(undefined)
  useEffect(() => {
    const abort = new AbortController()
    const look = async () => {
      const result = await journal.anchor(hash, abort.signal)
      if (!abort.signal.aborted) setFound(result)
    }
    void look()
    return () => abort.abort()
  }, [journal, hash])
  if (found === undefined || (found.ok && found.value === 'cancelled')) return words.looking
  if (!found.ok) return words.broken(String(found.failure.seq))
  const { value } = found
  if (value === 'cancelled' || value.seq === undefined) return words.notHere
  return words.here(String(value.seq), String(value.head.seq))
}
