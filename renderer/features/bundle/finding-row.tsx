import { Checkbox, Text } from '@mantine/core'
import type { PersonalFinding, PersonalPlace } from '#shared/bundle/redaction/applied-redaction.ts'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { formatNumber } from '#shared/messages/format.ts'
import { type Locale, type Messages } from '#shared/messages/messages.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import classes from './bundle.module.css'

interface FindingRowProps {
  readonly finding: PersonalFinding
  readonly exhibits: readonly Exhibit[]
  readonly isHidden: boolean
  readonly disabled: boolean
  readonly onHide: (isHidden: boolean) => void
}

/** Something personal that was found, what it is, and where it stands. */
export function FindingRow({ finding, exhibits, isHidden, disabled, onHide }: FindingRowProps) {
  const words = useText().redaction
  const locale = useLocale()
  const shown = displayName(finding.text)
  return (
    <li className={classes['choice']}>
      <Checkbox
        checked={isHidden}
        disabled={disabled}
        aria-label={words.hidden(shown)}
        onChange={({ currentTarget }) => onHide(currentTarget.checked)}
      />
      <div className={classes['what']}>
        <Text size="sm" className={classes['long'] ?? ''} style={{ fontVariantNumeric: 'tabular-nums' }}>
          {shown}
        </Text>
        <Text size="xs" c="dimmed" className={classes['long'] ?? ''}>
          {words.kinds[finding.kind]} · {placesText(finding.places, exhibits, words, locale)}
        </Text>
      </div>
    </li>
  )
}

const mostPlaces = 4

/** The first places, and how many more there are. */
export function placesText(
  places: readonly PersonalPlace[],
  exhibits: readonly Pick<Exhibit, 'id' | 'title'>[],
  { places: words }: Messages['redaction'],
  locale: Locale,
): string {
  if (places.length === 0) return words.nowhere
  const named = places.slice(0, mostPlaces).map((place) => {
    if (place.kind !== 'exhibit') return words[place.kind]
    const title = displayName(exhibits.find(({ id }) => id === place.exhibitId)?.title ?? '')
    return place.page === undefined
      ? words.exhibit(title)
      : words.page(title, formatNumber(place.page, locale))
  })
  const more = places.length - named.length
  return [...named, ...(more > 0 ? [words.more(formatNumber(more, locale))] : [])].join(' · ')
}
