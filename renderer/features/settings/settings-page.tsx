import { Alert, Paper, Radio, Stack, Switch, Title, useMantineColorScheme } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { type ReactNode, useCallback, useId } from 'react'
import type { Tell } from '#shared/core/ports.ts'
import { type Locale, locales } from '#shared/messages/messages.ts'
import { languageTag } from '../../i18n/language-tag.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { type ReadingProgress, useServices, useWatched } from '../../services.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { BackupSection } from './backup-section.tsx'
import { CheckSection } from './check-section.tsx'
import { FolderSection } from './folder-section.tsx'
import { AboutFacts, DataFacts } from './shell-facts.tsx'

/** Choices about the program, where the records are, and what the program is. */
export function SettingsPage({ onLocale }: { readonly onLocale: (locale: Locale) => void }) {
  const text = useText()
  const { settings, app } = text
  const current = useLocale()
  const { platform, folder } = useServices()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Stack maw={760} gap="md">
      <PageHeader title={settings.title} />
      <Section title={settings.look}>
        <Radio.Group
          label={settings.language}
          description={settings.languageHint}
          value={current}
          onChange={(chosen) => onLocale(locales.find((locale) => locale === chosen) ?? current)}
        >
          <Stack gap="xs" mt="xs">
            {locales.map((locale) => (
              <Radio
                key={locale}
                value={locale}
                label={app.language.names[locale]}
                lang={languageTag(locale)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={settings.scheme}
          value={colorScheme}
          onChange={(chosen) => setColorScheme(chosen === 'light' || chosen === 'dark' ? chosen : 'auto')}
        >
          <Stack gap="xs" mt="xs">
            {(['auto', 'light', 'dark'] as const).map((scheme) => (
              <Radio key={scheme} value={scheme} label={app.scheme[scheme]} />
            ))}
          </Stack>
        </Radio.Group>
      </Section>
      <ReadingSection />
      <Section title={settings.data}>
        <DataFacts />
        {platform.kind === 'browser' && (
          <Alert variant="default" icon={<IconInfoCircle aria-hidden />} title={settings.browserLimits}>
            {app.browserNotice.body}
          </Alert>
        )}
      </Section>
      {folder && (
        <Section title={text.folder.title}>
          <FolderSection folder={folder} />
        </Section>
      )}
      <Section title={text.backup.title}>
        <BackupSection />
      </Section>
      <Section title={text.copies.check.title}>
        <CheckSection />
      </Section>
      <Section title={settings.about}>
        <AboutFacts />
      </Section>
    </Stack>
  )
}

/** Whether writing in pictures is recognised. */
function ReadingSection() {
  const text = useText().reading
  const { recogniser } = useServices()
  const watch = useCallback((tell: Tell<ReadingProgress>) => recogniser.watch(tell), [recogniser])
  const isOn = useWatched(watch)?.isOn
  return (
    <Section title={text.setting}>
      <Switch
        label={text.switch}
        description={text.switchHint}
        checked={isOn === true}
        disabled={isOn === undefined}
        onChange={(event) => recogniser.switchTo(event.currentTarget.checked)}
      />
    </Section>
  )
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <Paper withBorder p="lg" component="section" aria-labelledby={id}>
      <Title order={2} size="h3" id={id} mb="md">
        {title}
      </Title>
      <Stack gap="lg">{children}</Stack>
    </Paper>
  )
}
