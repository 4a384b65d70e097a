import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { locales } from '#shared/messages/messages.ts'
import { useLocale, useText } from '../i18n/locale.tsx'
import { languageTag } from '../i18n/language-tag.ts'
import type { PreferencesDoor } from './preferences.ts'

/** The languages, each by its own name. */
export function LanguageMenu({ preferences }: { readonly preferences: PreferencesDoor }) {
  const { language } = useText().app
  const current = useLocale()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={language.label}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={language.label}>
            <IconLanguage size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown aria-label={language.label}>
        {locales.map((locale) => (
          <Menu.RadioItem
            key={locale}
            value={locale}
            lang={languageTag(locale)}
            checked={locale === current}
            closeMenuOnClick
            onChange={() => preferences.chooseLocale(locale)}
          >
            {language.names[locale]}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
