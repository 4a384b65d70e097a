import { ActionIcon, Badge, Box, Button, Group, Stack, Text, Tooltip } from '@mantine/core'
import { IconPencil, IconUserPlus } from '@tabler/icons-react'
import type { Party, PartyRole } from '#shared/core/parties/party.ts'
import { useText } from '../../i18n/locale.tsx'
import { OverviewSection } from './overview-section.tsx'
import { openDialog } from './overview-store.ts'

const order: readonly PartyRole[] = ['claimant', 'respondent', 'contact']

/** Both sides and the people met on the way. */
export function PartiesSection({ parties }: { readonly parties: readonly Party[] }) {
  const { overview } = useText().cases
  const sorted = order.flatMap((role) => parties.filter((party) => party.role === role))
  return (
    <OverviewSection title={overview.parties}>
      <Stack gap="md">
        {sorted.map((party) => (
          <PartyRow key={party.id} party={party} />
        ))}
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconUserPlus size={16} aria-hidden />}
            onClick={() => openDialog({ kind: 'party', party: undefined })}
          >
            {overview.addParty}
          </Button>
        </Group>
      </Stack>
    </OverviewSection>
  )
}

function PartyRow({ party }: { readonly party: Party }) {
  const text = useText()
  const { overview } = text.cases
  const details = [party.phone, party.email, party.address, party.registration].filter((part) => part !== '')
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <Box miw={0}>
        <Group gap="xs">
          <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
            {party.name === '' ? overview.notStated : party.name}
          </Text>
          <Badge variant="light" color="gray" tt="none">
            {text.vocabulary.role[party.role]}
          </Badge>
        </Group>
        {party.brand !== '' && (
          <Text size="sm" c="dimmed">
            {overview.brandOf(party.brand)}
          </Text>
        )}
        {details.length > 0 && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {details.join(' · ')}
          </Text>
        )}
        {party.note !== '' && (
          <Text size="sm" c="dimmed">
            {party.note}
          </Text>
        )}
      </Box>
      <Tooltip label={overview.editOf(party.name)}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={overview.editOf(party.name)}
          onClick={() => openDialog({ kind: 'party', party })}
        >
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
