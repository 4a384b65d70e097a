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
  submit,
  isGrave = false,
  onSubmit,
  onCancel,
  children,
}: {
  readonly saving: boolean
  readonly failure: Failure | undefined
  /** A button that stands apart, such as one that removes. */
  readonly extra?: ReactNode
  /** What the deciding button says where that is not "Save". */
  readonly submit?: string
  /** What is done cannot be undone. */
  readonly isGrave?: boolean
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
            <Button type="submit" loading={saving} {...(isGrave && { color: 'red' })}>
              {submit ?? app.save}
            </Button>
          </Group>
        </Group>
      </Stack>
    </ImeSafeForm>
  )
}
