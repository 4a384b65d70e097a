import { Alert, AppShell, Container } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { matchRoute, useLocation, useRouter } from 'wouter'
import { useStore } from 'zustand'
import { asCaseId } from '#shared/core/ids.ts'
import { useUnsavedBundleWarning } from '../features/bundle/index.ts'
import { ImportOverlay } from '../features/evidence/index.ts'
import { useText } from '../i18n/locale.tsx'
import { FailureAlert } from '../ui/failure-alert.tsx'
import { AppHeader } from './app-header.tsx'
import { AppNavigation } from './app-navigation.tsx'
import { AppRoutes } from './app-routes.tsx'
import { BrowserNotice } from './browser-notice.tsx'
import { CommandPalette } from './command-palette.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { FolderNotice } from './folder-notice.tsx'
import { goTo } from './hash-location.ts'
import type { PreferencesDoor } from './preferences.ts'
import { RoomAlert } from './room-alert.tsx'
import { SkipLink } from './skip-link.tsx'
import type { StoreHealthStore } from './store-health.ts'
import { useCaseCounts } from './use-case-counts.ts'
import { useDocumentTitle } from './use-document-title.ts'
import { useHistory } from './use-history.ts'
import { useMenuCommands } from './use-menu-commands.ts'
import { useOpenCase } from './use-open-case.ts'
import { useReading } from './use-reading.ts'
import { useUnexpected } from './use-unexpected.ts'

/** The frame around every page: bar, navigation, notices, commands and the keys that work everywhere. */
export function AppFrame({
  preferences,
  health,
}: {
  readonly preferences: PreferencesDoor
  readonly health: StoreHealthStore
}) {
  const text = useText()
  const [path] = useLocation()
  const [navigationOpen, navigation] = useDisclosure(false)
  const main = useFocusOnArrival(path)
  const history = useHistory()
  const caseId = useCaseIdOf(path)
  const open = useOpenCase(caseId)
  const counts = useCaseCounts(open.found?.case && caseId)
  const { readOnly, damaged, littleRoom } = useStore(health)

  useDocumentTitle(titleOf(path, open.found?.case?.title, text.app.nav, text.app.commands.newCase))
  useMenuCommands(history)
  useUnexpected()
  useReading(open.found?.case && caseId)
  useUnsavedBundleWarning()
  useHotkeys([
    ['mod+Z', unlessDialog(history.undo)],
    ['mod+shift+Z', unlessDialog(history.redo)],
    ['mod+Y', unlessDialog(history.redo)],
  ])

  const shown = open.found?.case
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: { base: 220, md: 240 }, breakpoint: 'sm', collapsed: { mobile: !navigationOpen } }}
      padding={{ base: 'md', md: 'lg' }}
    >
      <SkipLink onSkip={() => main.current?.focus()}>{text.app.skipToContent}</SkipLink>
      <AppShell.Header>
        <AppHeader
          case={shown}
          vendor={open.vendor}
          history={history}
          preferences={preferences}
          navigationOpen={navigationOpen}
          onToggleNavigation={navigation.toggle}
          onCommands={spotlight.open}
        />
      </AppShell.Header>
      <AppShell.Navbar aria-label={text.app.nav.label}>
        <AppNavigation
          path={path}
          open={shown && { id: shown.id, title: shown.title }}
          counts={counts}
          onNavigate={navigation.close}
        />
      </AppShell.Navbar>
      <AppShell.Main ref={main} tabIndex={-1}>
        <Container size="xl" p={0}>
          <FailureAlert failure={readOnly} title={text.app.state.readOnlyTitle} />
          <FolderNotice />
          {littleRoom && <RoomAlert room={littleRoom} />}
          {damaged.length > 0 && (
            <Alert color="red" role="alert" mb="md" icon={<IconAlertTriangle aria-hidden />}>
              {text.copies.check.lost(damaged.length)}
            </Alert>
          )}
          {path === '/' && <BrowserNotice preferences={preferences} />}
          <ErrorBoundary resetKey={path}>
            <AppRoutes preferences={preferences} open={open} />
          </ErrorBoundary>
        </Container>
      </AppShell.Main>
      <ImportOverlay
        caseId={shown?.id}
        onOpenExhibit={(id, exhibitId) => goTo(`/case/${id}/evidence?exhibit=${exhibitId}`)}
      />
      <CommandPalette caseId={shown?.id} history={history} preferences={preferences} />
    </AppShell>
  )
}

function useCaseIdOf(path: string) {
  const { parser } = useRouter()
  const [matches, params] = matchRoute(parser, '/case/:id/*?', path)
  return matches && params.id !== undefined ? asCaseId(params.id) : undefined
}

/** A new page begins at its top, for the eyes and for the keyboard; the first page leaves the focus alone. */
function useFocusOnArrival(path: string) {
  const main = useRef<HTMLElement>(null)
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [path])
  return main
}

/** Undo behind an open dialog would change what the dialog is about. */
const unlessDialog = (act: () => void) => () => {
  if (document.querySelector('[aria-modal="true"]') === null) act()
}

function titleOf(
  path: string,
  caseTitle: string | undefined,
  nav: ReturnType<typeof useText>['app']['nav'],
  newCase: string,
): string {
  const section = Object.entries(nav.sections).find(([name]) => path.endsWith(`/${name}`))?.[1]
  if (caseTitle !== undefined) return section === undefined ? caseTitle : `${section} – ${caseTitle}`
  if (path === '/settings') return nav.settings
  return path === '/new-case' ? newCase : nav.cases
}
