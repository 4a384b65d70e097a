import { Table, Text, Title } from '@mantine/core'
import type { PlannedFile } from '#shared/bundle/plan/bundle-input.ts'
import { formatBytes, formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import classes from './bundle.module.css'

/** The files of an export with their pages and sizes, known before anything is written. */
export function FileTable({ files }: { readonly files: readonly PlannedFile[] }) {
  const words = useText().bundle.plan
  const locale = useLocale()
  const number = (value: number) => formatNumber(value, locale)
  return (
    <div>
      <Title order={3} mb={4}>
        {words.files}
      </Title>
      <Table verticalSpacing={4} fz="sm" aria-label={words.files}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.file}</Table.Th>
            <Table.Th scope="col" ta="end">
              {words.bytes}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map(({ fileName, kind, bytes, firstPage, lastPage, isOverLimit }) => (
            <Table.Tr key={fileName} data-file={kind}>
              <Table.Td className={classes['long'] ?? ''}>
                {fileName}
                <Text size="xs" c="dimmed">
                  {kind === 'volume' && firstPage !== undefined && lastPage !== undefined
                    ? words.pageRange(number(firstPage), number(lastPage))
                    : words.fileKinds[kind]}
                </Text>
                {isOverLimit && (
                  <Text size="xs" c="var(--mantine-color-error)">
                    {words.overLimit}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className={classes['pages'] ?? ''} title={`${number(bytes)} B`} data-bytes={bytes}>
                {formatBytes(bytes, locale)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
