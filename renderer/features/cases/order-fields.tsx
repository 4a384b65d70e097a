import { SimpleGrid, TextInput } from '@mantine/core'
import { useText } from '../../i18n/locale.tsx'

export interface OrderAnswers {
  readonly orderNumber: string
  readonly accountName: string
}

/** How the vendor finds the purchase. */
export function OrderFields({
  value,
  onChange,
}: {
  readonly value: OrderAnswers
  readonly onChange: (change: Partial<OrderAnswers>) => void
}) {
  const { fields } = useText().cases
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <TextInput
        label={fields.orderNumber}
        value={value.orderNumber}
        autoComplete="off"
        onChange={(event) => onChange({ orderNumber: event.currentTarget.value })}
      />
      <TextInput
        label={fields.accountName}
        value={value.accountName}
        autoComplete="off"
        onChange={(event) => onChange({ accountName: event.currentTarget.value })}
      />
    </SimpleGrid>
  )
}
