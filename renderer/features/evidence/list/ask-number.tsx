import { Button, Group, NumberInput, Popover } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../../i18n/locale.tsx'
import { ImeSafeForm } from '../../../ui/ime-safe-form.tsx'

/** A button that asks for a place in the order, from 1. */
export function AskNumber({
  label,
  field,
  max,
  onNumber,
}: {
  readonly label: string
  readonly field: string
  readonly max: number
  readonly onNumber: (number: number) => void
}) {
  const words = useText()
  const [opened, setOpened] = useState(false)
  const [value, setValue] = useState<number | string>(1)
  const submit = () => {
    if (typeof value !== 'number') return
    onNumber(value)
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="compact-md" onClick={() => setOpened((now) => !now)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={field}>
        <ImeSafeForm onSubmit={submit} label={field}>
          <Group align="end" gap="xs" wrap="nowrap">
            <NumberInput
              label={field}
              value={value}
              onChange={setValue}
              min={1}
              max={max}
              allowDecimal={false}
              clampBehavior="strict"
              w={160}
            />
            <Button type="submit">{words.evidence.bulk.apply}</Button>
          </Group>
        </ImeSafeForm>
      </Popover.Dropdown>
    </Popover>
  )
}
