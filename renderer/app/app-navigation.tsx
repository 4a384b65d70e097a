import { Box, Divider, NavLink, ScrollArea, Stack, Text } from '@mantine/core'
import {
  IconBook2,
  IconCoins,
  IconFiles,
  IconFolders,
  IconHistory,
  IconLayoutDashboard,
  IconPackageExport,
  IconSettings,
  IconTimeline,
  IconTrash,
} from '@tabler/icons-react'
import type { CaseId } from '#shared/core/ids.ts'
import { useText } from '../i18n/locale.tsx'
import { caseHref, type CaseSection, caseSections } from '../ui/case-href.ts'
import type { CaseCounts } from './use-case-counts.ts'

const icons: { readonly [S in CaseSection]: typeof IconBook2 } = {
  overview: IconLayoutDashboard,
  evidence: IconFiles,
  timeline: IconTimeline,
  money: IconCoins,
  bundle: IconBook2,
  handover: IconPackageExport,
  history: IconHistory,
}

/** The left side: all cases, the sections of the open one with how much is in each, the settings. */
export function AppNavigation({
  path,
  open,
  counts,
  onNavigate,
}: {
  readonly path: string
  readonly open: { readonly id: CaseId; readonly title: string } | undefined
  readonly counts: CaseCounts
  readonly onNavigate: () => void
}) {
  const { nav } = useText().app
  const link = (href: string, label: string, Icon: typeof IconBook2, count?: string) => {
    const active = `#${path}` === href || (href === '#/' && path === '/new-case')
    return (
      <NavLink
        key={href}
        href={href}
        label={label}
        active={active}
        {...(active ? { 'aria-current': 'page' } : {})}
        leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
        rightSection={
          count === undefined ? undefined : (
            <Text size="xs" c={active ? 'inherit' : 'dimmed'} style={{ fontVariantNumeric: 'tabular-nums' }}>
              {count}
            </Text>
          )
        }
        onClick={onNavigate}
        style={{ borderRadius: 'var(--mantine-radius-md)' }}
      />
    )
  }
  return (
    <Stack h="100%" gap="xs" p="sm">
      <ScrollArea flex={1}>
        {link('#/', nav.cases, IconFolders)}
        {open !== undefined && (
          <>
            <Divider my="sm" />
            {/* in a box of its own: as a flex item the clamped text would show a sliver of its third line */}
            <Box mx="sm" mb={6}>
              <Text size="sm" fw={600} lineClamp={2}>
                {open.title}
              </Text>
            </Box>
            {caseSections.map((section) =>
              link(caseHref(open.id, section), nav.sections[section], icons[section], counts[section]),
            )}
          </>
        )}
      </ScrollArea>
      {link('#/trash', nav.trash, IconTrash)}
      {link('#/settings', nav.settings, IconSettings)}
    </Stack>
  )
}
