import { ActionIcon, Anchor, Group, Paper, Stack, Table, Text, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { EntryId } from '#shared/core/ids.ts'
import type { LedgerEntry } from '#shared/core/ledger/entry.ts'
import { formatDate, formatMoney } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { caseHref } from '../../ui/case-href.ts'
import { DateText } from '../../ui/date-text.tsx'
import { MoneyText } from '../../ui/money-text.tsx'
import { AccountText } from './account-text.tsx'

export interface LedgerTableProps {
  readonly entries: readonly LedgerEntry[]
  readonly exhibits: readonly Exhibit[]
  readonly revealed: readonly EntryId[]
  readonly onToggleAccount: (id: EntryId) => void
  readonly onEdit: (entry: LedgerEntry) => void
  readonly onRemove: (entry: LedgerEntry) => void
}

/** Payments, refunds and fees, oldest first. */
export function LedgerTable(props: LedgerTableProps) {
  const { money } = useText()
  const { columns } = money
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={600}>
        <Table verticalSpacing="sm" horizontalSpacing="sm">
          <Table.Caption>
            <VisuallyHidden>{money.ledger}</VisuallyHidden>
          </Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{columns.on}</Table.Th>
              <Table.Th>{columns.kind}</Table.Th>
              <Table.Th>{columns.method}</Table.Th>
              <Table.Th>{columns.exhibits}</Table.Th>
              <Table.Th ta="end">{columns.amount}</Table.Th>
              <Table.Th w={76}>
                <VisuallyHidden>{columns.actions}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {props.entries.map((entry) => (
              <LedgerRow key={entry.id} entry={entry} {...props} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}

function LedgerRow({ entry, ...props }: LedgerTableProps & { readonly entry: LedgerEntry }) {
  const text = useText()
  const locale = useLocale()
  const kind = text.vocabulary.entry[entry.kind]
  const name = `${kind}, ${formatDate(entry.on, locale)}, ${formatMoney(entry.amount, locale)}`
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <DateText date={entry.on} size="sm" />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{kind}</Table.Td>
      <Table.Td>
        <Stack gap={2}>
          <Text size="sm">{entry.method}</Text>
          <AccountText
            account={entry.account}
            revealed={props.revealed.includes(entry.id)}
            onToggle={() => props.onToggleAccount(entry.id)}
          />
          {[entry.reference, entry.note]
            .filter((line) => line !== '')
            .map((line) => (
              <Text key={line} size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {line}
              </Text>
            ))}
        </Stack>
      </Table.Td>
      <Table.Td>
        <Proofs entry={entry} exhibits={props.exhibits} />
      </Table.Td>
      <Table.Td ta="end">
        <MoneyText sum={entry.amount} size="sm" fw={500} />
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          <Tooltip label={text.money.edit(kind)}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={text.money.edit(name)}
              onClick={() => props.onEdit(entry)}
            >
              <IconPencil size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={text.money.remove(kind)}>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={text.money.remove(name)}
              onClick={() => props.onRemove(entry)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

function Proofs({ entry, exhibits }: { readonly entry: LedgerEntry; readonly exhibits: readonly Exhibit[] }) {
  const { money } = useText()
  const linked = exhibits.filter((exhibit) => entry.exhibitIds.includes(exhibit.id))
  if (linked.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {money.noProof}
      </Text>
    )
  return (
    <Stack gap={2}>
      {linked.map((exhibit) => (
        <Anchor
          key={exhibit.id}
          size="sm"
          href={`${caseHref(entry.caseId, 'evidence')}?exhibit=${exhibit.id}`}
          py={2}
          display="block"
          style={{ overflowWrap: 'anywhere', lineHeight: 1.55 }}
        >
          {exhibit.title || displayName(exhibit.original.name)}
        </Anchor>
      ))}
    </Stack>
  )
}
