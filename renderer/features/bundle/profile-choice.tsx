import { Badge, Group, List, Radio, Stack, Text } from '@mantine/core'
import type { ProfileId } from '#shared/bundle/plan/bundle-input.ts'
import { plainDate } from '#shared/core/plain-date.ts'
import { formatBytes, formatDate, formatNumber } from '#shared/messages/format.ts'
import { type LimitName, type Profile, profileIds, profileOf } from '#shared/reference/profile.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import classes from './bundle.module.css'

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
        const profile = profileIds.find((id) => id === value)
        if (profile) onChoose(profile)
      }}
    >
      <Stack gap="xs" mt="xs">
        {profileIds.map((id) => (
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
  return (
    <Stack gap={4} ms={32} mt={6}>
      <Limits limits={limits} />
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

const limitNames: readonly LimitName[] = [
  'maxBytesTotal',
  'maxBytesEach',
  'maxFiles',
  'maxPages',
  'extensions',
  'maxNameChars',
]

/** Every limit that a recipient may have; those that nobody published are marked, never guessed. */
function Limits({ limits }: { readonly limits: Profile['limits'] }) {
  const words = useText().bundle.profile
  const locale = useLocale()
  const textOf = (name: LimitName): string | undefined => {
    if (name === 'extensions') return limits.extensions?.map((ending) => `.${ending}`).join(' ')
    const limit = limits[name]
    if (limit === null) return undefined
    if (name === 'maxBytesTotal' || name === 'maxBytesEach') return words.atMost(formatBytes(limit, locale))
    const number = formatNumber(limit, locale)
    return words.atMost(name === 'maxNameChars' ? words.characters(number) : number)
  }
  const unknown = limitNames.filter((name) => textOf(name) === undefined)
  return (
    <>
      {limitNames.map((name) => {
        const text = textOf(name)
        return (
          text !== undefined && (
            <Text key={name} size="sm">
              {words.limit(words.limits[name], text)}
            </Text>
          )
        )
      })}
      {unknown.length > 0 && (
        <>
          <Group gap={6}>
            {unknown.map((name) => (
              <Badge key={name} size="sm" variant="default" tt="none" fw={500}>
                {words.limit(words.limits[name], words.unverified)}
              </Badge>
            ))}
          </Group>
          <Text size="sm" c="dimmed">
            {words.askFirst}
          </Text>
        </>
      )}
    </>
  )
}
