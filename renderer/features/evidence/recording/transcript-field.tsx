import { Paper, Textarea } from '@mantine/core'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { useText } from '../../../i18n/locale.tsx'
import { useServices } from '../../../services.tsx'
import { useSavedField } from '../detail/use-saved-field.ts'

/** What is said in a recording. Kept as it is typed. */
export function TranscriptField({
  exhibit,
  save,
}: {
  readonly exhibit: Exhibit
  readonly save: (transcript: string, group: string) => Promise<boolean>
}) {
  const text = useText().material.transcript
  const { newId } = useServices()
  const field = useSavedField(exhibit.transcript ?? '', save, newId)
  return (
    <Paper withBorder p="md">
      <Textarea label={text.label} description={text.hint} autosize minRows={4} maxRows={24} {...field} />
    </Paper>
  )
}
