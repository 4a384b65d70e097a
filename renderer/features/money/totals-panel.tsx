import { Paper, SimpleGrid, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import { useId } from 'react'
import { useText } from '../../i18n/locale.tsx'
import { MoneyText } from '../../ui/money-text.tsx'
import type { MoneyView } from './use-money.ts'

/** What is at stake and why, and the sums of every currency. */
export function TotalsPanel({ view }: { readonly view: MoneyView }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: view.totals.length === 0 ? 1 : 2 }} spacing="md" mb="lg">
      <AtStake view={view} />
      {view.totals.length > 0 && <Sums view={view} />}
    </SimpleGrid>
  )
}

function AtStake({ view }: { readonly view: MoneyView }) {
  const { atStake: words } = useText().money
  const id = useId()
  const why = view.demand?.amount ? words.fromDemand : view.atStake.length > 0 ? words.fromLedger : words.none
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Title order={2} size="h3" id={id}>
        {words.title}
      </Title>
      {view.atStake.map((sum) => (
        <MoneyText key={sum.currency} sum={sum} fz="1.75rem" fw={600} display="block" mt={4} />
      ))}
      <Text size="sm" c="dimmed" mt={4}>
        {why}
      </Text>
    </Paper>
  )
}

function Sums({ view }: { readonly view: MoneyView }) {
  const { totals: words } = useText().money
  const id = useId()
  const rows = ['paid', 'refunded', 'fees', 'outstanding'] as const
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Title order={2} size="h3" id={id} mb="xs">
        {words.title}
      </Title>
      <Table horizontalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>
              <VisuallyHidden>{words.what}</VisuallyHidden>
            </Table.Th>
            {view.totals.map(({ currency }) => (
              <Table.Th key={currency} ta="end">
                {currency}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row}>
              <Table.Th scope="row" fw={row === 'outstanding' ? 600 : 400}>
                {words[row]}
              </Table.Th>
              {view.totals.map((total) => (
                <Table.Td key={total.currency} ta="end">
                  <MoneyText sum={total[row]} {...(row === 'outstanding' ? { fw: 600 } : {})} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  )
}
