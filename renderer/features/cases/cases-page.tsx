import { Button, Stack, Text } from '@mantine/core'
import { IconDatabaseImport, IconFolderPlus, IconPlus, IconSparkles } from '@tabler/icons-react'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { CaseCard } from './case-card.tsx'
import { CaseFilters } from './case-filters.tsx'
import { DraftNotice } from './draft-notice.tsx'
import { OpenCaseButton } from './open-case-button.tsx'
import { OpeningNotice } from './opening-notice.tsx'
import { RestoreFolderButton } from './restore-folder-button.tsx'
import type { SampleCase } from './sample-case.ts'
import { useAddSample } from './use-add-sample.ts'
import { useCases } from './use-cases.ts'
import { useOpenCaseFile } from './use-open-case-file.ts'

/** All cases: the first page. */
export function CasesPage({ sample }: { readonly sample: SampleCase }) {
  const { cases: text, backup } = useText()
  const { list, sample: words } = text
  const { backupRestore, folder } = useServices()
  const cases = useCases()
  const { addSample, adding } = useAddSample(sample)
  const { opening, open, cancel, putAway } = useOpenCaseFile()
  const openButton = <OpenCaseButton onChoose={open} isBusy={opening.phase === 'opening'} />
  const notice = <OpeningNotice opening={opening} onCancel={cancel} onPutAway={putAway} />
  const newCase = (
    <Button component="a" href="#/new-case" leftSection={<IconPlus size={18} aria-hidden />}>
      {list.newCase}
    </Button>
  )
  const sampleButton = (
    <Button
      variant="default"
      loading={adding}
      onClick={addSample}
      leftSection={<IconSparkles size={18} aria-hidden />}
    >
      {words.add}
    </Button>
  )
  if (cases === undefined) return <PageHeader title={list.title} description={list.description} />
  if (cases.all.length === 0)
    return (
      <>
        <PageHeader title={list.title} description={list.description} />
        <DraftNotice />
        {notice}
        <EmptyState
          title={list.emptyTitle}
          icon={<IconFolderPlus size={26} />}
          actions={
            <>
              <Button component="a" href="#/new-case" leftSection={<IconPlus size={18} aria-hidden />}>
                {list.first}
              </Button>
              {sampleButton}
              {openButton}
              {backupRestore && (
                <Button
                  component="a"
                  href="#/restore"
                  variant="default"
                  leftSection={<IconDatabaseImport size={18} aria-hidden />}
                >
                  {backup.restore.offer}
                </Button>
              )}
              {folder && <RestoreFolderButton folder={folder} />}
            </>
          }
        >
          {list.emptyBody}
        </EmptyState>
      </>
    )
  const hasSample = cases.all.some(({ case: one }) => one.sample)
  return (
    <>
      <PageHeader
        title={list.title}
        description={list.description}
        actions={
          <>
            {!hasSample && sampleButton}
            {openButton}
            {newCase}
          </>
        }
      />
      <DraftNotice />
      {notice}
      {(cases.all.length > 1 || cases.shown.length === 0) && <CaseFilters wish={cases.wish} />}
      {cases.shown.length === 0 ? (
        <Text c="dimmed">{cases.wish.filter.trim() === '' ? list.allArchived : list.noMatch}</Text>
      ) : (
        <Stack component="ul" gap="sm" p={0} m={0} aria-label={list.label}>
          {cases.shown.map((summary) => (
            <CaseCard key={summary.case.id} summary={summary} />
          ))}
        </Stack>
      )}
    </>
  )
}
