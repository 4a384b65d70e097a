import { useMantineColorScheme } from '@mantine/core'
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { CaseId } from '#shared/core/ids.ts'
import type { CaseSummary, Tell } from '#shared/core/ports.ts'
import { locales } from '#shared/messages/messages.ts'
import { useText } from '../i18n/locale.tsx'
import { useServices, useWatched } from '../services.tsx'
import { caseSections } from '../ui/case-href.ts'
import { goTo } from './hash-location.ts'
import type { PreferencesDoor } from './preferences.ts'
import { colorSchemes } from './scheme-menu.tsx'
import type { HistoryDoor } from './use-history.ts'

/** Everything reachable by typing a few letters: cases, sections, undo, languages. Ctrl or Command and K. */
export function CommandPalette({
  caseId,
  history,
  preferences,
}: {
  readonly caseId: CaseId | undefined
  readonly history: HistoryDoor
  readonly preferences: PreferencesDoor
}) {
  const { app } = useText()
  const { cases } = useServices()
  const { setColorScheme } = useMantineColorScheme()
  const summaries = useWatched(
    useCallback((tell: Tell<readonly CaseSummary[]>) => cases.watchSummaries(tell), [cases]),
  )
  const action = (id: string, label: string, onClick: () => void): SpotlightActionData => ({
    id,
    label,
    onClick,
  })
  const here =
    caseId === undefined
      ? []
      : caseSections.map((section) =>
          action(`section-${section}`, app.nav.sections[section], () => goTo(`/case/${caseId}/${section}`)),
        )
  const open = (summaries ?? []).map(({ case: value, vendor }) => ({
    ...action(`case-${value.id}`, app.commands.openCase(value.title), () =>
      goTo(`/case/${value.id}/overview`),
    ),
    description: vendor,
  }))
  const { undoable, redoable } = history
  const program = [
    action('new-case', app.commands.newCase, () => goTo('/new-case')),
    action('cases', app.nav.cases, () => goTo('/')),
    action('trash', app.nav.trash, () => goTo('/trash')),
    action('settings', app.nav.settings, () => goTo('/settings')),
    ...(undoable === undefined ? [] : [action('undo', app.history.undoOf(undoable), history.undo)]),
    ...(redoable === undefined ? [] : [action('redo', app.history.redoOf(redoable), history.redo)]),
    ...locales.map((locale) =>
      action(`language-${locale}`, app.commands.language(app.language.names[locale]), () =>
        preferences.chooseLocale(locale),
      ),
    ),
    ...colorSchemes.map((scheme) =>
      action(`scheme-${scheme}`, app.commands.scheme(app.scheme[scheme]), () => setColorScheme(scheme)),
    ),
  ]
  const groups: SpotlightActionGroupData[] = [
    { group: app.commands.here, actions: here },
    { group: app.commands.cases, actions: open },
    { group: app.commands.program, actions: program },
  ].filter(({ actions }) => actions.length > 0)
  return (
    <Spotlight
      actions={groups}
      shortcut={['mod + K']}
      nothingFound={app.commands.nothing}
      highlightQuery
      scrollable
      attributes={{ content: { 'aria-label': app.commands.open } }}
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: app.commands.search,
        'aria-label': app.commands.search,
      }}
    />
  )
}
