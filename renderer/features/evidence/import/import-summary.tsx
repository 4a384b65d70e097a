import { Anchor, List, Stack, Text } from '@mantine/core'
import { useCallback, type ReactNode } from 'react'
import { displayName } from '#shared/core/evidence/display-name.ts'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import { numberOf } from '#shared/core/evidence/exhibit-order.ts'
import type { ExhibitId } from '#shared/core/ids.ts'
import type { Tell } from '#shared/core/ports.ts'
import { sentenceOf } from '#shared/messages/sentence-of.ts'
import { useText } from '../../../i18n/locale.tsx'
import { useServices, useWatched } from '../../../services.tsx'
import { problemSentence } from '../problem-sentence.ts'
import { countsOf } from './counts-of.ts'
import type { ImportJob } from './import-queue.ts'
import { outcomeSentence } from './outcome-sentence.ts'

/** What became of the files of one import. Nothing is left out silently. */
export function ImportSummary({
  job,
  onOpenExhibit,
}: {
  readonly job: ImportJob
  readonly onOpenExhibit: (id: ExhibitId) => void
}) {
  const all = useText()
  const text = all.evidence.import
  const { exhibits } = useServices()
  const { caseId } = job
  const watch = useCallback(
    (tell: Tell<readonly Exhibit[]>) => exhibits.watchCase(caseId, tell),
    [exhibits, caseId],
  )
  const ordered = useWatched(watch) ?? []
  const { outcome, collected } = job
  if (outcome === undefined) return null
  const { duplicates, failed, damaged } = countsOf(outcome)
  const link = (exhibit: Exhibit) => (
    <Anchor component="button" type="button" size="sm" onClick={() => onOpenExhibit(exhibit.id)}>
      {text.openExhibit(numberOf(ordered, exhibit.id))}
    </Anchor>
  )

  return (
    <Stack gap={6}>
      <Text size="sm">{outcomeSentence(job, text)}</Text>
      {outcome.stopped && (
        <Text size="sm" c="var(--mantine-color-error)">
          {sentenceOf(outcome.stopped, all)}
        </Text>
      )}
      <Lines title={text.duplicates(duplicates.length)}>
        {duplicates.map((file, index) => (
          <List.Item key={`${file.of.id}-${index}`}>
            {text.duplicate(displayName(file.name), numberOf(ordered, file.of.id), file.of.title)}{' '}
            {link(file.of)}
          </List.Item>
        ))}
      </Lines>
      <Lines title={text.failed(failed.length)}>
        {failed.map((file, index) => (
          <List.Item key={`${file.name}-${index}`}>{sentenceOf(file.failure, all)}</List.Item>
        ))}
      </Lines>
      <Lines title={text.damaged(damaged.length)}>
        {damaged.map(({ exhibit }) => (
          <List.Item key={exhibit.id}>
            {text.damagedLine(
              displayName(exhibit.original.name),
              exhibit.original.problems.map((problem) => problemSentence(problem, all)).join(' '),
            )}{' '}
            {link(exhibit)}
          </List.Item>
        ))}
      </Lines>
      <Lines title={text.unreadable(collected.unreadable.length)}>
        {collected.unreadable.map((name, index) => (
          <List.Item key={`${name}-${index}`}>{displayName(name)}</List.Item>
        ))}
      </Lines>
      {collected.systemFiles.length > 0 && (
        <Text size="sm" c="dimmed">
          {text.systemFiles(
            collected.systemFiles.length,
            collected.systemFiles.slice(0, 3).map(displayName).join(', '),
          )}
        </Text>
      )}
    </Stack>
  )
}

function Lines({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <div>
      <Text size="sm" fw={500}>
        {title}
      </Text>
      <List size="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </List>
    </div>
  )
}
