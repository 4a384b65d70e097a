import { Alert, List, Stack, Table, Text, Title } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { BundleRecord, RecordedExhibit } from '#shared/core/evidence/bundle-record.ts'
import {
  type ChangedExhibit,
  type ChangedOption,
  compareRecords,
  isSame,
} from '#shared/core/evidence/compare-records.ts'
import { formatBytes, formatNumber } from '#shared/messages/format.ts'
import type { Locale, Messages } from '#shared/messages/messages.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import classes from './bundle.module.css'

interface ComparisonViewProps {
  readonly before: BundleRecord
  readonly after: BundleRecord
}

/** How the later bundle differs from the earlier one. */
export function ComparisonView({ before, after }: ComparisonViewProps) {
  const words = useText().handover.compare
  const locale = useLocale()
  const found = compareRecords(before, after)
  const number = (value: number) => formatNumber(value, locale)
  return (
    <Stack gap="sm" data-comparison>
      {isSame(found) ? (
        <Alert color="teal" role="note" icon={<IconCheck aria-hidden />} title={words.same}>
          {words.sameBody}
        </Alert>
      ) : (
        <Text component="output" display="block">
          {words.summary(
            number(found.added.length),
            number(found.removed.length),
            number(found.changed.length),
            number(found.same),
          )}
        </Text>
      )}
      {found.repaged > 0 && <Text size="sm">{words.repaged(number(found.repaged))}</Text>}
      <Exhibits label={words.added} exhibits={found.added} />
      <Exhibits label={words.removed} exhibits={found.removed} />
      {found.changed.length > 0 && <Changed changed={found.changed} />}
      {found.options.length > 0 && <Options options={found.options} />}
    </Stack>
  )
}

interface ExhibitsProps {
  readonly label: string
  readonly exhibits: readonly RecordedExhibit[]
}

function Exhibits({ label, exhibits }: ExhibitsProps) {
  const words = useText().handover.compare
  if (exhibits.length === 0) return null
  return (
    <section aria-label={label}>
      <Title order={3} mb={4}>
        {label}
      </Title>
      <List size="sm" listStyleType="none">
        {exhibits.map(({ id, number, title }) => (
          <List.Item key={id} className={classes['long'] ?? ''}>
            {words.numbered(number, title)}
          </List.Item>
        ))}
      </List>
    </section>
  )
}

function Changed({ changed }: { readonly changed: readonly ChangedExhibit[] }) {
  const words = useText().handover.compare
  return (
    <section aria-label={words.changed}>
      <Title order={3} mb={4}>
        {words.changed}
      </Title>
      <Table fz="sm" verticalSpacing={4} aria-label={words.changed}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{words.exhibit}</Table.Th>
            <Table.Th scope="col">{words.what}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changed.map((one) => (
            <Table.Tr key={one.after.id}>
              <Table.Td className={classes['long'] ?? ''}>
                {words.numbered(one.after.number, one.after.title)}
              </Table.Td>
              <Table.Td className={classes['long'] ?? ''}>
                {one.changes.map((change) => (
                  <div key={change}>{changeText(one, change, words)}</div>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

type Words = Messages['handover']['compare']

function changeText(
  { before, after }: ChangedExhibit,
  change: ChangedExhibit['changes'][number],
  words: Words,
): string {
  const texts = (one: RecordedExhibit): string =>
    change === 'number' ? one.number : change === 'title' ? one.title : words.carried[one.carried]
  return words.changes[change](texts(before), texts(after))
}

function Options({ options }: { readonly options: readonly ChangedOption[] }) {
  const text = useText()
  const locale = useLocale()
  const words = text.handover.compare
  return (
    <section aria-label={words.options}>
      <Title order={3} mb={4}>
        {words.options}
      </Title>
      <Table fz="sm" verticalSpacing={4} aria-label={words.options}>
        <Table.Thead>
          <Table.Tr>
            {[words.choice, words.before, words.after].map((heading) => (
              <Table.Th key={heading} scope="col">
                {heading}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {options.map(({ name, before, after }) => (
            <Table.Tr key={name}>
              <Table.Td>{words.names[name] ?? name}</Table.Td>
              {[before, after].map((value, index) => (
                <Table.Td key={index === 0 ? 'before' : 'after'} className={classes['long'] ?? ''}>
                  {valueText(name, value, text, locale)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

/** A choice in words; one that this program does not know stands as it is. */
function valueText(name: string, value: ChangedOption['after'], text: Messages, locale: Locale): string {
  const { handover, bundle } = text
  if (value === undefined) return handover.compare.unset
  if (typeof value === 'boolean') return value ? handover.compare.yes : handover.compare.no
  if (typeof value === 'number')
    return name === 'maxBytes' || name === 'pictureBytes'
      ? formatBytes(value, locale)
      : formatNumber(value, locale)
  const named: { readonly [name: string]: { readonly [value: string]: string } } = {
    profile: bundle.profile.names,
    language: bundle.options.languages,
    order: bundle.arrangement.orders,
    numbering: bundle.arrangement.styles,
    foreignPages: { rasterise: handover.compare.yes },
  }
  return named[name]?.[value] ?? value
}
