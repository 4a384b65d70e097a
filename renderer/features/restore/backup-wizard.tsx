import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { formatBytes, formatInstant } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import type { FoundBackup } from '../../platform/platform.ts'
import type { BackupRestore } from '../../services.tsx'
import { Fact, FactList } from '../../ui/fact-list.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { RunProgress } from '../../ui/run-progress.tsx'
import { useRestore } from './use-restore.ts'

interface BackupWizardProps {
  readonly backups: BackupRestore
  /** IANA name of the zone in which times are shown. */
  readonly zone: string
  readonly onRestored?: () => void
  /** Where to go once everything is back. */
  readonly next?: ReactNode
}

/** From "I have a backup" to everything being back: choose, look, restore. */
export function BackupWizard({ backups, zone, onRestored, next }: BackupWizardProps) {
  const words = useText().backup.restore
  const { stop: stopWord } = useText().backup
  const { state, choose, begin, stop } = useRestore(backups)
  const isDone = state.kind === 'done'
  useEffect(() => {
    if (isDone) onRestored?.()
  }, [isDone, onRestored])

  if (state.kind === 'done')
    return (
      <Alert color="teal" icon={<IconCheck aria-hidden />} aria-live="polite">
        <Stack gap="sm" align="flex-start">
          <Text>{words.done({ cases: state.report.cases, originals: state.report.originals })}</Text>
          {state.report.lost.length > 0 && <Text>{words.lost(state.report.lost.length)}</Text>}
          {next}
        </Stack>
      </Alert>
    )
  if (state.kind === 'restoring')
    return (
      <Paper withBorder p="md">
        <RunProgress
          title={words.copying}
          step={words.steps[state.progress?.step ?? 'copy']}
          progress={state.progress}
          cancel={stopWord}
          onCancel={stop}
        />
      </Paper>
    )
  const found = state.kind === 'found' ? state.found : undefined
  return (
    <Stack>
      <Text>{words.body}</Text>
      {found && <Found found={found} zone={zone} />}
      <FailureAlert failure={state.failure} />
      {state.kind === 'choosing' && state.isStopped && <Text component="output">{words.stopped}</Text>}
      <Group>
        {found && <Button onClick={() => begin(found)}>{words.begin}</Button>}
        <Button variant={found ? 'default' : 'filled'} onClick={choose}>
          {found ? words.chooseOther : words.choose}
        </Button>
      </Group>
    </Stack>
  )
}

function Found({ found, zone }: { readonly found: FoundBackup; readonly zone: string }) {
  const { holds, restore: words } = useText().backup
  const locale = useLocale()
  const { folder, cases, originals, bytes, rows, last, missing, damagedFrom } = found
  return (
    <Paper withBorder p="md" component="output" display="block">
      <Stack gap="xs">
        <Text fw={600}>{holds({ cases, originals, size: formatBytes(bytes, locale) })}</Text>
        <FactList>
          <Fact name={words.found}>{folder}</Fact>
          {last !== undefined && <Fact name={words.last}>{formatInstant(last, zone)}</Fact>}
          <Fact name={words.history}>{words.entries(rows)}</Fact>
        </FactList>
        {missing > 0 && <Text c="red">{words.missing(missing)}</Text>}
        {damagedFrom !== undefined && <Text c="red">{words.damaged(damagedFrom)}</Text>}
      </Stack>
    </Paper>
  )
}
