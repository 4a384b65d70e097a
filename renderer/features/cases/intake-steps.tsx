import { Button, Divider, Fieldset, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Intake } from '#shared/core/cases/intake.ts'
import { emptyEntryDraft, type EntryDraft } from '#shared/core/ledger/entry-draft.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { AmountField } from '../../ui/amount-field.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ContactFields } from './contact-fields.tsx'
import { DemandFields } from './demand-fields.tsx'
import { OrderFields } from './order-fields.tsx'
import { ProblemFields } from './problem-fields.tsx'
import { PurchaseFields } from './purchase-fields.tsx'

export interface IntakeStepProps {
  readonly intake: Intake
  readonly onAnswer: (change: Partial<Intake>) => void
  /** The sentence for a field such as `payments.0.amount`, when there is something to say. */
  readonly errorOf: (field: string) => string | undefined
}

/** What was bought, and from whom. */
export function PurchaseStep({ intake, onAnswer, errorOf }: IntakeStepProps) {
  const { fields } = useText().cases
  const { vendor } = intake
  return (
    <Stack>
      <PurchaseFields value={intake} onChange={onAnswer} productError={errorOf('product')} />
      <Divider />
      <TextInput
        label={fields.vendorName}
        description={fields.vendorNameHint}
        withAsterisk
        required
        error={errorOf('vendor.name')}
        value={vendor.name}
        autoComplete="off"
        onChange={(event) => onAnswer({ vendor: { ...vendor, name: event.currentTarget.value } })}
      />
      <TextInput
        label={fields.vendorBrand}
        value={vendor.brand}
        autoComplete="off"
        onChange={(event) => onAnswer({ vendor: { ...vendor, brand: event.currentTarget.value } })}
      />
    </Stack>
  )
}

/** How to find the order, and both sides. */
export function PartiesStep({ intake, onAnswer }: IntakeStepProps) {
  const { intake: words, fields } = useText().cases
  const { claimant, vendor } = intake
  return (
    <Stack gap="lg">
      <Fieldset legend={words.orderSide}>
        <OrderFields value={intake} onChange={onAnswer} />
      </Fieldset>
      <Fieldset legend={words.vendorSide}>
        <Stack gap="sm">
          <ContactFields value={vendor} onChange={(changed) => onAnswer({ vendor: changed })} />
        </Stack>
      </Fieldset>
      <Fieldset legend={words.yourSide}>
        <Stack gap="sm">
          <TextInput
            label={fields.claimantName}
            value={claimant.name}
            autoComplete="off"
            onChange={(event) => onAnswer({ claimant: { ...claimant, name: event.currentTarget.value } })}
          />
          <ContactFields value={claimant} onChange={(changed) => onAnswer({ claimant: changed })} />
        </Stack>
      </Fieldset>
    </Stack>
  )
}

/** What was paid, payment by payment. */
export function PaymentsStep({ intake, onAnswer, errorOf }: IntakeStepProps) {
  const { intake: words } = useText().cases
  const locale = useLocale()
  const { payments } = intake
  const currency = payments.at(-1)?.currency ?? intake.demand.currency
  const change = (index: number, part: Partial<EntryDraft>) =>
    onAnswer({ payments: payments.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <Stack>
      <Text c="dimmed">{words.paymentsNote}</Text>
      {payments.map((payment, index) => {
        const number = formatNumber(index + 1, locale)
        return (
          <Fieldset key={index} legend={words.payment(number)}>
            <PaymentFields
              value={payment}
              onChange={(part) => change(index, part)}
              errorOf={(field) => errorOf(`payments.${index}.${field}`)}
            />
            {payments.length > 1 && (
              <Group justify="flex-end" mt="sm">
                <Button
                  variant="subtle"
                  color="red"
                  size="xs"
                  leftSection={<IconTrash size={16} aria-hidden />}
                  onClick={() => onAnswer({ payments: payments.filter((_, at) => at !== index) })}
                >
                  {words.removePayment(number)}
                </Button>
              </Group>
            )}
          </Fieldset>
        )
      })}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => onAnswer({ payments: [...payments, emptyEntryDraft(currency)] })}
        >
          {words.addPayment}
        </Button>
      </Group>
    </Stack>
  )
}

function PaymentFields({
  value,
  onChange,
  errorOf,
}: {
  readonly value: EntryDraft
  readonly onChange: (part: Partial<EntryDraft>) => void
  readonly errorOf: (field: string) => string | undefined
}) {
  const { form } = useText().money
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <AmountField
          label={form.amount}
          currencyLabel={form.currency}
          amount={value.amount}
          currency={value.currency}
          error={errorOf('amount')}
          onAmount={(amount) => onChange({ amount })}
          onCurrency={(currency) => onChange({ currency })}
        />
        <DateField
          label={form.on}
          value={value.on}
          error={errorOf('on')}
          onChange={(on) => onChange({ on })}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={form.method}
          placeholder={form.methodHint}
          value={value.method}
          autoComplete="off"
          onChange={(event) => onChange({ method: event.currentTarget.value })}
        />
        <TextInput
          label={form.account}
          placeholder={form.accountHint}
          value={value.account}
          autoComplete="off"
          onChange={(event) => onChange({ account: event.currentTarget.value })}
        />
      </SimpleGrid>
    </Stack>
  )
}

/** What is wrong, and what is wanted. */
export function ProblemStep({ intake, onAnswer, errorOf }: IntakeStepProps) {
  const { overview } = useText().cases
  return (
    <Stack gap="lg">
      <Fieldset legend={overview.problem}>
        <ProblemFields value={intake.problem} onChange={(problem) => onAnswer({ problem })} />
      </Fieldset>
      <Fieldset legend={overview.demand}>
        <DemandFields
          value={intake.demand}
          onChange={(demand) => onAnswer({ demand })}
          errorOf={(field) => errorOf(`demand.${field}`)}
        />
      </Fieldset>
    </Stack>
  )
}
