import { ActionIcon, Burger, Group, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconSearch, IconSettings } from '@tabler/icons-react'
import type { Case } from '#shared/core/cases/case.ts'
import { useText } from '../i18n/locale.tsx'
import { caseHref } from '../ui/case-href.ts'
import { KeyboardHint } from '../ui/keyboard-hint.tsx'
import { CopiesBadge } from './copies-badge.tsx'
import { HistoryButtons } from './history-buttons.tsx'
import { LanguageMenu } from './language-menu.tsx'
import type { PreferencesDoor } from './preferences.ts'
import { SchemeMenu } from './scheme-menu.tsx'
import type { HistoryDoor } from './use-history.ts'

export interface AppHeaderProps {
  readonly case: Case | undefined
  readonly vendor: string
  readonly history: HistoryDoor
  readonly preferences: PreferencesDoor
  readonly navigationOpen: boolean
  readonly onToggleNavigation: () => void
  readonly onCommands: () => void
}

/** The bar on top: where you are on the left, what works everywhere on the right. */
export function AppHeader(props: AppHeaderProps) {
  const { app } = useText()
  return (
    <Group h="100%" px="md" gap="md" wrap="nowrap" justify="space-between">
      <Group gap="sm" wrap="nowrap" miw={0}>
        <Burger
          hiddenFrom="sm"
          size="sm"
          opened={props.navigationOpen}
          onClick={props.onToggleNavigation}
          aria-label={props.navigationOpen ? app.nav.hide : app.nav.open}
        />
        <Text
          component="a"
          href="#/"
          fw={700}
          size="lg"
          c="inherit"
          td="none"
          style={{ whiteSpace: 'nowrap' }}
        >
          {app.name}
        </Text>
        {props.case !== undefined && (
          <Group gap={8} wrap="nowrap" miw={0}>
            <Text c="dimmed" aria-hidden>
              /
            </Text>
            <Text component="a" href={caseHref(props.case.id)} c="inherit" td="none" fw={500} truncate>
              {props.case.title}
            </Text>
            {props.vendor !== '' && !props.case.title.includes(props.vendor) && (
              <Text c="dimmed" size="sm" truncate>
                {props.vendor}
              </Text>
            )}
          </Group>
        )}
      </Group>
      <Group gap={4} wrap="nowrap">
        <CopiesBadge />
        <HistoryButtons history={props.history} />
        <Tooltip label={app.commands.open}>
          <UnstyledButton
            onClick={props.onCommands}
            px="xs"
            py={6}
            mx={4}
            bd="1px solid var(--mantine-color-default-border)"
            bdrs="md"
          >
            <Group gap={8} wrap="nowrap">
              <VisuallyHidden>{app.commands.open}</VisuallyHidden>
              <IconSearch size={16} aria-hidden />
              <KeyboardHint keys={['mod', 'K']} />
            </Group>
          </UnstyledButton>
        </Tooltip>
        <LanguageMenu preferences={props.preferences} />
        <SchemeMenu />
        <Tooltip label={app.nav.settings}>
          <ActionIcon
            component="a"
            href="#/settings"
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={app.nav.settings}
          >
            <IconSettings size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  )
}
