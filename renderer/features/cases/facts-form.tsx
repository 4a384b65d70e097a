import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Case } from '#shared/core/cases/case.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useSaving } from '../../ui/use-saving.ts'
import { editCase } from './case-actions.ts'
import { OrderFields } from './order-fields.tsx'
import { PurchaseFields } from './purchase-fields.tsx'

/** Title, purchase and order of a case. */
export function FactsForm({ case: one, onDone }: { readonly case: Case; readonly onDone: () => void }) {
  const services = useServices()
  const text = useText()
  const [draft, setDraft] = useState(one)
  const { saving, failure, save } = useSaving()
  const missing = failure?.kind === 'rule/required'
  return (
    <DialogForm
      saving={saving}
      failure={missing ? undefined : failure}
      onCancel={onDone}
      onSubmit={() => save(() => editCase(services, draft), onDone)}
    >
      <TextInput
        label={text.cases.fields.title}
        required
        withAsterisk
        data-autofocus
        value={draft.title}
        error={missing && text.failures['rule/required'](failure)}
        onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
      />
      <PurchaseFields
        value={draft}
        onChange={({ product, ...change }) =>
          setDraft({ ...draft, ...change, ...(product === undefined ? {} : { product }) })
        }
      />
      <OrderFields value={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
    </DialogForm>
  )
}
