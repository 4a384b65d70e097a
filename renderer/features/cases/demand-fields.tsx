import { Select, SimpleGrid, Stack, Textarea } from '@mantine/core'
import { outcomes } from '#shared/core/cases/case.ts'
import type { DemandDraft } from '#shared/core/cases/demand-draft.ts'
import { useText } from '../../i18n/locale.tsx'
import { AmountField } from '../../ui/amount-field.tsx'
import { DateField } from '../../ui/date-field.tsx'

/** What is wanted, how much, by when. `errorOf` gives the sentence for `outcome`, `amount` or `by`. */
export function DemandFields({
  value,
  onChange,
  errorOf,
}: {
  readonly value: DemandDraft
  readonly onChange: (value: DemandDraft) => void
  readonly errorOf: (field: string) => string | undefined
}) {
  const text = useText()
  const { fields } = text.cases
  const change = (part: Partial<DemandDraft>) => onChange({ ...value, ...part })
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={fields.outcome}
          placeholder={fields.productChoose}
          clearable
          clearButtonProps={{ 'aria-hidden': true }}
          error={errorOf('outcome')}
          data={outcomes.map((outcome) => ({ value: outcome, label: text.vocabulary.outcome[outcome] }))}
          value={value.outcome ?? null}
          onChange={(chosen) => change({ outcome: outcomes.find((outcome) => outcome === chosen) })}
        />
        <DateField
          label={fields.by}
          value={value.by}
          error={errorOf('by')}
          onChange={(by) => change({ by })}
        />
      </SimpleGrid>
      <AmountField
        label={fields.demandAmount}
        currencyLabel={fields.currency}
        amount={value.amount}
        currency={value.currency}
        error={errorOf('amount')}
        onAmount={(amount) => change({ amount })}
        onCurrency={(currency) => change({ currency })}
      />
      <Textarea
        label={fields.details}
        description={fields.detailsHint}
        value={value.details}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(event) => change({ details: event.currentTarget.value })}
      />
    </Stack>
  )
}
