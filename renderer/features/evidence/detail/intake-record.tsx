import { ActionIcon, Alert, CopyButton, Paper, Text, Title, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { CaptureData, Exhibit, Original } from '#shared/core/evidence/exhibit.ts'
import { formatBytes, formatDuration, formatInstant, formatNumber } from '#shared/messages/format.ts'
import type { Messages } from '#shared/messages/messages.ts'
import type { Locale } from '#shared/messages/messages.ts'
import { useLocale, useText } from '../../../i18n/locale.tsx'
import { useServices } from '../../../services.tsx'
import { problemSentence } from '../problem-sentence.ts'
import styles from './detail.module.css'

/** How the original came in, and what it says of itself. Nothing here can be changed. */
export function IntakeRecord({ exhibit }: { readonly exhibit: Exhibit }) {
  const words = useText()
  const text = words.evidence.record
  const locale = useLocale()
  const { clock } = useServices()
  const { original } = exhibit
  const zone = clock.zone()
  const rows: readonly (readonly [string, ReactNode])[] = [
    [text.name, displayName(original.name)],
    [text.type, `${words.vocabulary.media[original.media]} · ${original.type}`],
    [
      text.size,
      `${formatBytes(original.bytes, locale)} (${text.bytes(formatNumber(original.bytes, locale))})`,
    ],
    ...extentOf(original, text, locale),
    [text.hash, <HashLine key="hash" sha256={original.sha256} />],
    [text.acquired, words.vocabulary.acquisition[exhibit.acquired]],
    [text.acquiredAt, formatInstant(exhibit.acquiredAt, zone)],
    [text.acquiredOn, exhibit.acquiredOn],
    [
      text.modifiedAt,
      original.modifiedAt === undefined ? text.unknown : formatInstant(original.modifiedAt, zone),
    ],
  ]
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="intake-title">
      <Title order={2} id="intake-title" mb={2}>
        {text.title}
      </Title>
      <Text size="xs" c="dimmed" mb="xs">
        {text.hint}
      </Text>
      {original.problems.map((problem) => (
        <Alert key={problem.kind} color="orange" icon={<IconAlertTriangle aria-hidden />} p="xs" mb="xs">
          {problemSentence(problem, words)}
        </Alert>
      ))}
      <Rows rows={rows} />
      <Capture capture={original.capture} />
    </Paper>
  )
}

const extentOf = (original: Original, text: Messages['evidence']['record'], locale: Locale) => {
  const { widthPx, heightPx, pages, durationMs } = original
  return [
    ...(widthPx !== undefined && heightPx !== undefined
      ? [[text.pixels, `${formatNumber(widthPx, locale)} × ${formatNumber(heightPx, locale)}`] as const]
      : []),
    ...(pages !== undefined ? [[text.pages, formatNumber(pages, locale)] as const] : []),
    ...(durationMs !== undefined ? [[text.duration, formatDuration(durationMs)] as const] : []),
  ]
}

function Capture({ capture }: { readonly capture: CaptureData }) {
  const text = useText().evidence.record
  const { takenAt, device, software, latitude, longitude } = capture
  const rows = [
    ...(takenAt !== undefined ? [[text.takenAt, displayName(takenAt.replace('T', ' '))] as const] : []),
    ...(device !== undefined ? [[text.device, displayName(device)] as const] : []),
    ...(software !== undefined ? [[text.software, displayName(software)] as const] : []),
    ...(latitude !== undefined && longitude !== undefined
      ? [[text.place, `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`] as const]
      : []),
  ]
  if (rows.length === 0) return null
  return (
    <>
      <Title order={3} mt="md" mb={2} size="sm">
        {text.capture}
      </Title>
      <Text size="xs" c="dimmed" mb={6}>
        {text.asFound}
      </Text>
      <Rows rows={rows} />
    </>
  )
}

const Rows = ({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) => (
  <dl className={styles.record}>
    {rows.map(([label, value]) => (
      <RowPair key={label} label={label} value={value} />
    ))}
  </dl>
)

const RowPair = ({ label, value }: { readonly label: string; readonly value: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
)

function HashLine({ sha256 }: { readonly sha256: string }) {
  const text = useText().evidence.list
  return (
    <>
      <span className={styles.mono}>{sha256}</span>{' '}
      <CopyButton value={sha256}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? text.copied : text.copyHash}>
            <ActionIcon variant="subtle" size="sm" color="gray" onClick={copy} aria-label={text.copyHash}>
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </>
  )
}
