import { Alert, List, Stack } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { FoundOriginal } from '#shared/bundle/reopen-bundle.ts'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import { asInstant, type CaseId } from '#shared/core/ids.ts'
import { formatInstant, formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { Fact, FactList } from '../../ui/fact-list.tsx'
import { HashText } from '../../ui/hash-text.tsx'
import { AnchorFacts } from './anchor-facts.tsx'
import { inHistory } from './compared-bundles.ts'
import type { Read } from './use-reopen.ts'

interface ReopenedViewProps {
  readonly read: Read
  readonly caseId: CaseId
  readonly exports: readonly BundleExport[]
}

/** What a bundle that was read back says of itself, and whether it is still what was written. */
export function ReopenedView({ read, caseId, exports }: ReopenedViewProps) {
  const text = useText()
  const locale = useLocale()
  const { clock } = useServices()
  const words = text.handover.reopen
  const { found, fileName } = read
  const { record } = found
  const number = (value: number) => formatNumber(value, locale)
  const names: { readonly [id: string]: string } = text.bundle.profile.names
  const profile = String(record.options['profile'] ?? '')
  const at = (instant: string) => formatInstant(asInstant(instant), clock.zone())
  const history = inHistory(exports, found)
  const same = found.originals.filter(({ state }) => state === 'same').length
  return (
    <Stack gap="sm" data-reopened={found.isUnchanged ? 'unchanged' : 'altered'}>
      <Alert
        color={found.isUnchanged ? 'teal' : 'red'}
        role={found.isUnchanged ? 'status' : 'alert'}
        icon={found.isUnchanged ? <IconCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={found.isUnchanged ? words.unchanged : words.altered}
      >
        {found.isUnchanged ? words.unchangedBody : words.alteredBody}
      </Alert>
      <FactList>
        <Fact name={words.file}>{fileName}</Fact>
        <Fact name={words.titleOf}>{record.title}</Fact>
        <Fact name={words.caseOf}>{record.caseId === caseId ? words.thisCase : words.otherCase}</Fact>
        <Fact name={words.made}>{at(record.madeAt)}</Fact>
        <Fact name={words.by}>{record.producer}</Fact>
        <Fact name={words.forWhom}>{names[profile] ?? profile}</Fact>
        <Fact name={words.pages}>{number(record.pages)}</Fact>
        {record.volumes > 1 && (
          <Fact name={words.volume}>{words.volumeOf(number(found.volume), number(record.volumes))}</Fact>
        )}
        <Fact name={words.exhibits}>{number(record.exhibits.length)}</Fact>
        <Fact name={words.originals}>
          {found.originals.length === 0
            ? words.noOriginals
            : words.originalsSame(number(same), number(found.originals.length))}
          <WrongOriginals originals={found.originals} />
        </Fact>
        <Fact name={words.history}>
          {history.kind === 'same'
            ? words.historySame(at(history.at))
            : history.kind === 'other'
              ? words.historyOther
              : words.historyNone}
        </Fact>
        <AnchorFacts key={`${record.caseId} ${record.head}`} record={record} />
        <Fact name={words.sha256}>
          <HashText value={found.sha256} label={words.copy} />
        </Fact>
      </FactList>
    </Stack>
  )
}

function WrongOriginals({ originals }: { readonly originals: readonly FoundOriginal[] }) {
  const words = useText().handover.reopen
  const wrong = originals.filter(({ state }) => state !== 'same')
  if (wrong.length === 0) return null
  return (
    <List size="sm" c="var(--mantine-color-error)">
      {wrong.map(({ fileName, state }) => (
        <List.Item key={fileName}>
          {fileName}: {words.states[state]}
        </List.Item>
      ))}
    </List>
  )
}
