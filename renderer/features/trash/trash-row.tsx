import { Button, Group, Text } from '@mantine/core'
import {
  IconArrowBackUp,
  IconBook2,
  IconCoins,
  IconFile,
  IconFolder,
  IconTimelineEvent,
  IconTrashX,
  IconUser,
} from '@tabler/icons-react'
import type { EntityName } from '#shared/core/journal/operation.ts'
import type { TrashItem } from '#shared/core/ports.ts'
import { daysKept, removalOf } from '#shared/core/trash/trash.ts'
import { recordName } from '#shared/messages/custody-sentence.ts'
import { formatBytes, formatInstant } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { CopyHash } from '../../ui/copy-hash.tsx'
import styles from './trash.module.css'

const icons: { readonly [E in EntityName]: typeof IconFile } = {
  case: IconFolder,
  party: IconUser,
  event: IconTimelineEvent,
  exhibit: IconFile,
  entry: IconCoins,
  export: IconBook2,
}

/** One removed thing: what, from which case, when and by which device, how long it is kept, and the ways back and out. */
export function TrashRow({
  item,
  busy,
  onRestore,
  onPurge,
}: {
  readonly item: TrashItem
  readonly busy: boolean
  readonly onRestore: () => void
  readonly onPurge: () => void
}) {
  const { trash: text, custody } = useText()
  const locale = useLocale()
  const { clock } = useServices()
  const { entity, caseTitle, contents, removedAt, by, sha256, bytes, isCaseThere, isHeld } = item
  const Icon = icons[entity]
  const name = recordName(removalOf(item), locale)
  const left = daysKept(removedAt, clock.now())
  return (
    <li className={styles.item} data-removed={item.id}>
      <Icon size={20} stroke={1.6} aria-hidden className={styles.icon} />
      <div className={styles.body}>
        <Text fw={500} className={styles.name ?? ''}>
          {custody.named(text.entity[entity], name)}
          {entity !== 'case' && caseTitle !== '' && (
            <Text span c="dimmed" fw={400}>
              {' '}
              {text.inCase(caseTitle)}
            </Text>
          )}
        </Text>
        {contents && <Text size="sm">{text.contents(contents.exhibit, contents.event, contents.entry)}</Text>}
        <Group gap="0 12px" className={styles.facts ?? ''}>
          <span>{text.removedAt(formatInstant(removedAt, clock.zone()))}</span>
          <span>{by}</span>
          <span>{isHeld ? text.held : left > 0 ? text.kept(left) : text.due}</span>
          {bytes !== undefined && <span>{formatBytes(bytes, locale)}</span>}
          {sha256 !== undefined && (
            <span>
              {custody.hash.original} <CopyHash label={custody.hash.original} hash={sha256} />
            </span>
          )}
        </Group>
        {!isCaseThere && <Text size="sm">{text.caseGone(caseTitle)}</Text>}
      </div>
      <Group gap="xs" className={styles.actions ?? ''}>
        {isCaseThere && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            aria-label={text.restoreOf(name)}
            disabled={busy}
            onClick={onRestore}
          >
            {text.restore}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconTrashX size={16} aria-hidden />}
          aria-label={text.purge.buttonOf(name)}
          disabled={busy}
          onClick={onPurge}
        >
          {text.purge.button}
        </Button>
      </Group>
    </li>
  )
}
