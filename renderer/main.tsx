import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import '@mantine/dropzone/styles.css'
import './app/app.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { openOnce } from '#shared/core/open-once.ts'
import { openServices } from './app/open-services.ts'
import { createPreferences } from './app/preferences.ts'
import { createStoreHealth } from './app/store-health.ts'
import { createPlatform } from './platform/create-platform.ts'
import { chosenFolder } from './data/chosen-folder.ts'
import { markedFolder } from './platform/folder-vault/folder-marker.ts'
import { vaultHold } from './platform/folder-vault/hold-vault.ts'
import { vaultHashes } from './workers/ports/vault-hashes.ts'
import { servedVault } from './workers/vault-copy.ts'

const root = document.getElementById('root')
if (!root) throw new Error('no #root')

const platform = createPlatform(window, {
  readRange: servedVault,
  folder: {
    kept: markedFolder(chosenFolder, window.localStorage),
    hashes: vaultHashes,
    newId: () => crypto.randomUUID(),
    hold: vaultHold(navigator.locks),
  },
})
const preferences = createPreferences(window.localStorage, navigator.languages)
const health = createStoreHealth()
platform.showLanguage(preferences.store.getState().locale)
preferences.store.subscribe(({ locale }) => platform.showLanguage(locale))

createRoot(root).render(
  <StrictMode>
    <App
      open={openOnce(() => openServices(platform, health, preferences))}
      preferences={preferences}
      health={health}
      {...(platform.secondFolder && { folder: platform.secondFolder })}
    />
  </StrictMode>,
)
