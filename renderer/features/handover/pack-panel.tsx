import { Alert, Button, Group, List, Paper, Select, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconLock } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { CaseId } from '#shared/core/ids.ts'
import type { CaseRedaction } from '#shared/core/redaction/redaction.ts'
import { locales } from '#shared/messages/messages.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { caseHref } from '../../ui/case-href.ts'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { RunProgress } from '../../ui/run-progress.tsx'
import { handoverStore } from './handover-store.ts'
import { makePack, type PackChoices, packProfiles, putAway, savePack } from './pack-actions.ts'
import { PackResult } from './pack-result.tsx'

interface PackPanelProps {
  readonly caseId: CaseId
  readonly redactions: readonly CaseRedaction[] | undefined
}

/** The lawyer pack: what it will hold, the making, the finished pack; one after the other in the same place. */
export function PackPanel({ caseId, redactions }: PackPanelProps) {
  const words = useText().pack.make
  const services = useServices()
  const locale = useLocale()
  const making = useStore(handoverStore, (state) => state.making)
  const [chosen, setChosen] = useState<Partial<PackChoices>>({})
  const choices: PackChoices = { profile: 'lawyer-reading-copy', language: locale, ...chosen }
  const box = useRef<HTMLDivElement>(null)
  const { phase } = making
  useEffect(() => {
    // the button that had the focus is gone: keep it in this place
    if (phase !== 'idle' && document.activeElement === document.body) box.current?.focus()
  }, [phase])
  const isHere = making.phase !== 'idle' && making.caseId === caseId
  const isElsewhere = making.phase === 'making' && making.caseId !== caseId
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="pack-title">
      <Title order={2} id="pack-title" mb="sm">
        {words.title}
      </Title>
      <div ref={box} tabIndex={-1}>
        {isHere && making.phase === 'making' && (
          <RunProgress
            title={words.progress}
            step={words.steps[making.step]}
            progress={{ done: making.share, total: 1 }}
            cancel={words.cancel}
            onCancel={making.cancel}
          />
        )}
        {isHere && making.phase === 'made' && (
          <PackResult
            made={making}
            onSave={() => void savePack(services, handoverStore, making)}
            onDiscard={() => putAway(services, handoverStore)}
          />
        )}
        {isElsewhere && <ElsewhereNote caseId={making.caseId} />}
        {!isElsewhere && (!isHere || making.phase === 'failed') && (
          <Stack gap="md">
            {isHere && making.phase === 'failed' && (
              <FailureAlert
                failure={making.failure}
                {...(making.failure.kind === 'handover/cancelled' ? {} : { title: words.failedTitle })}
              />
            )}
            <PackForm choices={choices} onChoose={setChosen} redactions={redactions} />
            <Group>
              <Button size="md" onClick={() => void makePack(services, handoverStore, caseId, choices)}>
                {words.button}
              </Button>
            </Group>
          </Stack>
        )}
      </div>
    </Paper>
  )
}

interface PackFormProps {
  readonly choices: PackChoices
  readonly onChoose: (choices: PackChoices) => void
  readonly redactions: readonly CaseRedaction[] | undefined
}

function PackForm({ choices, onChoose, redactions }: PackFormProps) {
  const text = useText()
  const words = text.pack.make
  const hides = redactions?.some(({ profile, isOn }) => profile === choices.profile && isOn) ?? false
  return (
    <>
      <div>
        <Text fw={600} mb={4}>
          {words.contents}
        </Text>
        <List size="sm" spacing={2}>
          {words.items.map((item) => (
            <List.Item key={item}>{item}</List.Item>
          ))}
        </List>
      </div>
      <Group align="start" gap="md" grow preventGrowOverflow={false}>
        <Select
          label={words.profile}
          description={text.bundle.profile.about[choices.profile]}
          data={packProfiles.map((value) => ({ value, label: text.bundle.profile.names[value] }))}
          value={choices.profile}
          onChange={(value) => {
            const profile = packProfiles.find((one) => one === value)
            if (profile) onChoose({ ...choices, profile })
          }}
          allowDeselect={false}
          inputWrapperOrder={['label', 'input', 'description']}
          miw={260}
        />
        <Select
          label={words.language}
          description={words.languageHint}
          data={locales.map((value) => ({ value, label: text.app.language.names[value] }))}
          value={choices.language}
          onChange={(value) => {
            const language = locales.find((one) => one === value)
            if (language) onChoose({ ...choices, language })
          }}
          allowDeselect={false}
          inputWrapperOrder={['label', 'input', 'description']}
          miw={260}
        />
      </Group>
      <Alert color="blue" icon={<IconLock aria-hidden />}>
        {words.confidential}
      </Alert>
      {hides && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
          {words.unhidden}
        </Alert>
      )}
    </>
  )
}

/** Why no pack can be made here now: the one of another case is under way. */
function ElsewhereNote({ caseId }: { readonly caseId: CaseId }) {
  const words = useText().pack.make
  return (
    <Group>
      <Text>{words.elsewhere}</Text>
      <Button component="a" variant="default" href={caseHref(caseId, 'handover')}>
        {words.toElsewhere}
      </Button>
    </Group>
  )
}
