import { Button, Stack, Text } from '@mantine/core'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { BackupWizard } from './backup-wizard.tsx'

/** Restores a backup on a machine where nothing is kept yet. */
export function RestorePage() {
  const { restore, needsDesktop } = useText().backup
  const { backupRestore, clock } = useServices()
  const next = (
    <Button component="a" href="#/">
      {restore.back}
    </Button>
  )
  return (
    <Stack maw={760} gap="md">
      <PageHeader title={restore.title} />
      {backupRestore ? (
        <BackupWizard backups={backupRestore} zone={clock.zone()} next={next} />
      ) : (
        <Text>{needsDesktop}</Text>
      )}
    </Stack>
  )
}
