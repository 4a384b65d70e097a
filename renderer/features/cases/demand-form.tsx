import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Case, Demand } from '#shared/core/cases/case.ts'
import { demandDraftOf, readDemand } from '#shared/core/cases/demand-draft.ts'
import type { RuleFailure } from '#shared/core/failure.ts'
import type { Currency } from '#shared/core/money.ts'
import { currencyFor } from '#shared/messages/currency-for.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useRuleSentence } from '../../ui/use-rule-sentence.ts'
import { useSaving } from '../../ui/use-saving.ts'
import { editCase } from './case-actions.ts'
import { DemandFields } from './demand-fields.tsx'

/** The demand of a case: stated, changed or withdrawn. `currency`: the one this case paid in. */
export function DemandForm({
  case: one,
  currency,
  onDone,
}: {
  readonly case: Case
  readonly currency: Currency | undefined
  readonly onDone: () => void
}) {
  const services = useServices()
  const { dialogs } = useText().cases
  const locale = useLocale()
  const [draft, setDraft] = useState(() => demandDraftOf(one.demand, currency ?? currencyFor(locale)))
  const [issues, setIssues] = useState<readonly RuleFailure[]>([])
  const errorOf = useRuleSentence(issues)
  const { saving, failure, save } = useSaving()
  const store = (demand: Demand | undefined) => {
    const { demand: _before, ...rest } = one
    save(() => editCase(services, demand === undefined ? rest : { ...rest, demand }), onDone)
  }
  const submit = () => {
    const read = readDemand(draft)
    setIssues(read.ok ? [] : read.failure)
    if (read.ok) store(read.value)
  }
  return (
    <DialogForm
      saving={saving}
      failure={failure}
      onCancel={onDone}
      onSubmit={submit}
      extra={
        one.demand !== undefined && (
          <Button variant="subtle" color="red" onClick={() => store(undefined)}>
            {dialogs.clearDemand}
          </Button>
        )
      }
    >
      <DemandFields value={draft} onChange={setDraft} errorOf={errorOf} />
    </DialogForm>
  )
}
