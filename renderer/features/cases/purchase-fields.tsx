import { Group, Radio, Select, SimpleGrid, TextInput } from '@mantine/core'
import { type BuyerStatus, buyerStatuses, type ProductType, productTypes } from '#shared/core/cases/case.ts'
import { useText } from '../../i18n/locale.tsx'

export interface PurchaseAnswers {
  readonly buyer: BuyerStatus
  readonly product: ProductType | undefined
  readonly productName: string
}

/** Who bought, and what: asked in the new case and edited later with the same fields. */
export function PurchaseFields({
  value,
  onChange,
  productError,
}: {
  readonly value: PurchaseAnswers
  readonly onChange: (change: Partial<PurchaseAnswers>) => void
  readonly productError?: string | undefined
}) {
  const text = useText()
  const { fields } = text.cases
  return (
    <>
      <Radio.Group
        label={fields.buyer}
        description={fields.buyerWhy}
        value={value.buyer}
        onChange={(chosen) => onChange({ buyer: chosen === 'business' ? 'business' : 'individual' })}
      >
        <Group mt="xs" gap="lg">
          {buyerStatuses.map((status) => (
            <Radio key={status} value={status} label={text.vocabulary.buyer[status]} />
          ))}
        </Group>
      </Radio.Group>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={fields.product}
          placeholder={fields.productChoose}
          withAsterisk
          required
          allowDeselect={false}
          error={productError}
          data={productTypes.map((type) => ({ value: type, label: text.vocabulary.product[type] }))}
          value={value.product ?? null}
          onChange={(chosen) => onChange({ product: productTypes.find((type) => type === chosen) })}
        />
        <TextInput
          label={fields.productName}
          placeholder={fields.productNameHint}
          value={value.productName}
          autoComplete="off"
          onChange={(event) => onChange({ productName: event.currentTarget.value })}
        />
      </SimpleGrid>
    </>
  )
}
