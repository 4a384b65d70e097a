import { Alert, Button, Group, Paper, Stack, Stepper, Text, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { type IntakeStep, intakeSteps } from '#shared/core/cases/intake.ts'
import type { CaseId } from '#shared/core/ids.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { ImeSafeForm } from '../../ui/ime-safe-form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import {
  type IntakeStepProps,
  PartiesStep,
  PaymentsStep,
  ProblemStep,
  PurchaseStep,
} from './intake-steps.tsx'
import classes from './new-case-page.module.css'
import { useIntake } from './use-intake.ts'

const pages: { readonly [S in IntakeStep]: (props: IntakeStepProps) => React.ReactNode } = {
  purchase: PurchaseStep,
  parties: PartiesStep,
  payments: PaymentsStep,
  problem: ProblemStep,
}

/** The guided questions. Enter goes on to the next step; the last one creates the case. */
export function NewCasePage({ onCreated }: { readonly onCreated: (id: CaseId) => void }) {
  const { intake: words, draft } = useText().cases
  const locale = useLocale()
  const intake = useIntake(onCreated)
  const heading = useFocusOnChange(intake.step)
  const Page = pages[intake.step]
  return (
    <Stack maw={860} gap="md">
      <PageHeader title={words.title} description={words.later} />
      <Stepper
        active={intakeSteps.indexOf(intake.step)}
        onStepClick={(index) => intake.goTo(intakeSteps[index] ?? 'purchase')}
        size="sm"
        iconSize={32}
        classNames={{ stepDescription: classes.description ?? '' }}
        aria-label={words.progress}
      >
        {intakeSteps.map((step) => (
          <Stepper.Step
            key={step}
            label={words.steps[step].label}
            description={words.steps[step].description}
            {...(intake.stepsWithIssues.has(step) ? { color: 'red' } : {})}
          />
        ))}
      </Stepper>
      <ImeSafeForm onSubmit={intake.next ?? intake.create} label={words.steps[intake.step].label}>
        <Paper withBorder p="lg">
          <Title order={2} mb="md" ref={heading} tabIndex={-1}>
            {words.steps[intake.step].label}
          </Title>
          {intake.issues > 0 && (
            <Alert color="red" role="alert" mb="md">
              {words.issues(formatNumber(intake.issues, locale))}
            </Alert>
          )}
          <Page intake={intake.answers} onAnswer={intake.answer} errorOf={intake.errorOf} />
        </Paper>
        <Group justify="space-between" mt="md">
          <Group gap="xs">
            {intake.back && (
              <Button variant="default" onClick={intake.back}>
                {words.back}
              </Button>
            )}
          </Group>
          <Group gap="xs">
            {intake.next && (
              <Button variant="default" onClick={intake.create}>
                {words.finishNow}
              </Button>
            )}
            <Button type="submit">{intake.next ? words.next : words.create}</Button>
          </Group>
        </Group>
      </ImeSafeForm>
      {intake.begun && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {draft.kept}
          </Text>
          <Button variant="subtle" color="gray" size="xs" onClick={intake.discard}>
            {draft.discard}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

/** A new step begins at its heading, for the eyes and for the keyboard; the first one leaves the focus alone. */
function useFocusOnChange(step: IntakeStep) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    heading.current?.focus()
  }, [step])
  return heading
}
