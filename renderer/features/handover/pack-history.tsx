import { Paper, Table, Text, Title } from '@mantine/core'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import { formatBytes, formatInstant } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { HashText } from '../../ui/hash-text.tsx'
import type { PackExport } from './pack-export.ts'
import { StampCell } from './stamp-cell.tsx'

/** Every pack of the case that was saved, newest first. */
export function PackHistory({ exports }: { readonly exports: readonly BundleExport[] }) {
  const text = useText()
  const words = text.pack.history
  const locale = useLocale()
  const { clock } = useServices()
  const packs = exports.filter((made): made is PackExport => made.pack !== undefined)
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="pack-history">
      <Title order={2} id="pack-history" mb="xs">
        {words.title}
      </Title>
      {packs.length === 0 ? (
        <Text c="dimmed">{words.empty}</Text>
      ) : (
        <>
          <Text size="sm" mb="xs">
            {words.hint}
          </Text>
          <Table.ScrollContainer minWidth={860} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table fz="sm" aria-labelledby="pack-history">
              <Table.Thead>
                <Table.Tr>
                  {[words.at, words.file, text.pack.result.size, words.sums, words.stamp].map((heading) => (
                    <Table.Th key={heading} scope="col">
                      {heading}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {packs.map((made) => {
                  const { id, at, pack } = made
                  return (
                    <Table.Tr key={id}>
                      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatInstant(at, clock.zone())}</Table.Td>
                      <Table.Td style={{ overflowWrap: 'anywhere' }}>{pack.fileName}</Table.Td>
                      <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatBytes(pack.bytes, locale)}</Table.Td>
                      <Table.Td>
                        <HashText short value={pack.sumsSha256} label={words.copy(pack.fileName)} />
                      </Table.Td>
                      <Table.Td miw={260}>
                        <StampCell made={made} />
                      </Table.Td>
                    </Table.Tr>
                  )
                })}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </Paper>
  )
}
