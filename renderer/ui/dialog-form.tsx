import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { useText } from '../i18n/locale.tsx'
import { FailureAlert } from './failure-alert.tsx'
import { ImeSafeForm } from './ime-safe-form.tsx'

/** The inside of a dialog that saves something: fields, why saving failed, cancel and save. */
export function DialogForm({
  saving,
  failure,
  extra,
  onSubmit,
  onCancel,
  children,
}: {
  readonly saving: boolean
  readonly failure: Failure | undefined
  /** A button that stands apart, such as one that removes. */
  readonly extra?: ReactNode
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}) {
  const { app } = useText()
  return (
    <ImeSafeForm onSubmit={onSubmit}>
      <Stack>
        {children}
        <FailureAlert failure={failure} />
        <Group justify="space-between">
          <div>{extra}</div>
          <Group>
            <Button variant="default" onClick={onCancel}>
              {app.cancel}
            </Button>
            <Button type="submit" loading={saving}>
              {app.save}
            </Button>
          </Group>
        </Group>
      </Stack>
    </ImeSafeForm>
  )
}
