import { Alert, Button, Group, Progress, Stack, Table, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconDeviceFloppy } from '@tabler/icons-react'
import type { VerificationRow } from '#shared/bundle/plan/bundle-input.ts'
import { formatBytes, formatNumber } from '#shared/messages/format.ts'
import { profileOf } from '#shared/reference/profile.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { HashText } from '../../ui/hash-text.tsx'
import { bundleSize } from './bundle-size.ts'
import type { Made, Saving } from './bundle-store.ts'
import classes from './bundle.module.css'
import { FileTable } from './file-table.tsx'

interface ResultPanelProps {
  readonly made: Made
  readonly onSave: () => void
  readonly onStartAgain: () => void
  /** The case or the choices changed after it was made. */
  readonly isOutdated: boolean
  /** Absent: it cannot be made from what is chosen now. */
  readonly onMakeAgain: (() => void) | undefined
}

/** The finished bundle: what was checked, its hash, and the way to a file. */
export function ResultPanel({ made, onSave, onStartAgain, isOutdated, onMakeAgain }: ResultPanelProps) {
  const text = useText()
  const words = text.bundle.result
  const locale = useLocale()
  const { bundle, saved, saving, failure } = made
  const isPack = profileOf(made.options.profile).encoding === 'image-pack'
  const facts = [
    [words.fileName, bundle.files[0].fileName],
    ...(bundle.files.length > 1 ? [[words.files, formatNumber(bundle.files.length, locale)] as const] : []),
    [isPack ? text.pictures.pages : words.pages, formatNumber(bundle.plan.pageCount, locale)],
    [words.size, formatBytes(bundleSize(bundle), locale)],
  ] as const
  return (
    <Stack gap="sm">
      <Alert color="teal" icon={<IconCheck aria-hidden />} title={words.title}>
        {isPack ? text.pictures.result : words.body}
        {isPack && <Text size="sm">{text.pictures.howTo}</Text>}
      </Alert>
      {isOutdated && <OutdatedWarning onMakeAgain={onMakeAgain} />}
      <Table verticalSpacing={4} fz="sm">
        <Table.Tbody>
          {facts.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              <Table.Td className={classes['long'] ?? ''}>{value}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{words.sha256}</Table.Th>
            <Table.Td>
              <HashText value={bundle.files[0].sha256} label={words.copy} />
            </Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      {saving ? (
        <SavingProgress saving={saving} total={bundleSize(bundle)} />
      ) : (
        <Group>
          <Button leftSection={<IconDeviceFloppy size={18} aria-hidden />} onClick={onSave} data-save>
            {bundle.files.length > 1 ? words.saveAll : saved ? words.saveAgain : words.save}
          </Button>
          <Button variant="default" onClick={onStartAgain}>
            {words.discard}
          </Button>
        </Group>
      )}
      <Text component="output" display="block" size="sm" {...(saved ? {} : { c: 'dimmed' })}>
        {saved
          ? saved.isFolder
            ? words.savedInFolder(saved.name)
            : saved.path === undefined
              ? words.handedOver(saved.name)
              : words.savedAt(saved.path)
          : words.notSavedYet}
      </Text>
      <FailureAlert failure={failure} />
      {bundle.files.length > 1 && <FileTable files={bundle.plan.files} />}
      <VerificationTable rows={bundle.verification} />
    </Stack>
  )
}

function OutdatedWarning({ onMakeAgain }: Pick<ResultPanelProps, 'onMakeAgain'>) {
  const words = useText().bundle.result
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={words.outdated}>
      <Text size="sm">{words.outdatedBody}</Text>
      {onMakeAgain && (
        <Button variant="default" size="compact-md" mt="xs" onClick={onMakeAgain}>
          {words.makeAgain}
        </Button>
      )}
    </Alert>
  )
}

function SavingProgress({ saving, total }: { readonly saving: Saving; readonly total: number }) {
  const words = useText().bundle.result
  const percent = total === 0 ? 0 : Math.floor((saving.bytes / total) * 100)
  return (
    <Group wrap="nowrap">
      <Progress value={percent} aria-label={words.saving} flex={1} />
      <Button variant="default" size="compact-md" onClick={saving.cancel}>
        {words.cancelSaving}
      </Button>
    </Group>
  )
}

/** Every check with how many comparisons it made. A bundle with one that fails never gets this far. */
function VerificationTable({ rows }: { readonly rows: readonly VerificationRow[] }) {
  const text = useText()
  const words = text.bundle.result
  const locale = useLocale()
  return (
    <div>
      <Title order={3} mb={4}>
        {words.verification}
      </Title>
      <Table verticalSpacing={4} fz="sm" aria-label={words.verification}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.check}</Table.Th>
            <Table.Th scope="col" ta="end">
              {words.compared}
            </Table.Th>
            <Table.Th scope="col">{words.allEqual}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ check, compared }) => (
            <Table.Tr key={check}>
              <Table.Td>{text.bundleChecks[check]}</Table.Td>
              <Table.Td className={classes['pages'] ?? ''}>{formatNumber(compared, locale)}</Table.Td>
              <Table.Td>
                <Group gap={4} wrap="nowrap">
                  {compared > 0 && <IconCheck size={16} color="var(--mantine-color-teal-6)" aria-hidden />}
                  {compared > 0 ? words.equal : words.nothing}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
