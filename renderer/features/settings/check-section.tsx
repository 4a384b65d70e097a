import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { formatBytes, formatInstant } from '#shared/messages/format.ts'
import { asInstant } from '#shared/core/ids.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { type CheckReport, useServices } from '../../services.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { useCheck } from './use-check.ts'

/** Compares every file with its hash when the user asks for it, and says what was found and mended. */
export function CheckSection() {
  const { check: words } = useText().copies
  const { state, begin, cancel } = useCheck()
  const { clock } = useServices()
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {words.hint}
      </Text>
      {state.kind === 'checking' ? (
        <Group>
          <Progress.Root size="lg" flex={1}>
            <Progress.Section
              value={state.progress ? (100 * state.progress.done) / state.progress.of : 0}
              aria-label={words.button}
            />
          </Progress.Root>
          {state.progress && <Text size="sm">{words.progress(state.progress.done, state.progress.of)}</Text>}
          <Button variant="default" size="xs" onClick={cancel}>
            {words.stop}
          </Button>
        </Group>
      ) : (
        <Button variant="default" w="fit-content" onClick={begin}>
          {words.button}
        </Button>
      )}
      <Stack gap={4} component="output">
        {state.kind === 'done' && (
          <>
            <Text size="sm">{formatInstant(asInstant(state.at), clock.zone())}</Text>
            <Found report={state.report} />
          </>
        )}
        {state.kind === 'cancelled' && <Text size="sm">{words.cancelled}</Text>}
      </Stack>
      {state.kind === 'failed' && <FailureAlert failure={state.failure} />}
    </Stack>
  )
}

function Found({ report }: { readonly report: CheckReport }) {
  const { check: words } = useText().copies
  const locale = useLocale()
  const { originals, bytes, firstMended, secondMended, unmended, lost } = report
  const mended = firstMended.length + secondMended.length
  return (
    <>
      <Text size="sm" fw={600}>
        {words.found(originals - lost.length, originals, formatBytes(bytes, locale))}
      </Text>
      {mended > 0 && <Text size="sm">{words.mended(mended)}</Text>}
      {unmended.length > 0 && <Text size="sm">{words.unmended(unmended.length)}</Text>}
      {lost.length > 0 && (
        <Text size="sm" c="red">
          {words.lost(lost.length)}
        </Text>
      )}
      {lost.map((sha256) => (
        <Text key={sha256} size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {sha256}
        </Text>
      ))}
    </>
  )
}
