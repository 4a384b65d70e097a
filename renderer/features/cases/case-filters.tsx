import { Group, Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useText } from '../../i18n/locale.tsx'
import { type CasesState, casesStore } from './cases-store.ts'

/** Narrows the list by text, and brings archived cases in. */
export function CaseFilters({ wish }: { readonly wish: CasesState }) {
  const { list } = useText().cases
  return (
    <Group mb="md" gap="lg">
      <TextInput
        flex={1}
        miw={240}
        maw={420}
        type="search"
        value={wish.filter}
        aria-label={list.filter}
        placeholder={list.filter}
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => casesStore.setState({ filter: event.currentTarget.value })}
      />
      <Switch
        label={list.showArchived}
        checked={wish.archived}
        onChange={(event) => casesStore.setState({ archived: event.currentTarget.checked })}
      />
    </Group>
  )
}
