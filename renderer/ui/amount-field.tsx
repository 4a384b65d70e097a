import { Select, SimpleGrid, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Currency } from '#shared/core/money.ts'
import { currencies } from '#shared/core/money.ts'
import { currencyChoices } from '#shared/messages/currency-name.ts'
import { useLocale } from '../i18n/locale.tsx'

/** An amount as typed, and its currency beside it. */
export function AmountField({
  label,
  currencyLabel,
  amount,
  currency,
  error,
  required = false,
  onAmount,
  onCurrency,
}: {
  readonly label: string
  readonly currencyLabel: string
  readonly amount: string
  readonly currency: Currency
  readonly error?: ReactNode
  readonly required?: boolean
  readonly onAmount: (text: string) => void
  readonly onCurrency: (currency: Currency) => void
}) {
  const locale = useLocale()
  const nameOf = new Map<string, string>(currencyChoices(locale).map(({ value, label }) => [value, label]))
  return (
    <SimpleGrid cols={2} spacing="xs">
      <TextInput
        label={label}
        value={amount}
        error={error}
        withAsterisk={required}
        required={required}
        inputMode="decimal"
        autoComplete="off"
        styles={{ input: { fontVariantNumeric: 'tabular-nums', textAlign: 'end' } }}
        onChange={(event) => onAmount(event.currentTarget.value)}
      />
      <Select
        label={currencyLabel}
        // the code alone fits the narrow field; the open list has room for the names
        data={[...currencies]}
        renderOption={({ option }) => nameOf.get(option.value) ?? option.value}
        comboboxProps={{ width: 'max-content', position: 'bottom-end' }}
        value={currency}
        allowDeselect={false}
        onChange={(value) => {
          const chosen = currencies.find((one) => one === value)
          if (chosen !== undefined) onCurrency(chosen)
        }}
      />
    </SimpleGrid>
  )
}
