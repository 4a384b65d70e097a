import { Button, Stack } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { Case } from '#shared/core/cases/case.ts'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { Tell } from '#shared/core/ports.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices, useWatched } from '../../services.tsx'
import { caseHref } from '../../ui/case-href.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { CaseFilePanel } from './case-file-panel.tsx'
import { PackHistory } from './pack-history.tsx'
import { PackPanel } from './pack-panel.tsx'

/** What a case is handed over in: the lawyer pack, and the packs that went out. */
export function HandoverPage({ caseId }: { readonly caseId: CaseId }) {
  const words = useText().pack.page
  const services = useServices()
  const found = useWatched(
    useCallback((tell: Tell<Case | undefined>) => services.cases.watch(caseId, tell), [caseId, services]),
  )
  const exhibits = useWatched(
    useCallback(
      (tell: Tell<readonly Exhibit[]>) => services.exhibits.watchCase(caseId, tell),
      [caseId, services],
    ),
  )
  const exports = useWatched(
    useCallback(
      (tell: Tell<readonly BundleExport[]>) => services.exports.watchCase(caseId, tell),
      [caseId, services],
    ),
  )
  if (!found || !exhibits || !exports) return null
  return (
    <>
      <PageHeader title={words.title} description={words.description} />
      <Stack gap="lg">
        {exhibits.length === 0 ? (
          <EmptyState
            title={words.noExhibits}
            icon={<IconPackageExport size={26} />}
            actions={
              <Button component="a" href={caseHref(caseId, 'evidence')}>
                {words.toEvidence}
              </Button>
            }
          >
            {words.noExhibitsBody}
          </EmptyState>
        ) : (
          <PackPanel caseId={caseId} redactions={found.redactions} />
        )}
        <PackHistory exports={exports} />
        <CaseFilePanel caseId={caseId} />
      </Stack>
    </>
  )
}
