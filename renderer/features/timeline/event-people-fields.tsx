import { Group, MultiSelect, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { asPartyId, type PartyId } from '#shared/core/ids.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { EventDraft } from '#shared/core/timeline/event-draft.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../../i18n/locale.tsx'
import type { NewContact, OpenDraft } from './timeline-store.ts'

interface EventPeopleFieldsProps {
  readonly open: OpenDraft
  readonly parties: readonly Party[]
  readonly onChange: (change: Partial<EventDraft>) => void
  /** Makes a contact of a name that nobody in the case has. */
  readonly onName: (name: string) => PartyId
}

/** An option that is no person yet: choosing it makes one. */
const fresh = 'new:'

/** Who took part, and whose words are quoted. A name that is not in the case yet can be typed. */
export function EventPeopleFields({ open, parties, onChange, onName }: EventPeopleFieldsProps) {
  const text = useText()
  const words = text.timeline.form
  const { draft, contacts, faults } = open
  const [typedPeople, setTypedPeople] = useState('')
  const [typedSpeaker, setTypedSpeaker] = useState('')
  const known = [
    ...parties.map(({ id, name, brand }) => ({
      value: id as string,
      label: brand && brand !== name ? `${name} (${brand})` : name,
    })),
    ...contacts.map(({ id, name }) => ({ value: id as string, label: words.newContact(name) })),
  ]
  const names = [...parties, ...contacts].map(({ name }) => name)
  const optionsFor = (typed: string) => [...known, ...freshOption(typed, names, words.addContact)]
  const idOf = (value: string) =>
    value.startsWith(fresh) ? onName(value.slice(fresh.length)) : asPartyId(value)
  return (
    <>
      <MultiSelect
        label={words.people}
        placeholder={draft.partyIds.length === 0 ? words.peoplePlaceholder : ''}
        data={optionsFor(typedPeople)}
        value={[...draft.partyIds]}
        onChange={(chosen) => onChange({ partyIds: chosen.map(idOf) })}
        searchable
        searchValue={typedPeople}
        onSearchChange={setTypedPeople}
        selectFirstOptionOnChange
        clearable
        clearButtonProps={{ 'aria-label': words.clearPeople }}
        hidePickedOptions
        nothingFoundMessage={words.nothingFound}
      />
      <Group align="flex-start" gap="sm" grow preventGrowOverflow={false}>
        <Select
          label={words.speaker}
          placeholder={words.speakerPlaceholder}
          data={optionsFor(typedSpeaker)}
          value={draft.speaker ?? null}
          onChange={(value) => onChange({ speaker: value === null ? undefined : idOf(value) })}
          error={faults.speaker && sentenceOf(faults.speaker, text)}
          searchable
          searchValue={typedSpeaker}
          onSearchChange={setTypedSpeaker}
          selectFirstOptionOnChange
          clearable
          clearButtonProps={{ 'aria-label': words.clearSpeaker }}
          nothingFoundMessage={words.nothingFound}
          flex="1 1 220px"
        />
        <Textarea
          label={words.words}
          placeholder={words.wordsPlaceholder}
          value={draft.words}
          onChange={({ currentTarget }) => onChange({ words: currentTarget.value })}
          error={faults.words && sentenceOf(faults.words, text)}
          autosize
          minRows={1}
          maxRows={10}
          flex="3 1 320px"
        />
      </Group>
    </>
  )
}

function freshOption(
  typed: string,
  names: readonly NewContact['name'][],
  label: (name: string) => string,
): readonly { readonly value: string; readonly label: string }[] {
  const name = typed.trim()
  const isKnown = name === '' || names.some((one) => one.toLowerCase() === name.toLowerCase())
  return isKnown ? [] : [{ value: fresh + name, label: label(name) }]
}
