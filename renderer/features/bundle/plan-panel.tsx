import { Alert, Badge, Code, Group, Loader, Stack, Table, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import type {
  BundlePlan,
  ExhibitRemark,
  PlannedExhibit,
  ProfileId,
} from '#shared/bundle/plan/bundle-input.ts'
import { formatBytes, formatNumber } from '#shared/messages/format.ts'
import type { Locale, Messages } from '#shared/messages/messages.ts'
import { profileOf } from '#shared/reference/profile.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { UnlockForm } from '../../ui/unlock-form.tsx'
import classes from './bundle.module.css'
import { FileTable } from './file-table.tsx'
import type { Planned } from './use-bundle.ts'

/** Above this many bytes common viewers become slow; a warning, no limit. */
const largeBytes = 500_000_000

interface PlanPanelProps {
  readonly planned: Planned
  readonly profile: ProfileId
  /** The button that makes it: above the tables, so that a long plan does not hide it. */
  readonly action: ReactNode
}

/** What the bundle will be, before it is made. */
export function PlanPanel({ planned, profile, action }: PlanPanelProps) {
  const words = useText().bundle.plan
  const { plan, failure, isWorking } = planned
  const isPack = profileOf(profile).encoding === 'image-pack'
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2}>{words.title}</Title>
        <Group gap={6} component="output" mih={22}>
          {isWorking && (
            <>
              <Loader size={14} aria-hidden />
              <Text size="sm" c="dimmed">
                {words.working}
              </Text>
            </>
          )}
        </Group>
      </Group>
      <FailureAlert failure={failure} />
      {!plan && !failure && !isWorking && <Text c="dimmed">{words.nothingChosen}</Text>}
      {plan && <PlanSummary plan={plan} profile={profile} />}
      {action}
      {plan && <PlanTables plan={plan} isPack={isPack} />}
    </Stack>
  )
}

const sumOf = (files: readonly { readonly bytes: number }[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0)

function PlanSummary({ plan, profile }: { readonly plan: BundlePlan; readonly profile: ProfileId }) {
  const text = useText()
  const words = text.bundle.plan
  const locale = useLocale()
  const isPack = profileOf(profile).encoding === 'image-pack'
  const attached = sumOf(plan.attachments)
  const beside = plan.files.filter(({ kind }) => kind === 'original')
  return (
    <>
      <Group gap="xs">
        <Badge size="lg" variant="light" tt="none">
          {(isPack ? text.pictures.inAll : words.pages)(formatNumber(plan.pageCount, locale))}
        </Badge>
        {!plan.isDraft && (
          <Badge size="lg" variant="light" tt="none">
            {words.size(formatBytes(plan.expectedBytes, locale))}
          </Badge>
        )}
      </Group>
      <Text size="sm">
        {isPack
          ? text.pictures.noOriginals
          : plan.attachments.length > 0
            ? words.attachments(formatNumber(plan.attachments.length, locale), formatBytes(attached, locale))
            : beside.length > 0
              ? words.beside(formatNumber(beside.length, locale), formatBytes(sumOf(beside), locale))
              : words.noAttachments}
      </Text>
      {isPack && <Text size="sm">{text.pictures.howTo}</Text>}
      <Warnings plan={plan} profile={profile} />
      <MissingSigns signs={plan.missingCharacters} />
    </>
  )
}

function PlanTables({ plan, isPack }: { readonly plan: BundlePlan; readonly isPack: boolean }) {
  const words = useText().bundle.plan
  const most = plan.record.options['pictureCount']
  return (
    <>
      {plan.files.length > 1 && !plan.isDraft && <FileTable files={plan.files} />}
      {plan.sections.length > 0 && (
        <PageTable
          label={words.sections}
          rows={plan.sections.map((part) => ({ key: `${part.kind} ${part.firstPage}`, ...part }))}
        />
      )}
      <PageTable
        label={words.exhibits}
        rows={plan.exhibits.map((part) => ({ key: part.exhibitId, ...part }))}
        {...(isPack && { pictures: { most: typeof most === 'number' ? most : Infinity } })}
      />
    </>
  )
}

function Warnings({ plan, profile }: { readonly plan: BundlePlan; readonly profile: ProfileId }) {
  const text = useText()
  const words = text.bundle.plan
  const most = plan.record.options['pictureCount']
  const locale = useLocale()
  const { maxPages, maxBytesTotal } = profileOf(profile).limits
  const warnings = [
    ...(maxPages !== null && plan.pageCount > maxPages
      ? [words.overPages(formatNumber(maxPages, locale))]
      : []),
    ...(maxBytesTotal !== null && plan.expectedBytes > maxBytesTotal
      ? [words.overBytes(formatBytes(maxBytesTotal, locale))]
      : []),
    ...(plan.files.some(({ kind, bytes }) => kind !== 'original' && bytes > largeBytes) ? [words.large] : []),
    ...(plan.files.some(({ isOverLimit }) => isOverLimit) ? [words.overLimitBody] : []),
    ...(typeof most === 'number' && plan.pageCount > most
      ? [text.pictures.tooMany(formatNumber(plan.pageCount, locale), formatNumber(most, locale))]
      : []),
  ]
  if (warnings.length === 0) return null
  return (
    <Alert role="note" color="orange" p="xs">
      {warnings.map((warning) => (
        <Text key={warning} size="sm">
          {warning}
        </Text>
      ))}
    </Alert>
  )
}

interface PageRow {
  readonly key: string
  readonly label?: string
  readonly title: string
  readonly firstPage?: number
  readonly lastPage?: number
  readonly volume?: number
  readonly notAccepted?: string
  readonly notShown?: string
  readonly leftOut?: string
  readonly locked?: PlannedExhibit['locked']
  readonly remarks?: readonly ExhibitRemark[]
}

const pagesOf = (
  { firstPage, lastPage }: PageRow,
  words: Pick<Messages['bundle']['plan'], 'page' | 'pageRange'>,
  locale: Locale,
): string =>
  firstPage === undefined || lastPage === undefined
    ? ''
    : firstPage === lastPage
      ? words.page(formatNumber(firstPage, locale))
      : words.pageRange(formatNumber(firstPage, locale), formatNumber(lastPage, locale))

interface PageTableProps {
  readonly label: string
  readonly rows: readonly PageRow[]
  /** What is counted are pictures, of which the recipient takes so many. */
  readonly pictures?: { readonly most: number }
}

function PageTable({ label, rows, pictures }: PageTableProps) {
  const text = useText()
  const words = text.bundle.plan
  const counted = pictures ? { page: text.pictures.nth, pageRange: text.pictures.range } : words
  const most = pictures?.most ?? Infinity
  const locale = useLocale()
  return (
    <div>
      <Title order={3} mb={4}>
        {label}
      </Title>
      <Table verticalSpacing={4} fz="sm" aria-label={label}>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.key}>
              <Table.Td className={classes['long'] ?? ''}>
                {row.label !== undefined && <b>{row.label} </b>}
                {row.title}
                {row.notAccepted !== undefined && (
                  <Text size="sm" c="var(--mantine-color-error)">
                    {words.notAccepted(row.notAccepted)}
                  </Text>
                )}
                {row.notShown !== undefined && (
                  <Text size="sm" c="var(--mantine-color-error)">
                    {words.notShown}
                    {text.pdf.colon}
                    {row.notShown}
                  </Text>
                )}
                {row.leftOut !== undefined && (
                  <Text size="sm" c="var(--mantine-color-error)">
                    {row.leftOut}
                  </Text>
                )}
                {row.lastPage !== undefined && row.lastPage > most && (
                  <Text size="sm" c="var(--mantine-color-error)">
                    {text.pictures.beyond(formatNumber(most, locale))}
                  </Text>
                )}
                {row.remarks?.map((remark) => (
                  <Text key={remark} size="sm" c="dimmed">
                    {words.remarks[remark]}
                  </Text>
                ))}
                {row.locked && (
                  <UnlockForm
                    sha256={row.locked.sha256}
                    name={row.label ?? row.title}
                    isWrong={row.locked.lock === 'wrong-password'}
                  />
                )}
              </Table.Td>
              <Table.Td className={classes['pages'] ?? ''}>
                {row.volume !== undefined && `${words.volume(formatNumber(row.volume, locale))}, `}
                {pagesOf(row, counted, locale)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.some(({ notShown }) => notShown !== undefined) && (
        <Text size="xs" c="dimmed" mt={4}>
          {words.notShownBody}
        </Text>
      )}
    </div>
  )
}

function MissingSigns({ signs }: { readonly signs: readonly string[] }) {
  const words = useText().bundle.plan
  if (signs.length === 0) return null
  return (
    <Alert role="note" color="orange" p="xs" title={words.missing}>
      <Text size="sm">{words.missingBody}</Text>
      <Group gap={6} mt={4}>
        {signs.map((sign) => (
          <Code key={sign}>
            {sign} U+{(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}
          </Code>
        ))}
      </Group>
    </Alert>
  )
}
