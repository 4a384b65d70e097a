import { Stack } from '@mantine/core'
import { useCallback, useRef } from 'react'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import type { ExhibitEdit } from '#shared/core/evidence/exhibit-changes.ts'
import { useServices } from '../../../services.tsx'
import { useTell } from '../../../ui/use-tell.ts'
import { editExhibits } from '../evidence-actions.ts'
import { type Player, RecordingPlayer } from '../viewers/recording-player.tsx'
import { PassagesPanel } from './passages-panel.tsx'
import { TranscriptField } from './transcript-field.tsx'

/** A recording with what the user makes of it: the parts that matter, and what is said. */
export function RecordingViewer({ exhibit }: { readonly exhibit: Exhibit }) {
  const { original, title } = exhibit
  const player = useRef<Player>(null)
  const save = useSave(exhibit)
  return (
    <Stack>
      <RecordingPlayer original={original} title={title} player={player} />
      <PassagesPanel
        passages={exhibit.passages ?? []}
        durationMs={original.durationMs}
        now={() => player.current?.now() ?? 0}
        onPlay={(ms) => player.current?.playFrom(ms)}
        onPassages={(passages) => save({ passages })}
      />
      <TranscriptField exhibit={exhibit} save={(transcript, group) => save({ transcript }, group)} />
    </Stack>
  )
}

/** True when it was kept; otherwise the user is told why not. */
function useSave({ caseId, id }: Exhibit) {
  const services = useServices()
  const tell = useTell()
  return useCallback(
    async (edit: ExhibitEdit, group?: string): Promise<boolean> => {
      const done = await editExhibits(services, caseId, new Set([id]), edit, group)
      if (!done.ok) tell.failure(done.failure)
      return done.ok
    },
    [services, caseId, id, tell],
  )
}
