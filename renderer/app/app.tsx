import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { Router } from 'wouter'
import { useStore } from 'zustand'
import type { Failure } from '#shared/core/failure.ts'
import type { Result } from '#shared/core/result.ts'
import { LocaleProvider } from '../i18n/locale.tsx'
import type { SecondFolder } from '../platform/platform.ts'
import { ServicesProvider } from '../services.tsx'
import { AppFrame } from './app-frame.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { hashRouting } from './hash-location.ts'
import type { Opening } from './open-services.ts'
import type { PreferencesDoor } from './preferences.ts'
import type { StoreHealthStore } from './store-health.ts'
import { StoreGate } from './store-gate.tsx'
import { readableColors, themeFor } from './theme.ts'

export interface AppProps {
  /** Opens the records. Must be stable: it is asked again only when the user wants another try. */
  readonly open: () => Promise<Result<Opening, Failure>>
  readonly preferences: PreferencesDoor
  readonly health: StoreHealthStore
  /** Where the second copy is in a browser: what keeps the records closed may lie there. */
  readonly folder?: SecondFolder
  /** `test` turns transitions off. */
  readonly env?: 'default' | 'test'
}

const schemes = localStorageColorSchemeManager({ key: 'recourse.colour-scheme' })

/** The whole program on screen, given its services: look, language, address, records, frame. */
export function App({ open, preferences, health, folder, env = 'default' }: AppProps) {
  const locale = useStore(preferences.store, (now) => now.locale)
  return (
    <MantineProvider
      theme={themeFor(locale)}
      cssVariablesResolver={readableColors}
      colorSchemeManager={schemes}
      defaultColorScheme="auto"
      env={env}
    >
      <LocaleProvider locale={locale}>
        <Notifications position="top-center" />
        <ErrorBoundary>
          <Router {...hashRouting}>
            <StoreGate open={open} {...(folder && { folder })}>
              {(services) => (
                <ServicesProvider services={services}>
                  <AppFrame preferences={preferences} health={health} />
                </ServicesProvider>
              )}
            </StoreGate>
          </Router>
        </ErrorBoundary>
      </LocaleProvider>
    </MantineProvider>
  )
}
