import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconDots,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import type { Case } from '#shared/core/cases/case.ts'
import type { Failure } from '#shared/core/failure.ts'
import type { Result } from '#shared/core/result.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { useTell } from '../../ui/use-tell.ts'
import { gatherCase, liftHold, setArchived } from './case-actions.ts'
import { openDialog } from './overview-store.ts'
import type { SampleCase } from './sample-case.ts'

/** What can be done with the case as a whole. */
export function OverviewActions({
  case: one,
  sample,
  onGone,
}: {
  readonly case: Case
  readonly sample: SampleCase
  readonly onGone: () => void
}) {
  const { cases, hold } = useText()
  const { overview } = cases
  const services = useServices()
  const tell = useTell()
  const run = async (act: () => Promise<Result<unknown, Failure>>, then: () => void) => {
    const result = await act()
    if (result.ok) then()
    else tell.failure(result.failure)
  }
  const archive = () =>
    void run(
      () => setArchived(services, one, !one.archived),
      () => tell.done(one.archived ? cases.restoredDone : cases.archivedDone),
    )
  const lift = () =>
    void run(
      () => liftHold(services, one),
      () => tell.done(hold.liftDone),
    )
  const removeSample = () =>
    void run(
      () => sample.remove(one.id),
      () => {
        tell.done(cases.sample.removed)
        onGone()
      },
    )
  const askRemoval = async () => openDialog({ kind: 'remove', whole: await gatherCase(services, one) })
  return (
    <>
      {one.sample && (
        <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={removeSample}>
          {cases.sample.remove}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
        onClick={() => openDialog({ kind: 'facts' })}
      >
        {overview.edit}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Tooltip label={overview.more}>
            <ActionIcon variant="default" size={36} aria-label={overview.more}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown aria-label={overview.more}>
          <Menu.Item
            leftSection={
              one.archived ? <IconArchiveOff size={16} aria-hidden /> : <IconArchive size={16} aria-hidden />
            }
            onClick={archive}
          >
            {one.archived ? overview.restore : overview.archive}
          </Menu.Item>
          {one.hold ? (
            <Menu.Item leftSection={<IconLockOpen size={16} aria-hidden />} onClick={lift}>
              {hold.lift}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconLock size={16} aria-hidden />}
              onClick={() => openDialog({ kind: 'hold' })}
            >
              {hold.set}
            </Menu.Item>
          )}
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => void askRemoval()}
          >
            {overview.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
