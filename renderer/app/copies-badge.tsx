import { Badge, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCopyCheck, IconFileDescription, IconRefresh } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { Tell } from '#shared/core/ports.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../i18n/locale.tsx'
import { type CopiesState, useServices, useWatched } from '../services.tsx'

const looks = {
  none: { color: 'gray', Icon: IconFileDescription },
  copying: { color: 'blue', Icon: IconRefresh },
  two: { color: 'green', Icon: IconCopyCheck },
  lacking: { color: 'orange', Icon: IconAlertTriangle },
  one: { color: 'orange', Icon: IconAlertTriangle },
} as const

/** How many copies there are of everything, always in sight; a click says what that means. */
export function CopiesBadge() {
  const text = useText()
  const { copies: words } = text
  const { copies } = useServices()
  const watch = useCallback((tell: Tell<CopiesState>) => copies.watch(tell), [copies])
  const state = useWatched(watch)
  if (state === undefined) return null
  const { color, Icon } = looks[state.kind]
  return (
    <Popover width={320} position="bottom-end" withArrow shadow="md" trapFocus={false}>
      <Popover.Target>
        <UnstyledButton mx={4} data-copies={state.kind} aria-haspopup="dialog">
          <Badge
            variant="default"
            size="lg"
            tt="none"
            fw={600}
            leftSection={<Icon size={14} color={`var(--mantine-color-${color}-6)`} aria-hidden />}
          >
            {words.short[state.kind]}
          </Badge>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm">{words.meaning[state.kind]}</Text>
          {state.kind === 'copying' && state.progress && (
            <Text size="sm">{words.progress(state.progress.seq, state.progress.of)}</Text>
          )}
          {state.kind === 'one' && <Text size="sm">{sentenceOf(state.failure, text)}</Text>}
          {state.kind === 'lacking' && <Text size="sm">{words.lost(state.lost.length)}</Text>}
          {state.kind === 'copying' && state.files && (
            <Text size="sm">{words.files(state.files.done, state.files.of)}</Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
