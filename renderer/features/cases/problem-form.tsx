import { useState } from 'react'
import type { Case } from '#shared/core/cases/case.ts'
import { useServices } from '../../services.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useSaving } from '../../ui/use-saving.ts'
import { editCase } from './case-actions.ts'
import { ProblemFields } from './problem-fields.tsx'

/** The problem of a case, edited. */
export function ProblemForm({ case: one, onDone }: { readonly case: Case; readonly onDone: () => void }) {
  const services = useServices()
  const [problem, setProblem] = useState(one.problem)
  const { saving, failure, save } = useSaving()
  return (
    <DialogForm
      saving={saving}
      failure={failure}
      onCancel={onDone}
      onSubmit={() => save(() => editCase(services, { ...one, problem }), onDone)}
    >
      <ProblemFields value={problem} onChange={setProblem} />
    </DialogForm>
  )
}
