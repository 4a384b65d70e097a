import { Button, Group, Popover, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../../i18n/locale.tsx'
import { ImeSafeForm } from '../../../ui/ime-safe-form.tsx'

/** A button that asks for one line of text. */
export function AskText({
  label,
  field,
  onText,
}: {
  readonly label: string
  readonly field: string
  readonly onText: (text: string) => void
}) {
  const words = useText()
  const [opened, setOpened] = useState(false)
  const [value, setValue] = useState('')
  const submit = () => {
    onText(value.trim())
    setOpened(false)
    setValue('')
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
            <TextInput
              label={field}
              value={value}
              w={320}
              onChange={(event) => setValue(event.currentTarget.value)}
            />
            <Button type="submit">{words.evidence.bulk.apply}</Button>
          </Group>
        </ImeSafeForm>
      </Popover.Dropdown>
    </Popover>
  )
}
