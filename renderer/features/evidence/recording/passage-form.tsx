import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  type Passage,
  type PassageDraft,
  passageFrom,
  type PassageProblem,
} from '#shared/core/evidence/passage.ts'
import { formatDuration } from '#shared/messages/format.ts'
import { useText } from '../../../i18n/locale.tsx'
import { ImeSafeForm } from '../../../ui/ime-safe-form.tsx'

/** Start and end, who speaks and what is said. */
export function PassageForm({
  passage,
  durationMs,
  onKeep,
  onCancel,
}: {
  readonly passage: Passage
  readonly durationMs: number | undefined
  readonly onKeep: (passage: Passage) => Promise<void>
  readonly onCancel: () => void
}) {
  const text = useText().material.passages
  const [draft, setDraft] = useState<PassageDraft>({
    from: formatDuration(passage.fromMs),
    to: formatDuration(passage.toMs),
    text: passage.text,
    speaker: passage.speaker ?? '',
  })
  const [problem, setProblem] = useState<PassageProblem>()
  const sentenceFor = (field: 'from' | 'to'): string | undefined => {
    if (problem?.field !== field) return undefined
    if (problem.kind === 'bad-time') return text.badTime
    return problem.kind === 'wrong-order' ? text.wrongOrder : text.beyondEnd(formatDuration(durationMs ?? 0))
  }
  const field = (name: keyof PassageDraft) => ({
    label: text[name],
    value: draft[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setDraft((now) => ({ ...now, [name]: value })),
  })
  const keep = () => {
    const made = passageFrom(draft, durationMs)
    setProblem(made.ok ? undefined : made.failure)
    if (made.ok) void onKeep(made.value)
  }
  return (
    <ImeSafeForm onSubmit={keep} label={text.heading}>
      <Stack gap="xs">
        <Group grow align="flex-start">
          <TextInput {...field('from')} description={text.timeHint} error={sentenceFor('from')} />
          <TextInput {...field('to')} description={text.timeHint} error={sentenceFor('to')} />
        </Group>
        <TextInput {...field('speaker')} />
        <Textarea {...field('text')} autosize minRows={2} data-autofocus />
        <Group gap="xs">
          <Button type="submit">{text.save}</Button>
          <Button variant="default" onClick={onCancel}>
            {text.cancel}
          </Button>
        </Group>
      </Stack>
    </ImeSafeForm>
  )
}
