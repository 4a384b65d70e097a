import { Alert, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import type { Language } from '#shared/bundle/ports.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { formatBytes, formatNumber } from '#shared/messages/format.ts'
import { profileOf } from '#shared/reference/profile.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { PictureSettings } from './picture-settings.tsx'
import type { BundleChoices } from './bundle-choices.ts'

const languages: readonly Language[] = ['en', 'zh-CN', 'zh-TW', 'zh-HK']

interface BundleSettingsProps {
  readonly choices: BundleChoices
  readonly caseTitle: string
  /** Those that go into the bundle. */
  readonly chosen: readonly Exhibit[]
  /** Personal data is hidden: no original goes along. */
  readonly isHiding: boolean
  readonly onChoose: (change: Partial<BundleChoices>) => void
}

/** Title, language, and what goes along. */
export function BundleSettings({ choices, caseTitle, chosen, isHiding, onChoose }: BundleSettingsProps) {
  const text = useText()
  const words = text.bundle.options
  const compact = text.conformance
  const locale = useLocale()
  const bytes = chosen.reduce((sum, { original }) => sum + original.bytes, 0)
  const places = chosen.filter(({ original }) => original.capture.latitude !== undefined).length
  const profile = profileOf(choices.profile)
  const isOnePdf = profile.encoding === 'single-pdf'
  const hasForm = profile.indexColumns.some(({ column }) => column === 'form')
  return (
    <Stack gap="md">
      <TextInput
        label={profile.encoding === 'image-pack' ? text.pictures.title : words.title}
        value={choices.title ?? caseTitle}
        onChange={({ currentTarget }) => onChoose({ title: currentTarget.value })}
      />
      <Select
        label={words.language}
        description={words.languageHint}
        data={languages.map((value) => ({ value, label: words.languages[value] }))}
        value={choices.language}
        onChange={(value) => {
          const language = languages.find((one) => one === value)
          if (language) onChoose({ language })
        }}
        allowDeselect={false}
        maw={420}
      />
      {isOnePdf && (
        <Stack gap="xs">
          <Switch
            label={words.attach}
            description={isHiding ? text.redaction.noOriginals : words.attachHint(formatBytes(bytes, locale))}
            checked={choices.attachOriginals && !isHiding}
            disabled={isHiding}
            onChange={({ currentTarget }) => onChoose({ attachOriginals: currentTarget.checked })}
          />
          {choices.attachOriginals && !isHiding && (
            <Alert
              role="note"
              color={places > 0 ? 'orange' : 'gray'}
              icon={<IconMapPin aria-hidden />}
              ms={48}
              p="xs"
            >
              <Text size="sm">{words.attachPrivacy}</Text>
              {places > 0 && (
                <Text size="sm" fw={600}>
                  {words.attachPlaces(formatNumber(places, locale))}
                </Text>
              )}
            </Alert>
          )}
        </Stack>
      )}
      {isOnePdf && (
        <Switch
          label={compact.compactSwitch}
          description={compact.compactHint}
          checked={choices.compacts}
          onChange={({ currentTarget }) => onChoose({ compacts: currentTarget.checked })}
        />
      )}
      {hasForm && (
        <Switch
          label={words.form}
          description={words.formHint}
          checked={choices.showForm}
          onChange={({ currentTarget }) => onChoose({ showForm: currentTarget.checked })}
        />
      )}
      {profile.encoding === 'image-pack' && (
        <PictureSettings pictures={choices.pictures} onChoose={onChoose} />
      )}
      {profile.parts.includes('chronology') && (
        <Switch
          label={words.chronology}
          description={words.chronologyHint}
          checked={choices.includeChronology}
          onChange={({ currentTarget }) => onChoose({ includeChronology: currentTarget.checked })}
        />
      )}
    </Stack>
  )
}
