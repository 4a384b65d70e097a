import { NumberInput, SimpleGrid, Stack, Text } from '@mantine/core'
import type { PictureLimits } from '#shared/bundle/picture-pack/picture-limits.ts'
import { useText } from '../../i18n/locale.tsx'
import type { BundleChoices } from './bundle-choices.ts'

const MB = 1_000_000
const [leastSide, mostSide] = [200, 16_000]
const [leastMB, mostMB] = [0.1, 100]

interface PictureSettingsProps {
  readonly pictures: PictureLimits
  readonly onChoose: (change: Partial<BundleChoices>) => void
}

/** What the platform's form says of pictures. Half a number is no limit yet: the last whole one stays until then. */
export function PictureSettings({ pictures, onChoose }: PictureSettingsProps) {
  const words = useText().pictures
  const { maxSidePx, maxBytes, maxCount } = pictures
  const isBetween = (value: number | string, least: number, most: number): value is number =>
    typeof value === 'number' && value >= least && value <= most
  const shared = { allowNegative: false, clampBehavior: 'blur' } as const
  return (
    <Stack gap="xs">
      <Text size="sm">{words.hint}</Text>
      <SimpleGrid cols={3} spacing="sm">
        <NumberInput
          {...shared}
          label={words.side}
          defaultValue={maxSidePx}
          min={leastSide}
          max={mostSide}
          allowDecimal={false}
          onChange={(value) =>
            isBetween(value, leastSide, mostSide) && onChoose({ pictures: { ...pictures, maxSidePx: value } })
          }
        />
        <NumberInput
          {...shared}
          label={words.bytes}
          defaultValue={maxBytes / MB}
          min={leastMB}
          max={mostMB}
          onChange={(value) =>
            isBetween(value, leastMB, mostMB) &&
            onChoose({ pictures: { ...pictures, maxBytes: Math.round(value * MB) } })
          }
        />
        <NumberInput
          {...shared}
          label={words.count}
          placeholder={words.countHint}
          value={maxCount ?? ''}
          min={1}
          allowDecimal={false}
          onChange={(value) =>
            onChoose({
              pictures: { maxSidePx, maxBytes, ...(isBetween(value, 1, 10_000) && { maxCount: value }) },
            })
          }
        />
      </SimpleGrid>
    </Stack>
  )
}
