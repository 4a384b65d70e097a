import { Paper, Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { CaseId, ExhibitId } from '#shared/core/ids.ts'
import { useStore } from 'zustand'
import { useText } from '../../../i18n/locale.tsx'
import { useServices } from '../../../services.tsx'
import type { Collected } from './collect-files.ts'
import { ImportCard } from './import-card.tsx'
import { announcementOf } from './announcement-of.ts'
import { importQueueOf } from './import-queue.ts'
import styles from './import.module.css'
import { useFileIntake } from './use-file-intake.ts'

/**
 * Takes files dropped or pasted anywhere, and shows what becomes of them, in a corner of every page. Stands once in the
 * program; `caseId` is the open case, without which nothing is taken in.
 */
export function ImportOverlay({
  caseId,
  onOpenExhibit,
}: {
  readonly caseId: CaseId | undefined
  readonly onOpenExhibit: (caseId: CaseId, id: ExhibitId) => void
}) {
  const text = useText().evidence.import
  const { importer, clock } = useServices()
  const queue = importQueueOf(importer)
  const jobs = useStore(queue.store, (state) => state.jobs)
  const take = useCallback(
    (files: Collected | Promise<Collected>) => {
      if (caseId !== undefined) void queue.add(caseId, files)
    },
    [caseId, queue],
  )
  const isOver = useFileIntake(clock, caseId === undefined ? undefined : take)

  return (
    <>
      {isOver && (
        <div className={styles.veil} data-testid="drop-veil">
          <Paper shadow="xl" p="xl" radius="lg">
            <Stack align="center" gap="xs">
              <IconFileUpload size={48} stroke={1.5} aria-hidden />
              <Text fw={600} size="lg">
                {text.dropHere}
              </Text>
              <Text c="dimmed">{text.dropHint}</Text>
            </Stack>
          </Paper>
        </div>
      )}
      <VisuallyHidden component="output" aria-live="polite">
        {announcementOf(jobs, text)}
      </VisuallyHidden>
      {jobs.length > 0 && (
        <section className={styles.cards} aria-label={text.region}>
          {jobs.map((job) => (
            <ImportCard
              key={job.id}
              job={job}
              onCancel={() => queue.cancel(job.id)}
              onDismiss={() => queue.dismiss(job.id)}
              onOpenExhibit={(id) => onOpenExhibit(job.caseId, id)}
            />
          ))}
        </section>
      )}
    </>
  )
}
