import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Case } from '#shared/core/cases/case.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useSaving } from '../../ui/use-saving.ts'
import { putOnHold } from './case-actions.ts'

/** Says what a hold does, and asks why; the reason may stay empty. */
export function HoldForm({ case: one, onDone }: { readonly case: Case; readonly onDone: () => void }) {
  const text = useText().hold
  const services = useServices()
  const [reason, setReason] = useState('')
  const { saving, failure, save } = useSaving()
  return (
    <DialogForm
      saving={saving}
      failure={failure}
      submit={text.confirm}
      onCancel={onDone}
      onSubmit={() => save(() => putOnHold(services, one, reason), onDone)}
    >
      <Text>{text.explain}</Text>
      <Textarea
        label={text.reason}
        placeholder={text.reasonExample}
        autosize
        minRows={2}
        maxRows={6}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
