import { NumberInput, Select, Stack, Switch } from '@mantine/core'
import type { ExhibitOrder } from '#shared/bundle/plan/bundle-input.ts'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import { formatInstant } from '#shared/messages/format.ts'
import { profileOf } from '#shared/reference/profile.ts'
import { volumePresets } from '#shared/reference/volume-presets.ts'
import { useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import type { BundleChoices } from './bundle-choices.ts'
import classes from './bundle.module.css'

const orders: readonly ExhibitOrder[] = ['own', 'time', 'issue']
const noPreset = 'default'
const width = 420

interface ArrangementProps {
  readonly choices: BundleChoices
  /** The last export whose numbers are known. */
  readonly last: BundleExport | undefined
  readonly onChoose: (change: Partial<BundleChoices>) => void
}

/** Order, numbers and volumes: folded away, because what is chosen for the recipient is mostly right. */
export function Arrangement({ choices, last, onChoose }: ArrangementProps) {
  const words = useText().bundle.arrangement
  const { clock } = useServices()
  const profile = profileOf(choices.profile)
  const { styles } = profile.numbering
  const style = styles.find((one) => one === choices.numbering)
  const isCut = profile.encoding === 'single-pdf'
  return (
    <details className={classes['source']}>
      <summary>{words.title}</summary>
      <Stack gap="md" mt="sm">
        <Select
          label={words.order}
          data={orders.map((value) => ({ value, label: words.orders[value] }))}
          value={choices.order}
          onChange={(value) => onChoose({ order: orders.find((one) => one === value) ?? 'own' })}
          allowDeselect={false}
          maw={width}
        />
        {styles.length > 1 && (
          <Select
            label={words.numbering}
            data={styles.map((value) => ({ value, label: words.styles[value] }))}
            value={
              style ??
              (choices.order === 'issue' && styles.includes('groups') ? 'groups' : (styles[0] ?? null))
            }
            onChange={(value) => onChoose({ numbering: styles.find((one) => one === value) })}
            allowDeselect={false}
            maw={width}
          />
        )}
        {isCut && (
          <>
            <Select
              label={words.volumes}
              description={words.volumesHint}
              data={[
                ...volumePresets.map(({ id }) => ({ value: id, label: words.presets[id] ?? id })),
                { value: noPreset, label: words.noPreset },
              ]}
              value={choices.volumePreset ?? noPreset}
              onChange={(value) =>
                onChoose({ volumePreset: value === noPreset || value === null ? undefined : value })
              }
              allowDeselect={false}
              maw={width}
            />
            <NumberInput
              label={words.maxPages}
              value={choices.maxPages ?? ''}
              onChange={(value) =>
                onChoose({
                  maxPages: typeof value === 'number' && value >= 1 ? Math.floor(value) : undefined,
                })
              }
              min={1}
              allowDecimal={false}
              allowNegative={false}
              maw={width}
            />
          </>
        )}
        {last?.numbers && (
          <Switch
            label={words.keep}
            description={words.keepHint(formatInstant(last.at, clock.zone()))}
            checked={choices.keepsNumbers}
            onChange={({ currentTarget }) => onChoose({ keepsNumbers: currentTarget.checked })}
          />
        )}
      </Stack>
    </details>
  )
}
