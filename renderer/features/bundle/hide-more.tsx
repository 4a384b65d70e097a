import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { PlannedRedaction } from '#shared/bundle/redaction/applied-redaction.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { foldedText } from '#shared/core/redaction/folded-text.ts'
import { type CaseRedaction, ownText, type OwnTextProblem } from '#shared/core/redaction/redaction.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { ImeSafeForm } from '../../ui/ime-safe-form.tsx'
import classes from './bundle.module.css'
import { placesText } from './finding-row.tsx'

interface HideMoreProps {
  readonly redaction: CaseRedaction
  readonly exhibits: readonly Exhibit[]
  readonly found: PlannedRedaction | undefined
  readonly saving: boolean
  readonly onChange: (to: Partial<Omit<CaseRedaction, 'profile'>>) => void
}

/** Texts that no rule finds: names, addresses. */
export function HideMore({ redaction, exhibits, found, saving, onChange }: HideMoreProps) {
  const words = useText().redaction
  const locale = useLocale()
  const [draft, setDraft] = useState('')
  const [problem, setProblem] = useState<OwnTextProblem>()
  const { added } = redaction
  const add = () => {
    const read = ownText(draft, added)
    setProblem(read.ok ? undefined : read.failure)
    if (!read.ok) return
    onChange({ added: [...added, read.value] })
    setDraft('')
  }
  return (
    <Stack gap="xs">
      <ImeSafeForm onSubmit={add}>
        <Group align="flex-start" wrap="nowrap">
          <TextInput
            label={words.own}
            description={words.ownHint}
            value={draft}
            error={problem && words.problems[problem]}
            onChange={({ currentTarget }) => {
              setDraft(currentTarget.value)
              setProblem(undefined)
            }}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="off"
            flex={1}
          />
          <Button type="submit" variant="default" mt={25} disabled={saving || draft.trim() === ''}>
            {words.add}
          </Button>
        </Group>
      </ImeSafeForm>
      {added.length > 0 && (
        <ul className={classes['chooser']}>
          {added.map((text) => {
            const value = foldedText(text).folded
            const places = found?.findings.find((one) => one.kind === 'own' && one.value === value)?.places
            return (
              <li key={text} className={classes['choice']}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={saving}
                  aria-label={words.remove(text)}
                  onClick={() => onChange({ added: added.filter((one) => one !== text) })}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
                <div className={classes['what']}>
                  <Text size="sm" className={classes['long'] ?? ''}>
                    {text}
                  </Text>
                  <Text size="xs" c="dimmed" className={classes['long'] ?? ''}>
                    {places ? placesText(places, exhibits, words, locale) : words.searching}
                  </Text>
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Stack>
  )
}
