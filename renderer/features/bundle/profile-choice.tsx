import { Group, List, Radio, Stack, Text } from '@mantine/core'
import type { ProfileId } from '#shared/bundle/plan/bundle-input.ts'
import { plainDate } from '#shared/core/plain-date.ts'
import { formatBytes, formatDate, formatNumber } from '#shared/messages/format.ts'
import { profileOf } from '#shared/reference/profile.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import classes from './bundle.module.css'

const profiles: readonly ProfileId[] = ['prc-evidence-list', 'uk-paginated']

interface ProfileChoiceProps {
  readonly chosen: ProfileId
  readonly onChoose: (profile: ProfileId) => void
}

/** The recipient's form, each with what it is and how well we know it. */
export function ProfileChoice({ chosen, onChoose }: ProfileChoiceProps) {
  const words = useText().bundle.profile
  return (
    <Radio.Group
      label={words.label}
      value={chosen}
      onChange={(value) => {
        const profile = profiles.find((id) => id === value)
        if (profile) onChoose(profile)
      }}
    >
      <Stack gap="xs" mt="xs">
        {profiles.map((id) => (
          <div key={id} className={classes['profile']} data-chosen={id === chosen || undefined}>
            <Radio value={id} label={words.names[id]} description={words.about[id]} />
            {id === chosen && <ProfileSource id={id} />}
          </div>
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** Where the rule comes from, when it was read, how sure we are, and its limits. */
function ProfileSource({ id }: { readonly id: ProfileId }) {
  const words = useText().bundle.profile
  const locale = useLocale()
  const { source, seenOn, certainty, limits } = profileOf(id)
  const { maxPages, maxBytesTotal } = limits
  return (
    <Stack gap={4} ms={32} mt={6}>
      <Text size="sm">
        {maxPages === null && maxBytesTotal === null && words.limitsUnknown}
        {maxPages !== null && words.maxPages(formatNumber(maxPages, locale))}{' '}
        {maxBytesTotal !== null && words.maxBytes(formatBytes(maxBytesTotal, locale))}
      </Text>
      <details className={classes['source']}>
        <summary>{words.source}</summary>
        <Group gap="md" mt={4}>
          <Text size="sm" c="dimmed">
            {words.certainty[certainty]}
          </Text>
          <Text size="sm" c="dimmed">
            {words.seenOn(formatDate(plainDate(seenOn), locale))}
          </Text>
        </Group>
        <List size="sm" mt={4}>
          {source.map((line) => (
            <List.Item key={line} className={classes['long'] ?? ''}>
              {line}
            </List.Item>
          ))}
        </List>
      </details>
    </Stack>
  )
}
