import { Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import { formatDate, formatInstant } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { useServices } from '../../services.tsx'
import { lastReceived } from './compared-bundles.ts'
import { ComparisonView } from './comparison-view.tsx'
import type { Read } from './use-reopen.ts'

interface CompareChooserProps {
  readonly exports: readonly BundleExport[]
  readonly planned: BundleRecord | undefined
  readonly read: Read | undefined
}

/** A bundle that can be compared, under the name by which it is chosen. */
interface Candidate {
  readonly value: string
  readonly label: string
  readonly record: BundleRecord
}

/** Two bundles to compare: saved ones, what somebody received, one that was read, and the one planned now. */
export function CompareChooser({ exports, planned, read }: CompareChooserProps) {
  const words = useText().handover.compare
  const locale = useLocale()
  const { clock } = useServices()
  const [chosen, setChosen] = useState<{ readonly before?: string; readonly after?: string }>({})
  const saved = exports.flatMap(({ id, at, fileName, record }): readonly Candidate[] =>
    record
      ? [{ value: `export ${id}`, label: `${formatInstant(at, clock.zone())} · ${fileName}`, record }]
      : [],
  )
  const received = lastReceived(exports).map(({ recipient, record }): Candidate => {
    const label = words.received(recipient.name, formatDate(recipient.on, locale))
    return { value: `received ${recipient.name}`, label, record }
  })
  const others: readonly Candidate[] = [
    ...(read ? [{ value: 'read', label: words.read(read.fileName), record: read.found.record }] : []),
    ...(planned ? [{ value: 'now', label: words.now, record: planned }] : []),
  ]
  const all = [...received, ...others, ...saved]
  const past = all.filter(({ value }) => value !== 'now')
  if (past.length === 0) return <Text c="dimmed">{words.nothing}</Text>
  const groups = [
    { group: words.receivedGroup, items: received },
    { group: words.others, items: others },
    { group: words.saved, items: saved },
  ].filter(({ items }) => items.length > 0)
  const data = groups.map(({ group, items }) => ({
    group,
    items: items.map(({ value, label }) => ({ value, label })),
  }))
  const before =
    all.find(({ value }) => value === chosen.before) ?? all.find(({ value }) => value === 'read') ?? past[0]
  const after = all.find(({ value }) => value === chosen.after) ?? all.find(({ value }) => value === 'now')
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Select
          label={words.earlier}
          data={data}
          value={before?.value ?? null}
          onChange={(value) => value !== null && setChosen((own) => ({ ...own, before: value }))}
          allowDeselect={false}
          placeholder={words.choose}
        />
        <Select
          label={words.later}
          data={data}
          value={after?.value ?? null}
          onChange={(value) => value !== null && setChosen((own) => ({ ...own, after: value }))}
          allowDeselect={false}
          placeholder={words.choose}
        />
      </SimpleGrid>
      {before && after && <ComparisonView before={before.record} after={after.record} />}
    </Stack>
  )
}
