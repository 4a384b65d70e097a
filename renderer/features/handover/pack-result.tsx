import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { IconCheck, IconDeviceFloppy } from '@tabler/icons-react'
import { formatBytes, formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { Fact, FactList } from '../../ui/fact-list.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { HashText } from '../../ui/hash-text.tsx'
import type { MadePack } from './handover-store.ts'

interface PackResultProps {
  readonly made: MadePack
  readonly onSave: () => void
  readonly onDiscard: () => void
}

/** The finished pack: what was checked, the hash that stands for it, and the way to a file. */
export function PackResult({ made, onSave, onDiscard }: PackResultProps) {
  const text = useText()
  const words = text.pack.result
  const locale = useLocale()
  const { pack, fileName, saved, saving, failure } = made
  const number = (value: number) => formatNumber(value, locale)
  return (
    <Stack gap="sm">
      <Alert color="teal" icon={<IconCheck aria-hidden />} title={words.title}>
        {words.body}
      </Alert>
      <FactList>
        <Fact name={words.file}>{fileName}</Fact>
        <Fact name={words.size}>{formatBytes(pack.file.size, locale)}</Fact>
        <Fact name={words.files}>{number(pack.files)}</Fact>
        <Fact name={words.log}>
          {words.logRows(number(pack.custody.disclosed), number(pack.custody.withheld))}
        </Fact>
      </FactList>
      <div>
        <Text size="sm" c="dimmed">
          {words.sums}
        </Text>
        <HashText value={pack.sumsSha256} label={words.copy} />
        <Text size="sm">{words.sumsHint}</Text>
      </div>
      {saving ? (
        <Group wrap="nowrap">
          <Progress
            value={(saving.bytes / Math.max(pack.file.size, 1)) * 100}
            aria-label={words.saving}
            flex={1}
          />
          <Button variant="default" size="compact-md" onClick={saving.cancel}>
            {text.pack.make.cancel}
          </Button>
        </Group>
      ) : (
        <Group>
          <Button leftSection={<IconDeviceFloppy size={18} aria-hidden />} onClick={onSave}>
            {words.save}
          </Button>
          <Button variant="default" onClick={onDiscard}>
            {words.discard}
          </Button>
        </Group>
      )}
      <Text component="output" display="block" size="sm" {...(saved ? {} : { c: 'dimmed' })}>
        {saved
          ? saved.path === undefined
            ? words.handedOver(saved.name)
            : words.saved(saved.path)
          : words.notSavedYet}
      </Text>
      <FailureAlert failure={failure} />
    </Stack>
  )
}
