import { Alert, Button, Center, Group, Paper, Skeleton, Stack, Text } from '@mantine/core'
import { IconHourglass, IconTrash } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { Tell, TrashItem } from '#shared/core/ports.ts'
import type { PurgeOutlook } from '#shared/core/trash/purge.ts'
import { removalOf } from '#shared/core/trash/trash.ts'
import { recordName } from '#shared/messages/custody-sentence.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { type ErasingState, useServices, useWatched } from '../../services.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ModalDialog } from '../../ui/modal-dialog.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useTell } from '../../ui/use-tell.ts'
import { PurgeForm } from './purge-form.tsx'
import { restore } from './trash-actions.ts'
import { TrashRow } from './trash-row.tsx'
import styles from './trash.module.css'
import { type TrashGroup, useTrash } from './use-trash.ts'

/** What was removed from all cases, and the way back. */
export function TrashPage() {
  const text = useText().trash
  const { groups, due, hasMore, showMore } = useTrash()
  const { busy, bring } = useRestoring()
  const { asked, ask, close, done } = usePurging()
  return (
    <>
      <PageHeader
        title={text.title}
        description={text.description}
        actions={
          due.length > 0 && (
            <Button variant="default" disabled={busy} onClick={() => ask(due)}>
              {text.purge.dueButton(due.length)}
            </Button>
          )
        }
      />
      <StillErasing />
      <ModalDialog opened={asked !== undefined} onClose={close} title={text.purge.title}>
        {asked && <PurgeForm {...asked} onDone={() => done(asked.items)} onCancel={close} />}
      </ModalDialog>
      {groups === undefined && <Skeleton height={160} title={text.loading} />}
      {groups?.length === 0 && (
        <EmptyState title={text.empty.title} icon={<IconTrash size={24} />}>
          {text.empty.body}
        </EmptyState>
      )}
      <Stack gap="sm" component="section" aria-label={text.label}>
        {groups?.map((group) => (
          <RemovedTogether
            key={group.seq}
            group={group}
            busy={busy}
            onRestore={bring}
            onPurge={(item) => ask([item])}
          />
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
  onPurge,
}: {
  readonly group: TrashGroup
  readonly busy: boolean
  readonly onRestore: (items: readonly TrashItem[], seq?: number) => void
  readonly onPurge: (item: TrashItem) => void
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
            onPurge={() => onPurge(item)}
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

interface Asked {
  readonly items: readonly TrashItem[]
  readonly outlook: PurgeOutlook
}

/** Which things are about to be deleted for good, and what that would do. What is on hold is refused at once. */
function usePurging() {
  const { trash } = useServices()
  const text = useText().trash.purge
  const locale = useLocale()
  const tell = useTell()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const look = async (items: readonly TrashItem[]) => {
    const outlook = await trash.outlook(items)
    if (outlook.ok) setAsked({ items, outlook: outlook.value })
    else tell.failure(outlook.failure)
  }
  return {
    asked,
    close,
    ask: (items: readonly TrashItem[]) => void look(items),
    done: (items: readonly TrashItem[]) => {
      close()
      const [only, ...others] = items
      if (only && others.length === 0) tell.done(text.done(recordName(removalOf(only), locale)))
      else tell.done(text.doneAll(items.length))
    },
  }
}

/** That bytes of what was deleted for good are still there, and why. */
function StillErasing() {
  const text = useText().trash.purge
  const { erasures } = useServices()
  const state = useWatched(useCallback((tell: Tell<ErasingState>) => erasures.watch(tell), [erasures]))
  if (state?.kind !== 'waiting') return null
  return (
    <Alert color="orange" icon={<IconHourglass aria-hidden />} mb="md">
      {text.waiting[state.where]}
    </Alert>
  )
}
