import { useStore } from 'zustand'
import {
  emptyIntake,
  type Intake,
  type IntakeStep,
  intakeSteps,
  issuesOfIntake,
} from '#shared/core/cases/intake.ts'
import type { CaseId } from '#shared/core/ids.ts'
import { currencyFor } from '#shared/messages/currency-for.ts'
import { formatMoney } from '#shared/messages/format.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { useTell } from '../../ui/use-tell.ts'
import { createCase } from './case-actions.ts'
import { intake as door } from './intake-store.ts'

/** The new case being answered: its answers, what is wrong with them, and the ways on. */
export function useIntake(onCreated: (id: CaseId) => void) {
  const services = useServices()
  const text = useText()
  const locale = useLocale()
  const tell = useTell()
  const { draft, step, checked } = useStore(door.store)
  const currency = currencyFor(locale)
  const answers = draft ?? emptyIntake(currency)
  const issues = checked ? issuesOfIntake(answers) : []

  const create = async () => {
    const [first] = issuesOfIntake(answers)
    if (first !== undefined) return door.check(first.step)
    const created = await createCase(services, answers, {
      productType: (type) => text.vocabulary.product[type],
      payment: ({ amount, method, vendor }) =>
        text.cases.intake.paid(formatMoney(amount, locale), method, vendor),
    })
    if (!created.ok) return tell.failure(created.failure)
    // now there is something to protect; a browser that asks its user asks at a moment that makes sense
    void services.platform.persist()
    door.clear()
    tell.done(text.cases.intake.created)
    return onCreated(created.value)
  }
  const at = intakeSteps.indexOf(step)
  return {
    answers,
    begun: draft !== undefined,
    step,
    issues: issues.length,
    stepsWithIssues: new Set<IntakeStep>(issues.map((issue) => issue.step)),
    errorOf: (field: string) => {
      const issue = issues.find((one) => one.field === field)
      return issue && sentenceOf(issue.failure, text)
    },
    answer: (change: Partial<Intake>) => door.answer(change, currency),
    goTo: door.goTo,
    back: at > 0 ? () => door.goTo(intakeSteps[at - 1] ?? 'purchase') : undefined,
    next: at < intakeSteps.length - 1 ? () => door.goTo(intakeSteps[at + 1] ?? 'problem') : undefined,
    create: () => void create(),
    discard: door.clear,
  }
}
