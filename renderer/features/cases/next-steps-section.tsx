import { Anchor, List, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { NextStep } from '#shared/core/cases/next-steps.ts'
import type { CaseId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { caseHref, type CaseSection } from '../../ui/case-href.ts'
import { OverviewSection } from './overview-section.tsx'
import { openDialog, type OverviewDialog } from './overview-store.ts'

/** Where a step is taken: on another page, or in a dialog here. */
type Place = { readonly section: CaseSection } | { readonly dialog: OverviewDialog }
const evidence: Place = { section: 'evidence' }
const places: { readonly [S in NextStep]: Place | 'parties' } = {
  'keep-what-you-can-see': evidence,
  'add-evidence': evidence,
  'add-contract': evidence,
  'add-payment-proof': evidence,
  'add-invoice': evidence,
  'record-payments': { section: 'money' },
  'link-payment-proof': { section: 'money' },
  'log-first-contact': { section: 'timeline' },
  'make-bundle': { section: 'bundle' },
  'describe-problem': { dialog: { kind: 'problem' } },
  'state-demand': { dialog: { kind: 'demand' } },
  'add-order-number': { dialog: { kind: 'facts' } },
  'complete-parties': 'parties',
}

/** What is still missing, each a way to do it. Which party lacks something, the page knows. */
export function NextStepsSection({
  caseId,
  steps,
  onCompleteParties,
}: {
  readonly caseId: CaseId
  readonly steps: readonly NextStep[]
  readonly onCompleteParties: () => void
}) {
  const { overview, next } = useText().cases
  return (
    <OverviewSection title={overview.nextSteps}>
      {steps.length === 0 ? (
        <Text c="dimmed">{overview.allDone}</Text>
      ) : (
        <List
          spacing={8}
          icon={<IconArrowRight size={16} aria-hidden />}
          styles={{ itemWrapper: { alignItems: 'baseline' } }}
        >
          {steps.map((step) => (
            <List.Item key={step}>
              <Step step={step} caseId={caseId} onCompleteParties={onCompleteParties}>
                {next[step]}
              </Step>
            </List.Item>
          ))}
        </List>
      )}
    </OverviewSection>
  )
}

function Step({
  step,
  caseId,
  onCompleteParties,
  children,
}: {
  readonly step: NextStep
  readonly caseId: CaseId
  readonly onCompleteParties: () => void
  readonly children: string
}) {
  const place = places[step]
  if (place !== 'parties' && 'section' in place)
    return <Anchor href={caseHref(caseId, place.section)}>{children}</Anchor>
  const act = place === 'parties' ? onCompleteParties : () => openDialog(place.dialog)
  return (
    <Anchor component="button" type="button" ta="start" onClick={act}>
      {children}
    </Anchor>
  )
}
