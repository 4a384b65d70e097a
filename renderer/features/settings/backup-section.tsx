import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { formatBytes, formatInstant } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import type { BackupReport, Backups } from '../../platform/platform.ts'
import { useServices } from '../../services.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { RunProgress } from '../../ui/run-progress.tsx'
import { useBackup } from './use-backup.ts'

/** Copies of everything on another drive. */
export function BackupSection() {
  const words = useText().backup
  const { backups } = useServices().platform
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {words.hint}
      </Text>
      {backups ? <Backup backups={backups} /> : <Text size="sm">{words.needsDesktop}</Text>}
    </Stack>
  )
}

function Backup({ backups }: { readonly backups: Backups }) {
  const words = useText().backup
  const { last, state, make, stop } = useBackup(backups)
  return (
    <>
      {state.kind === 'making' ? (
        <RunProgress
          title={words.making}
          step={words.steps[state.progress?.step ?? 'copy']}
          progress={state.progress}
          cancel={words.stop}
          onCancel={stop}
        />
      ) : (
        <Group>
          {last && (
            <Button variant="default" onClick={() => make('kept')}>
              {words.again}
            </Button>
          )}
          <Button variant={last ? 'subtle' : 'default'} onClick={() => make('new')}>
            {last ? words.chooseOther : words.choose}
          </Button>
        </Group>
      )}
      <Stack gap={4} component="output">
        {state.kind === 'stopped' && <Text size="sm">{words.stopped}</Text>}
        {state.kind !== 'making' && (last ? <Last report={last} /> : <Text size="sm">{words.none}</Text>)}
      </Stack>
      {state.kind === 'failed' && <FailureAlert failure={state.failure} />}
    </>
  )
}

function Last({ report }: { readonly report: BackupReport }) {
  const words = useText().backup
  const locale = useLocale()
  const { clock } = useServices()
  const { at, folder, cases, originals, bytes, lost, isOnSameDisk } = report
  return (
    <>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {words.last(formatInstant(at, clock.zone()), folder)}
      </Text>
      <Text size="sm">{words.holds({ cases, originals, size: formatBytes(bytes, locale) })}</Text>
      {lost.length === 0 && <Text size="sm">{words.allVerified}</Text>}
      {lost.length > 0 && (
        <Text size="sm" c="red">
          {words.lost(lost.length)}
        </Text>
      )}
      {isOnSameDisk && (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
          {words.sameDisk}
        </Alert>
      )}
    </>
  )
}
