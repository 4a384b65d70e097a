import { Alert, Button, Container, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { Failure } from '#shared/core/failure.ts'
import { ok, type Result } from '#shared/core/result.ts'
import { formatInstant } from '#shared/messages/format.ts'
import type { MirrorProgress } from '../data/mirror.ts'
import { BackupWizard } from '../features/restore/index.ts'
import { useText } from '../i18n/locale.tsx'
import type { Services } from '../services.tsx'
import { LeaveFolder } from './leave-folder.tsx'
import type { RestoreOffer } from './open-services.ts'

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The database is empty and the second copy is not: nothing new begins before what was kept is back. */
export function RestoreScreen({
  offer,
  onSettled,
}: {
  readonly offer: RestoreOffer
  readonly onSettled: (result: Result<Services, Failure>) => void
}) {
  const { copies, backup, folder } = useText()
  const { restore } = copies
  const [progress, setProgress] = useState<MirrorProgress | undefined>(undefined)
  const [bug, setBug] = useState<unknown>(undefined)
  const onRestored = useCallback(() => onSettled(ok(offer.started())), [offer, onSettled])
  // the error boundary tells of it
  if (bug !== undefined) throw bug
  const { leave } = offer
  const { cases, exhibits, last, damagedFrom } = offer.found
  const begin = () => {
    setProgress({ seq: 0, of: offer.found.rows })
    offer.restore({ onProgress: setProgress }).then(onSettled, (error: unknown) => setBug(error))
  }
  return (
    <Container component="main" size="sm" py="xl">
      <Stack>
        <Title order={1}>{restore.title}</Title>
        <Text>{restore.body}</Text>
        <Text fw={600}>
          {restore.found(cases, exhibits)}
          {last !== undefined && ` ${restore.last(formatInstant(last, zone()))}`}
        </Text>
        {offer.unfinished && progress === undefined && (
          <Alert color="orange" title={backup.restore.title}>
            <Stack>
              <Text>{backup.restore.unfinished}</Text>
              <BackupWizard backups={offer.unfinished} zone={zone()} onRestored={onRestored} />
            </Stack>
          </Alert>
        )}
        {damagedFrom !== undefined && <Text role="alert">{restore.damaged(damagedFrom)}</Text>}
        <Text c="dimmed">{restore.files}</Text>
        {leave && <Text>{folder.restoring}</Text>}
        {progress === undefined ? (
          <Group>
            <Button onClick={begin} data-autofocus>
              {restore.button}
            </Button>
            {leave && <LeaveFolder onLeave={() => void leave().catch(setBug)} />}
          </Group>
        ) : (
          <Stack gap="xs" component="output">
            <Progress.Root size="lg">
              <Progress.Section
                value={(100 * progress.seq) / Math.max(progress.of, 1)}
                aria-label={restore.button}
              />
            </Progress.Root>
            <Text size="sm">{restore.progress(progress.seq, progress.of)}</Text>
          </Stack>
        )}
      </Stack>
    </Container>
  )
}
