import { Alert, Badge, Grid, Select, Stack, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type Case, type Hold, stages } from '#shared/core/cases/case.ts'
import { partyToComplete } from '#shared/core/cases/next-steps.ts'
import type { CaseId } from '#shared/core/ids.ts'
import { formatInstant } from '#shared/messages/format.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useTell } from '../../ui/use-tell.ts'
import { changeStage } from './case-actions.ts'
import { DemandSection, FactsSection, MoneySection, ProblemSection } from './case-sections.tsx'
import { NextStepsSection } from './next-steps-section.tsx'
import { OverviewActions } from './overview-actions.tsx'
import { OverviewDialogs } from './overview-dialogs.tsx'
import { openDialog } from './overview-store.ts'
import { PartiesSection } from './parties-section.tsx'
import type { SampleCase } from './sample-case.ts'
import { useOverview } from './use-overview.ts'

export interface OverviewPageProps {
  readonly caseId: CaseId
  readonly sample: SampleCase
  /** The case was removed: there is nothing to show here any more. */
  readonly onGone: () => void
}

/** One case at a glance: where it stands, what is missing, who, what, how much. */
export function OverviewPage({ caseId, sample, onGone }: OverviewPageProps) {
  const { cases, hold } = useText()
  const overview = useOverview(caseId)
  if (overview === undefined) return null
  const { case: one } = overview
  return (
    <>
      <PageHeader
        title={one.title}
        badge={
          <>
            {one.sample && <Badge variant="light">{cases.sample.badge}</Badge>}
            {one.hold && <Badge variant="outline">{hold.badge}</Badge>}
            {one.archived && (
              <Badge variant="light" color="gray">
                {cases.list.archived}
              </Badge>
            )}
          </>
        }
        actions={<OverviewActions case={one} sample={sample} onGone={onGone} />}
      />
      {one.sample && (
        <Alert mb="md" variant="light">
          {cases.sample.note}
        </Alert>
      )}
      {one.archived && (
        <Alert mb="md" color="gray" variant="light">
          {cases.overview.archivedNote}
        </Alert>
      )}
      {one.hold && <HoldNote hold={one.hold} />}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="md">
            <StageChoice case={one} />
            <NextStepsSection
              caseId={caseId}
              steps={overview.nextSteps}
              onCompleteParties={() =>
                openDialog({ kind: 'party', party: partyToComplete(overview.parties) })
              }
            />
            <ProblemSection case={one} />
            <DemandSection case={one} />
            <PartiesSection parties={overview.parties} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="md">
            <MoneySection overview={overview} />
            <FactsSection case={one} />
          </Stack>
        </Grid.Col>
      </Grid>
      <OverviewDialogs overview={overview} onGone={onGone} />
    </>
  )
}

function HoldNote({ hold: { since, reason } }: { readonly hold: Hold }) {
  const { hold } = useText()
  const { clock } = useServices()
  return (
    <Alert mb="md" variant="light" icon={<IconLock aria-hidden />}>
      {hold.note(formatInstant(since, clock.zone()))}
      {reason !== '' && <Text size="sm">{reason}</Text>}
    </Alert>
  )
}

function StageChoice({ case: one }: { readonly case: Case }) {
  const text = useText()
  const services = useServices()
  const tell = useTell()
  const choose = async (chosen: string | null) => {
    const stage = stages.find((known) => known === chosen)
    if (stage === undefined || stage === one.stage) return
    const saved = await changeStage(services, one, stage)
    if (!saved.ok) tell.failure(saved.failure)
  }
  return (
    <Select
      label={text.cases.fields.stage}
      allowDeselect={false}
      maw={320}
      data={stages.map((stage) => ({ value: stage, label: text.vocabulary.stage[stage] }))}
      value={one.stage}
      onChange={(chosen) => void choose(chosen)}
    />
  )
}
