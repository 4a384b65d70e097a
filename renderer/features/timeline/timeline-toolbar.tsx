import { CloseButton, Group, MultiSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { eventKinds } from '#shared/core/timeline/event.ts'
import { useText } from '../../i18n/locale.tsx'
import { setFilter, timelineStore } from './timeline-store.ts'

/** Milliseconds between the last key and the search. */
const pause = 200

/** Narrows the list down by words and by kinds. */
export function TimelineToolbar() {
  const text = useText()
  const words = text.timeline.filter
  const filter = useStore(timelineStore, (state) => state.filter)
  const [typed, setTyped] = useState(filter.text)
  const [known, setKnown] = useState(filter.text)
  if (known !== filter.text) {
    // cleared from elsewhere
    setKnown(filter.text)
    setTyped(filter.text)
  }
  const search = useDebouncedCallback((wanted: string) => {
    setKnown(wanted)
    setFilter(timelineStore, { ...timelineStore.getState().filter, text: wanted })
  }, pause)
  const type = (wanted: string) => {
    setTyped(wanted)
    search(wanted)
  }
  return (
    <Group component="search" aria-label={words.label} mb="md" align="flex-end" gap="sm">
      <TextInput
        type="search"
        label={words.text}
        placeholder={words.textPlaceholder}
        value={typed}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          typed !== '' && <CloseButton size="sm" aria-label={words.clearText} onClick={() => type('')} />
        }
        flex="1 1 240px"
      />
      <MultiSelect
        label={words.kinds}
        placeholder={filter.kinds.length === 0 ? words.allKinds : ''}
        data={eventKinds.map((kind) => ({ value: kind, label: text.vocabulary.event[kind] }))}
        value={[...filter.kinds]}
        onChange={(chosen) =>
          setFilter(timelineStore, { ...filter, kinds: eventKinds.filter((kind) => chosen.includes(kind)) })
        }
        clearable
        clearButtonProps={{ 'aria-label': words.clearKinds }}
        hidePickedOptions
        maxDropdownHeight={320}
        flex="1 1 240px"
      />
    </Group>
  )
}
