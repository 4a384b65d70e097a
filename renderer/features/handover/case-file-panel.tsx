import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { safeFileName } from '#shared/core/evidence/display-name.ts'
import type { Failure } from '#shared/core/failure.ts'
import type { CaseId } from '#shared/core/ids.ts'
import type { SavedFile } from '../../platform/platform.ts'
import { useText } from '../../i18n/locale.tsx'
import { type FinishedCaseFile, type HandoverProgress, useServices } from '../../services.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { RunProgress } from '../../ui/run-progress.tsx'

type State =
  | { readonly phase: 'idle'; readonly failure?: Failure }
  | { readonly phase: 'making'; readonly progress: HandoverProgress | undefined }
  | {
      readonly phase: 'made'
      readonly made: FinishedCaseFile
      readonly saved?: SavedFile
      readonly failure?: Failure
    }

/** Makes the case file and saves it; leaving the page ends a making, and forgets a file that was not saved. */
function useCaseFile(caseId: CaseId) {
  const { handover, platform } = useServices()
  const words = useText().pack.caseFile
  const [state, setState] = useState<State>({ phase: 'idle' })
  const abort = useRef<AbortController>(undefined)
  const ready = useRef<{ readonly made: FinishedCaseFile; readonly isSaved: boolean }>(undefined)
  useEffect(
    () => () => {
      abort.current?.abort()
      if (ready.current) handover.discard(ready.current.made, ready.current.isSaved)
    },
    [handover],
  )
  const make = async () => {
    const run = new AbortController()
    abort.current = run
    setState({ phase: 'making', progress: undefined })
    const made = await handover.caseFile(caseId, {
      signal: run.signal,
      onProgress: (progress) => !run.signal.aborted && setState({ phase: 'making', progress }),
    })
    if (!made.ok) return setState({ phase: 'idle', failure: made.failure })
    if (run.signal.aborted) handover.discard(made.value, false)
    else ready.current = { made: made.value, isSaved: false }
    setState(run.signal.aborted ? { phase: 'idle' } : { phase: 'made', made: made.value })
  }
  const save = async (made: FinishedCaseFile) => {
    const { title, madeAt } = made.header
    const name = `${safeFileName(title, 80)} ${words.fileWord} ${madeAt.slice(0, 10)}.recourse`
    const run = { signal: new AbortController().signal, onProgress: () => undefined }
    ready.current = { made, isSaved: true }
    const saved = await platform.saveFile(name, made.file, run)
    if (!saved.ok) setState({ phase: 'made', made, failure: saved.failure })
    else if (saved.value !== 'cancelled') setState({ phase: 'made', made, saved: saved.value })
  }
  return { state, make, save, cancel: () => abort.current?.abort() }
}

/** The whole case as one file, for another machine. */
export function CaseFilePanel({ caseId }: { readonly caseId: CaseId }) {
  const words = useText().pack.caseFile
  const { state, make, save, cancel } = useCaseFile(caseId)
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="case-file">
      <Title order={2} id="case-file" mb="xs">
        {words.title}
      </Title>
      <Stack gap="md">
        <Text size="sm">{words.body}</Text>
        {state.phase === 'making' && (
          <RunProgress
            title={words.making}
            step={words.steps[state.progress?.step ?? 'pack']}
            progress={state.progress}
            cancel={words.cancel}
            onCancel={cancel}
          />
        )}
        {state.phase === 'idle' && (
          <Group>
            <Button variant="default" onClick={() => void make()}>
              {words.button}
            </Button>
          </Group>
        )}
        {state.phase === 'made' && (
          <>
            <Text component="output" display="block" size="sm">
              {savedSentence(state.saved, words) ?? words.ready}
            </Text>
            <Group>
              <Button
                leftSection={<IconDeviceFloppy size={18} aria-hidden />}
                onClick={() => void save(state.made)}
              >
                {words.save}
              </Button>
            </Group>
          </>
        )}
        {state.phase !== 'making' && <FailureAlert failure={state.failure} />}
      </Stack>
    </Paper>
  )
}

const savedSentence = (
  saved: SavedFile | undefined,
  words: { readonly saved: (name: string) => string; readonly handedOver: (name: string) => string },
): string | undefined =>
  saved && (saved.path === undefined ? words.handedOver(saved.name) : words.saved(saved.path))
