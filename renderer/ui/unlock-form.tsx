import { Button, Group, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { Sha256 } from '#shared/core/ids.ts'
import { useText } from '../i18n/locale.tsx'
import { useServices } from '../services.tsx'
import { ImeSafeForm } from './ime-safe-form.tsx'

/** The field is small, what it says is not. */
const readable = { fontSize: 'var(--mantine-font-size-sm)', lineHeight: 1.45 }

interface UnlockFormProps {
  /** The file, by its hash: two exhibits of the same bytes open together. */
  readonly sha256: Sha256
  /** Names the field where several stand below each other. */
  readonly name: string
  /** The password that is known is another file's. */
  readonly isWrong: boolean
}

/** Asks for the password of one locked file, and keeps it for as long as the program is open. */
export function UnlockForm({ sha256, name, isWrong }: UnlockFormProps) {
  const words = useText().protection.file
  const { passwords } = useServices()
  const [given, setGiven] = useState('')
  const submit = () => {
    if (given !== '') passwords.give(sha256, given)
  }
  return (
    <ImeSafeForm onSubmit={submit} label={words.form(name)}>
      <Group gap="xs" align="flex-start" wrap="nowrap" mt={6} ta="start">
        <PasswordInput
          aria-label={words.password(name)}
          placeholder={words.placeholder}
          description={words.hint}
          styles={{ description: readable, error: readable }}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={given}
          onChange={({ currentTarget }) => setGiven(currentTarget.value)}
          error={isWrong && words.wrong}
          autoComplete="off"
          size="xs"
          flex={1}
          maw={360}
        />
        <Button type="submit" size="xs" variant="default" disabled={given === ''}>
          {words.open}
        </Button>
      </Group>
    </ImeSafeForm>
  )
}
