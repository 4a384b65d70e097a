import { Button, Center, Group, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { TrashItem } from '#shared/core/ports.ts'
import { removalOf } from '#shared/core/trash/trash.ts'
import { recordName } from '#shared/messages/custody-sentence.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useTell } from '../../ui/use-tell.ts'
import { restore } from './trash-actions.ts'
import { TrashRow } from './trash-row.tsx'
import styles from './trash.module.css'
import { type TrashGroup, useTrash } from './use-trash.ts'

/** What was removed from all cases, and the way back. */
export function TrashPage() {
  const text = useText().trash
  const { groups, hasMore, showMore } = useTrash()
  const { busy, bring } = useRestoring()
  return (
    <>
      <PageHeader title={text.title} description={text.description} />
      {groups === undefined && <Skeleton height={160} title={text.loading} />}
      {groups?.length === 0 && (
        <EmptyState title={text.empty.title} icon={<IconTrash size={24} />}>
          {text.empty.body}
        </EmptyState>
      )}
      <Stack gap="sm" component="section" aria-label={text.label}>
        {groups?.map((group) => (
          <RemovedTogether key={group.seq} group={group} busy={busy} onRestore={bring} />
        ))}
      </Stack>
      {hasMore && (
        <Center mt="md">
          <Button variant="default" onClick={showMore}>
            {text.more}
          </Button>
        </Center>
      )}
    </>
  )
}

function RemovedTogether({
  group: { seq, items },
  busy,
  onRestore,
}: {
  readonly group: TrashGroup
  readonly busy: boolean
  readonly onRestore: (items: readonly TrashItem[], seq?: number) => void
}) {
  const text = useText().trash
  return (
    <Paper withBorder px="md" py={4}>
      {items.length > 1 && (
        <Group justify="space-between" pt={8}>
          <Text size="sm" c="dimmed">
            {text.together(items.length)}
          </Text>
          {items.every(({ isCaseThere }) => isCaseThere) && (
            <Button variant="light" size="compact-md" disabled={busy} onClick={() => onRestore(items, seq)}>
              {text.restoreAll}
            </Button>
          )}
        </Group>
      )}
      <ul className={styles.list}>
        {items.map((item) => (
          <TrashRow
            key={`${item.entity} ${item.id}`}
            item={item}
            busy={busy}
            onRestore={() => onRestore([item])}
          />
        ))}
      </ul>
    </Paper>
  )
}

/** One restoring at a time. With `seq` all that went in that commit comes back, also what the page does not show yet. */
function useRestoring() {
  const services = useServices()
  const text = useText().trash
  const locale = useLocale()
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const run = async (items: readonly TrashItem[], seq?: number) => {
    setBusy(true)
    try {
      const wanted = seq === undefined ? items : await services.trash.removedBy(seq)
      const restored = await restore(services, wanted)
      const [only, ...others] = wanted
      if (!restored.ok) tell.failure(restored.failure)
      else if (only && others.length === 0) tell.done(text.restored(recordName(removalOf(only), locale)))
      else tell.done(text.restoredAll(wanted.length))
    } finally {
      setBusy(false)
    }
  }
  return { busy, bring: (items: readonly TrashItem[], seq?: number) => void run(items, seq) }
}
