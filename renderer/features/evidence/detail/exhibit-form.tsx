import { NativeSelect, Paper, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
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
  /** Fields whose words the store does not have yet. */
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set())
  const onPending = useCallback((field: string, isPending: boolean) => {
    setPending((now) => {
      if (now.has(field) === isPending) return now
      const next = new Set(now)
      if (!next.delete(field)) next.add(field)
      return next
    })
  }, [])
  const shared = { exhibit, save, onPending }

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="exhibit-form-title">
      <Stack gap="sm">
        <div>
          <Title order={2} id="exhibit-form-title">
            {text.title}
          </Title>
          <Text component="output" size="xs" c="dimmed">
            {pending.size > 0 ? text.saving : saved ? text.saved : text.savesItself}
          </Text>
        </div>
        <TitleField {...shared} />
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
        <LongField {...shared} field="source" />
        <LongField {...shared} field="proves" />
        <LongField {...shared} field="originalKeptAt" />
        <LongField {...shared} field="note" />
      </Stack>
    </Paper>
  )
}

type Save = (edit: ExhibitEdit, group?: string) => Promise<boolean>

interface FieldProps {
  readonly exhibit: Exhibit
  readonly save: Save
  readonly onPending: (field: string, isPending: boolean) => void
}

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

function TitleField({ exhibit, save, onPending }: FieldProps) {
  const words = useText()
  const { newId } = useServices()
  const field = useSavedField(
    exhibit.title,
    // an exhibit without a title cannot be cited; the last one stays until there is another
    (title, group) => (title.trim() === '' ? Promise.resolve(false) : save({ title }, group)),
    newId,
  )
  const isEmpty = field.value.trim() === ''
  const isPending = !isEmpty && field.value !== exhibit.title
  useEffect(() => onPending('title', isPending), [onPending, isPending])
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
  onPending,
}: FieldProps & { readonly field: 'source' | 'proves' | 'originalKeptAt' | 'note' }) {
  const text = useText().evidence.form
  const { newId } = useServices()
  const input = useSavedField(exhibit[field], (value, group) => save({ [field]: value }, group), newId)
  const isPending = input.value !== exhibit[field]
  useEffect(() => onPending(field, isPending), [onPending, field, isPending])
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
