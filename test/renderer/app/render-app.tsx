import { configure, render } from '@testing-library/react'
import { App } from '../../../renderer/app/app.tsx'
import type { Opening } from '../../../renderer/app/open-services.ts'
import { createPreferences } from '../../../renderer/app/preferences.ts'
import { createStoreHealth } from '../../../renderer/app/store-health.ts'
import type { Services } from '../../../renderer/services.tsx'
import type { Failure } from '../../../shared/core/failure.ts'
import { ok, type Result } from '../../../shared/core/result.ts'

// a busy machine needs longer than the library's one second to lay out a whole page in jsdom
configure({ asyncUtilTimeout: 10_000 })

/** The whole program at an address, in Simplified Chinese, over these services. */
export function renderApp(address: string, services: Services) {
  return renderOpening(address, () => Promise.resolve(ok({ kind: 'services', services })))
}

export function renderOpening(address: string, open: () => Promise<Result<Opening, Failure>>) {
  window.location.hash = address
  const health = createStoreHealth()
  const preferences = createPreferences(window.localStorage, ['zh-CN'])
  return { health, ...render(<App open={open} preferences={preferences} health={health} env="test" />) }
}
