import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import { asCaseId } from '#shared/core/ids.ts'
import type { ChainBreak } from '#shared/core/journal/chain.ts'
import type { Anchor } from '#shared/core/ports.ts'
import type { Result } from '#shared/core/result.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { Fact } from '../../ui/fact-list.tsx'

type Printed = Pick<BundleRecord, 'caseId' | 'head' | 'caseRoot'>
type Found = Result<Anchor | 'cancelled', ChainBreak>

/**
 * Whether the journal head that a bundle prints is a row of this program's journal, whose chain is walked to find it, and
 * whether the case's own rows up to there give the root that it prints.
 */
export function AnchorFacts({ record }: { readonly record: Printed }) {
  const words = useText().handover.reopen
  const found = useAnchor(record)
  return (
    <>
      <Fact name={words.anchor}>
        <HeadText found={found} />
      </Fact>
      <Fact name={words.root}>
        <RootText found={found} printed={record.caseRoot} />
      </Fact>
    </>
  )
}

/** Undefined while it is being looked for. */
function useAnchor({ caseId, head }: Printed): Found | undefined {
  const { journal } = useServices()
  const [found, setFound] = useState<Found | undefined>(undefined)
  useEffect(() => {
    const abort = new AbortController()
    const look = async () => {
      const result = await journal.anchor({ hash: head, caseId: asCaseId(caseId) }, abort.signal)
      if (!abort.signal.aborted) setFound(result)
    }
    void look()
    return () => abort.abort()
  }, [journal, caseId, head])
  return found
}

function HeadText({ found }: { readonly found: Found | undefined }) {
  const words = useText().handover.reopen.anchorFound
  if (found === undefined || (found.ok && found.value === 'cancelled')) return words.looking
  if (!found.ok) return words.broken(String(found.failure.seq))
  const { value } = found
  if (value === 'cancelled' || value.seq === undefined) return words.notHere
  return words.here(String(value.seq), String(value.head.seq))
}

function RootText({
  found,
  printed,
}: {
  readonly found: Found | undefined
  readonly printed: string | undefined
}) {
  const { anchorFound, rootFound: words } = useText().handover.reopen
  if (printed === undefined) return words.none
  if (found === undefined || (found.ok && found.value === 'cancelled')) return anchorFound.looking
  const root = found.ok && found.value !== 'cancelled' ? found.value.caseRoot : undefined
  if (root === undefined) return words.notCompared
  if (root === printed) return words.same
  return (
    <Text component="span" role="alert" c="var(--mantine-color-error)">
      {words.differs}
    </Text>
  )
}
