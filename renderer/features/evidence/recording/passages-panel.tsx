import { Button, Group, Paper, Stack, Text, Title, Tooltip } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useState } from 'react'
import { inOrder, type Passage } from '#shared/core/evidence/passage.ts'
import { useText } from '../../../i18n/locale.tsx'
import { PassageForm } from './passage-form.tsx'
import { PassageRow } from './passage-row.tsx'

/** How long a passage is when it is marked; its end is corrected by whoever listens on. */
const markedMs = 10_000

interface PassagesPanelProps {
  readonly passages: readonly Passage[]
  readonly durationMs: number | undefined
  /** Where the player stands, in milliseconds. */
  readonly now: () => number
  readonly onPlay: (fromMs: number) => void
  /** Resolves to true when they were kept. */
  readonly onPassages: (passages: readonly Passage[]) => Promise<boolean>
}

/** The passages of a recording, and the form for the one that is being marked or corrected. */
export function PassagesPanel({ passages, durationMs, now, onPlay, onPassages }: PassagesPanelProps) {
  const text = useText().material.passages
  /** The passage in the form; `at` is its place, absent while it is new. */
  const [open, setOpen] = useState<{ readonly passage: Passage; readonly at?: number }>()
  const mark = () => {
    const fromMs = Math.floor(now() / 1000) * 1000
    const toMs = Math.min(fromMs + markedMs, Math.max(durationMs ?? Infinity, fromMs + 1000))
    setOpen({ passage: { fromMs, toMs, text: '' } })
  }
  const keep = async (passage: Passage) => {
    const others = passages.filter((_, nth) => nth !== open?.at)
    if (await onPassages(inOrder([...others, passage]))) setOpen(undefined)
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="passages-title">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} id="passages-title">
            {text.heading}
          </Title>
          <Tooltip label={text.markHint}>
            <Button variant="default" leftSection={<IconFlag size={16} aria-hidden />} onClick={mark}>
              {text.mark}
            </Button>
          </Tooltip>
        </Group>
        {passages.length === 0 && !open && (
          <Text size="sm" c="dimmed">
            {text.none}
          </Text>
        )}
        {passages.map((passage, nth) =>
          open?.at === nth ? null : (
            <PassageRow
              key={`${passage.fromMs}-${passage.toMs}-${nth}`}
              passage={passage}
              onPlay={() => onPlay(passage.fromMs)}
              onEdit={() => setOpen({ passage, at: nth })}
              onRemove={() => void onPassages(passages.filter((_, other) => other !== nth))}
            />
          ),
        )}
        {open && (
          <PassageForm
            key={`${open.at}-${open.passage.fromMs}`}
            passage={open.passage}
            durationMs={durationMs}
            onKeep={keep}
            onCancel={() => setOpen(undefined)}
          />
        )}
      </Stack>
    </Paper>
  )
}
