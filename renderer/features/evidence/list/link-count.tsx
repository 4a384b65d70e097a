import { Group, Text, VisuallyHidden } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { ExhibitId } from '#shared/core/ids.ts'
import type { Tell } from '#shared/core/ports.ts'
import type { CaseEvent } from '#shared/core/timeline/event.ts'
import { useText } from '../../../i18n/locale.tsx'
import { useServices, useWatched } from '../../../services.tsx'
import styles from './list.module.css'

/** How many events cite the exhibit; empty when none does. */
export function LinkCount({ id }: { readonly id: ExhibitId }) {
  const text = useText().evidence.list
  const { events } = useServices()
  const linked = useWatched(
    useCallback((tell: Tell<readonly CaseEvent[]>) => events.watchLinkedTo(id, tell), [events, id]),
  )
  const count = linked?.length ?? 0
  return (
    <td className={styles.links}>
      {count > 0 && (
        <Group gap={2} wrap="nowrap" title={text.linked(count)}>
          <IconLink size={14} aria-hidden />
          <Text size="xs" aria-hidden>
            {count}
          </Text>
          <VisuallyHidden>{text.linked(count)}</VisuallyHidden>
        </Group>
      )}
    </td>
  )
}
