import { Stack, Textarea } from '@mantine/core'
import type { Problem } from '#shared/core/cases/case.ts'
import { useText } from '../../i18n/locale.tsx'

/** The problem in the three parts that a complaint form asks for. */
export function ProblemFields({
  value,
  onChange,
}: {
  readonly value: Problem
  readonly onChange: (value: Problem) => void
}) {
  const { fields } = useText().cases
  const area = (name: keyof Problem, label: string, hint: string) => (
    <Textarea
      label={label}
      description={hint}
      value={value[name]}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
    />
  )
  return (
    <Stack gap="sm">
      {area('manifestation', fields.manifestation, fields.manifestationHint)}
      {area('impact', fields.impact, fields.impactHint)}
      {area('occurred', fields.occurred, fields.occurredHint)}
    </Stack>
  )
}
