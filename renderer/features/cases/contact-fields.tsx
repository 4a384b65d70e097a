import { SimpleGrid, TextInput } from '@mantine/core'
import type { PartyDraft } from '#shared/core/parties/party-draft.ts'
import { useText } from '../../i18n/locale.tsx'

/** How to reach a party. */
export function ContactFields({
  value,
  onChange,
}: {
  readonly value: PartyDraft
  readonly onChange: (value: PartyDraft) => void
}) {
  const { fields } = useText().cases
  const field = (name: 'phone' | 'email' | 'address', label: string) => (
    <TextInput
      label={label}
      value={value[name]}
      autoComplete="off"
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {field('phone', fields.phone)}
        {field('email', fields.email)}
      </SimpleGrid>
      {field('address', fields.address)}
    </>
  )
}
