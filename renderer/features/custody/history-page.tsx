import { Paper } from '@mantine/core'
import type { CaseId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ChainButton, ChainResult } from './chain-check.tsx'
import { CustodyList } from './custody-list.tsx'
import { useChainCheck } from './use-chain-check.ts'
import { useCustodyLog } from './use-custody-log.ts'

/** Entries shown at once. */
const pageSize = 50

/** Everything that was done to a case, and the check that nobody changed the record of it. */
export function HistoryPage({ caseId }: { readonly caseId: CaseId }) {
  const text = useText().custody
  const log = useCustodyLog(caseId, pageSize)
  const check = useChainCheck()
  return (
    <>
      <PageHeader title={text.title} description={text.description} actions={<ChainButton check={check} />} />
      <ChainResult check={check} />
      <Paper withBorder p="md">
        <CustodyList log={log} about={caseId} />
      </Paper>
    </>
  )
}
