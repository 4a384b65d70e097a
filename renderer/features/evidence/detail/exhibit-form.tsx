import { NativeSelect, Paper, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useCallback, useState } from 'react'
import { type Exhibit, exhibitForms } from '#shared/core/evidence/exhibit.ts'
import type { ExhibitEdit } from '#shared/core/evidence/exhibit-changes.ts'
import type { Party } from '#shared/core/parties/party.ts'
import type { Tell } from '#shared/core/ports.ts'
import { useText } from '../../../i18n/locale.tsx'
import { useServices, useWatched } from '../../../services.tsx'
import { useTell } from '../../../ui/use-tell.ts'
import { editExhibits } from '../evidence-actions.ts'
import { KindSelect } from '../kind-select.tsx'
import { useSavedField } from './use-saved-field.ts'

/** What the user says about an exhibit. Everything is kept as it is typed; nothing here touches the original. */
export function ExhibitForm({ exhibit }: { readonly exhibit: Exhibit }) {
  const words = useText()
  const text = words.evidence.form
  const { save, saved } = useSave(exhibit)
  const { parties } = useServices()
  const { caseId } = exhibit
  const watch = useCallback(
    (tell: Tell<readonly Party[]>) => parties.watchCase(caseId, tell),
    [parties, caseId],
  )
  const people = useWatched(watch) ?? []

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="exhibit-form-title">
      <Stack gap="sm">
        <div>
          <Title order={2} id="exhibit-form-title">
            {text.title}
          </Title>
          <Text component="output" size="xs" c="dimmed">
            {saved ? text.saved : text.savesItself}
          </Text>
        </div>
        <TitleField exhibit={exhibit} save={save} />
        <KindSelect
          label={text.kind}
          value={exhibit.kind}
          suggested={exhibit.kindSuggested}
          onKind={(kind) => void save({ kind })}
        />
        <SimpleGrid cols={2} spacing="xs">
          <NativeSelect
            label={text.form}
            value={exhibit.form}
            data={exhibitForms.map((form) => ({ value: form, label: words.vocabulary.form[form] }))}
            onChange={(event) => {
              const form = exhibitForms.find((known) => known === event.currentTarget.value)
              if (form) void save({ form })
            }}
          />
          <NativeSelect
            label={text.submittedBy}
            value={exhibit.submittedBy ?? ''}
            data={[
              { value: '', label: text.nobody },
              ...people.map((party) => ({
                value: party.id,
                label: `${party.name || party.brand} (${words.vocabulary.role[party.role]})`,
              })),
            ]}
            onChange={(event) => {
              const party = people.find(({ id }) => id === event.currentTarget.value)
              void save(party ? { submittedBy: party.id } : { clearSubmittedBy: true })
            }}
          />
        </SimpleGrid>
        <LongField exhibit={exhibit} field="source" save={save} />
        <LongField exhibit={exhibit} field="proves" save={save} />
        <LongField exhibit={exhibit} field="originalKeptAt" save={save} />
        <LongField exhibit={exhibit} field="note" save={save} />
      </Stack>
    </Paper>
  )
}

type Save = (edit: ExhibitEdit, group?: string) => Promise<boolean>

function useSave(exhibit: Exhibit) {
  const services = useServices()
  const tell = useTell()
  const [saved, setSaved] = useState(false)
  const save: Save = async (edit, group) => {
    const done = await editExhibits(services, exhibit.caseId, new Set([exhibit.id]), edit, group)
    if (done.ok) setSaved(true)
    else tell.failure(done.failure)
    return done.ok
  }
  return { save, saved }
}

function TitleField({ exhibit, save }: { readonly exhibit: Exhibit; readonly save: Save }) {
  const words = useText()
  const { newId } = useServices()
  const field = useSavedField(
    exhibit.title,
    // an exhibit without a title cannot be cited; the last one stays until there is another
    (title, group) => (title.trim() === '' ? Promise.resolve(false) : save({ title }, group)),
    newId,
  )
  const isEmpty = field.value.trim() === ''
  return (
    <TextInput
      label={words.evidence.form.exhibitTitle}
      required
      {...field}
      error={isEmpty ? words.evidence.form.titleNeeded : undefined}
    />
  )
}

function LongField({
  exhibit,
  field,
  save,
}: {
  readonly exhibit: Exhibit
  readonly field: 'source' | 'proves' | 'originalKeptAt' | 'note'
  readonly save: Save
}) {
  const text = useText().evidence.form
  const { newId } = useServices()
  const input = useSavedField(exhibit[field], (value, group) => save({ [field]: value }, group), newId)
  return (
    <Textarea
      label={text.field[field]}
      placeholder={text.example[field]}
      autosize
      minRows={field === 'note' ? 2 : 1}
      maxRows={8}
      {...input}
    />
  )
}
