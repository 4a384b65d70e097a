import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import type { Case } from '#shared/core/cases/case.ts'
import { formatDate } from '#shared/messages/format.ts'
import { dayOf } from '#shared/core/plain-date.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { caseHref } from '../../ui/case-href.ts'
import { DateText } from '../../ui/date-text.tsx'
import { MoneyText } from '../../ui/money-text.tsx'
import { Fact, FactList } from '../../ui/fact-list.tsx'
import { OverviewSection } from './overview-section.tsx'
import { openDialog } from './overview-store.ts'
import type { Overview } from './use-overview.ts'

/** Who bought what, and how the vendor finds it. */
export function FactsSection({ case: one }: { readonly case: Case }) {
  const text = useText()
  const locale = useLocale()
  const { clock } = useServices()
  const { fields, overview } = text.cases
  const stated = (value: string) =>
    value || (
      <Text span c="dimmed">
        {overview.notStated}
      </Text>
    )
  return (
    <OverviewSection title={overview.facts} onEdit={() => openDialog({ kind: 'facts' })}>
      <FactList>
        <Fact name={fields.orderNumber}>{stated(one.orderNumber)}</Fact>
        <Fact name={overview.product}>{text.vocabulary.product[one.product]}</Fact>
        <Fact name={overview.productName}>{stated(one.productName)}</Fact>
        <Fact name={overview.account}>{stated(one.accountName)}</Fact>
        <Fact name={overview.buyer}>{text.vocabulary.buyer[one.buyer]}</Fact>
        <Fact name={overview.created}>{formatDate(dayOf(one.createdAt, clock.zone()), locale)}</Fact>
      </FactList>
    </OverviewSection>
  )
}

/** The problem in its three parts, or the invitation to describe it. */
export function ProblemSection({ case: one }: { readonly case: Case }) {
  const { fields, overview } = useText().cases
  const edit = () => openDialog({ kind: 'problem' })
  const { manifestation, impact, occurred } = one.problem
  const empty = [manifestation, impact, occurred].every((part) => part === '')
  const parts = [
    [fields.manifestation, manifestation],
    [fields.impact, impact],
    [fields.occurred, occurred],
  ] as const
  return (
    <OverviewSection title={overview.problem} {...(empty ? {} : { onEdit: edit })}>
      {empty ? (
        <Invitation sentence={overview.noProblem} action={overview.describeProblem} onAct={edit} />
      ) : (
        <Stack gap="sm">
          {parts.map(([label, words]) => (
            <div key={label}>
              <Text size="sm" c="dimmed">
                {label}
              </Text>
              <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {words || overview.notStated}
              </Text>
            </div>
          ))}
        </Stack>
      )}
    </OverviewSection>
  )
}

/** What is demanded, or the invitation to say so. */
export function DemandSection({ case: one }: { readonly case: Case }) {
  const text = useText()
  const { fields, overview } = text.cases
  const edit = () => openDialog({ kind: 'demand' })
  const { demand } = one
  return (
    <OverviewSection title={overview.demand} {...(demand === undefined ? {} : { onEdit: edit })}>
      {demand === undefined ? (
        <Invitation sentence={overview.noDemand} action={overview.stateDemand} onAct={edit} />
      ) : (
        <FactList>
          <Fact name={fields.outcome}>{text.vocabulary.outcome[demand.outcome]}</Fact>
          <Fact name={fields.demandAmount}>
            {demand.amount ? <MoneyText sum={demand.amount} fw={600} /> : overview.notStated}
          </Fact>
          <Fact name={fields.by}>{demand.by ? <DateText date={demand.by} /> : overview.notStated}</Fact>
          {demand.details !== '' && <Fact name={fields.details}>{demand.details}</Fact>}
        </FactList>
      )}
    </OverviewSection>
  )
}

/** Sums per currency, and what is at stake. */
export function MoneySection({ overview: state }: { readonly overview: Overview }) {
  const { overview } = useText().cases
  const { case: one, totals, atStake } = state
  const sums = (pick: (total: Overview['totals'][number]) => Overview['atStake'][number]) =>
    totals.map((total) => <MoneyText key={total.currency} sum={pick(total)} display="block" />)
  const any = (pick: (total: Overview['totals'][number]) => Overview['atStake'][number]) =>
    totals.some((total) => pick(total).minor !== 0)
  return (
    <OverviewSection title={overview.money}>
      {totals.length === 0 && atStake.length === 0 ? (
        <Text c="dimmed" mb="xs">
          {overview.noMoney}
        </Text>
      ) : (
        <FactList>
          <Fact name={overview.paid}>{sums((total) => total.paid)}</Fact>
          {any((total) => total.refunded) && (
            <Fact name={overview.refunded}>{sums((total) => total.refunded)}</Fact>
          )}
          {any((total) => total.fees) && <Fact name={overview.fees}>{sums((total) => total.fees)}</Fact>}
          <Fact name={overview.atStake}>
            {atStake.map((sum) => (
              <MoneyText key={sum.currency} sum={sum} fw={700} display="block" />
            ))}
          </Fact>
        </FactList>
      )}
      <Anchor href={caseHref(one.id, 'money')} size="sm" mt="sm" display="inline-block">
        {overview.toMoney}
      </Anchor>
    </OverviewSection>
  )
}

function Invitation({
  sentence,
  action,
  onAct,
}: {
  readonly sentence: string
  readonly action: string
  readonly onAct: () => void
}) {
  return (
    <Group justify="space-between">
      <Text c="dimmed">{sentence}</Text>
      <Button variant="default" size="xs" onClick={onAct}>
        {action}
      </Button>
    </Group>
  )
}
