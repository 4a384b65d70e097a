import { Button, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { ProfileId } from '#shared/bundle/plan/bundle-input.ts'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { ExportId } from '#shared/core/ids.ts'
import { formatBytes, formatDate, formatInstant, formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { HashText } from '../../ui/hash-text.tsx'
import classes from './bundle.module.css'
import { knownNames } from './compared-bundles.ts'
import { RecipientsDialog } from './recipients-dialog.tsx'

/** Every bundle of the case that was saved, newest first. */
export function ExportHistory({ exports }: { readonly exports: readonly BundleExport[] | undefined }) {
  const text = useText()
  const words = text.bundle.history
  const locale = useLocale()
  const { clock } = useServices()
  const [edited, setEdited] = useState<ExportId>()
  const names: { readonly [id: string]: string } = text.bundle.profile.names satisfies Record<
    ProfileId,
    string
  >
  const headings = [
    words.at,
    text.handover.recipients.column,
    words.profile,
    text.redaction.column,
    words.fileName,
    words.pages,
    words.size,
    words.sha256,
    words.head,
  ]
  return (
    <Paper withBorder p="md" mt="lg" component="section" aria-labelledby="bundle-history">
      <Title order={2} id="bundle-history" mb="xs">
        {words.title}
      </Title>
      {exports?.length === 0 && <Text c="dimmed">{words.empty}</Text>}
      {exports !== undefined && exports.length > 0 && (
        <Table.ScrollContainer minWidth={1380} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
          <Table fz="sm" aria-labelledby="bundle-history">
            <Table.Thead>
              <Table.Tr>
                {headings.map((heading) => (
                  <Table.Th
                    key={heading}
                    scope="col"
                    style={{ whiteSpace: 'nowrap' }}
                    title={heading === words.head ? words.headHint : undefined}
                  >
                    {heading}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {exports.map((made) => (
                <Table.Tr key={made.id}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatInstant(made.at, clock.zone())}</Table.Td>
                  <Table.Td>
                    <Recipients made={made} onEdit={() => setEdited(made.id)} />
                  </Table.Td>
                  <Table.Td>{names[made.profile] ?? made.profile}</Table.Td>
                  <Table.Td miw={130}>
                    <Hidden hidden={made.hidden} />
                  </Table.Td>
                  <Table.Td miw={200} className={classes['long'] ?? ''}>
                    {made.fileName}
                  </Table.Td>
                  <Table.Td className={classes['pages'] ?? ''}>{formatNumber(made.pages, locale)}</Table.Td>
                  <Table.Td className={classes['pages'] ?? ''}>{formatBytes(made.bytes, locale)}</Table.Td>
                  <Table.Td>
                    <HashText short value={made.sha256} label={words.copyHash(made.fileName)} />
                  </Table.Td>
                  <Table.Td>
                    <HashText short value={made.head} label={words.copyHead(made.fileName)} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <RecipientsDialog
        made={exports?.find(({ id }) => id === edited)}
        known={knownNames(exports ?? [])}
        onClose={() => setEdited(undefined)}
      />
    </Paper>
  )
}

/** What a bundle hid: how many of each kind, never what. */
function Hidden({ hidden = [] }: { readonly hidden: BundleExport['hidden'] | undefined }) {
  const words = useText().redaction
  const locale = useLocale()
  if (hidden.length === 0) return <Text size="sm">{words.none}</Text>
  return hidden.map(({ kind, count }) => (
    <Text key={kind} size="sm">
      {words.counted(formatNumber(count, locale), words.kinds[kind])}
    </Text>
  ))
}

interface RecipientsProps {
  readonly made: BundleExport
  readonly onEdit: () => void
}

function Recipients({ made, onEdit }: RecipientsProps) {
  const words = useText().handover.recipients
  const locale = useLocale()
  return (
    <Stack gap={2} align="start" miw={150}>
      {made.recipients?.map(({ name, on, channel }, index) => (
        <Text key={`${index} ${name}`} size="sm" className={classes['long'] ?? ''}>
          {words.entry(name, formatDate(on, locale), words.channels[channel])}
        </Text>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={onEdit} aria-label={words.edit(made.fileName)}>
        {words.add}
      </Button>
    </Stack>
  )
}
