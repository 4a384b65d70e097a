import { Alert, Button, Group, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { useText } from '../i18n/locale.tsx'
import { useServices } from '../services.tsx'
import type { PreferencesDoor } from './preferences.ts'

/** In a plain browser: what a page cannot promise. Put away once, it stays readable in the settings. */
export function BrowserNotice({ preferences }: { readonly preferences: PreferencesDoor }) {
  const { browserNotice } = useText().app
  const { platform } = useServices()
  const dismissed = useStore(preferences.store, (now) => now.dismissed.includes('browser-shell'))
  if (platform.kind === 'desktop' || dismissed) return null
  return (
    <Alert mb="lg" variant="default" icon={<IconInfoCircle aria-hidden />} title={browserNotice.title}>
      <Group justify="space-between" align="flex-end" gap="sm">
        <Text size="sm" maw={680}>
          {browserNotice.body}
        </Text>
        <Button size="xs" variant="default" onClick={() => preferences.dismiss('browser-shell')}>
          {browserNotice.dismiss}
        </Button>
      </Group>
    </Alert>
  )
}
