import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core'
import { IconFilterOff, IconSearch } from '@tabler/icons-react'
import { type ExhibitKind, exhibitKinds } from '#shared/core/evidence/exhibit.ts'
import {
  type ExhibitFilter,
  type ExhibitState,
  isFiltering,
  noFilter,
} from '#shared/core/evidence/exhibit-filter.ts'
import { useText } from '../../../i18n/locale.tsx'

const states: readonly ExhibitState[] = ['any', 'problem', 'missing']

/** What narrows the list. Says how many are shown, aloud too. */
export function ListToolbar({
  filter,
  counts,
  onFilter,
}: {
  readonly filter: ExhibitFilter
  readonly counts: { readonly shown: number; readonly all: number }
  readonly onFilter: (change: Partial<ExhibitFilter>) => void
}) {
  const all = useText()
  const text = all.evidence.filter
  return (
    <Group component="search" gap="xs" mb="sm" aria-label={text.label}>
      <TextInput
        type="search"
        aria-label={text.text}
        placeholder={text.text}
        value={filter.text}
        leftSection={<IconSearch size={16} aria-hidden />}
        onChange={(event) => onFilter({ text: event.currentTarget.value })}
        style={{ flex: '1 1 220px' }}
        maw={360}
      />
      <NativeSelect
        aria-label={text.kind}
        value={filter.kind}
        onChange={(event) => onFilter({ kind: kindOf(event.currentTarget.value) })}
      >
        <option value="any">{text.anyKind}</option>
        {exhibitKinds.map((kind) => (
          <option key={kind} value={kind}>
            {all.vocabulary.exhibit[kind]}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        aria-label={text.state}
        value={filter.state}
        data={states.map((state) => ({ value: state, label: text.states[state] }))}
        onChange={(event) => onFilter({ state: stateOf(event.currentTarget.value) })}
      />
      {isFiltering(filter) && (
        <Button
          variant="subtle"
          leftSection={<IconFilterOff size={16} aria-hidden />}
          onClick={() => onFilter(noFilter)}
        >
          {text.clear}
        </Button>
      )}
      <Text component="output" size="sm" c="dimmed" ml="auto">
        {text.count(counts.shown, counts.all)}
      </Text>
    </Group>
  )
}

const kindOf = (value: string): ExhibitKind | 'any' => exhibitKinds.find((kind) => kind === value) ?? 'any'
const stateOf = (value: string): ExhibitState => states.find((state) => state === value) ?? 'any'
