import { Button, FileButton, Group, Paper, PasswordInput, Progress, Stack, Text, Title } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { BundleExport } from '#shared/core/evidence/bundle-export.ts'
import type { BundleRecord } from '#shared/core/evidence/bundle-record.ts'
import type { CaseId } from '#shared/core/ids.ts'
import { useText } from '../../i18n/locale.tsx'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { ImeSafeForm } from '../../ui/ime-safe-form.tsx'
import { CompareChooser } from './compare-chooser.tsx'
import { ReopenedView } from './reopened-view.tsx'
import { useReopen, wantsPassword } from './use-reopen.ts'

interface ComparePanelProps {
  readonly caseId: CaseId
  readonly exports: readonly BundleExport[]
  /** Of the plan on the screen. */
  readonly planned: BundleRecord | undefined
}

/** Reads a bundle back, and says how two of them differ. */
export function ComparePanel({ caseId, exports, planned }: ComparePanelProps) {
  const words = useText().handover.reopen
  const { reading, read, cancel, putAway } = useReopen()
  const done = reading.phase === 'read' ? reading.read : undefined
  return (
    <Paper withBorder p="md" mt="lg" component="section" aria-labelledby="bundle-compare">
      <Title order={2} id="bundle-compare" mb="xs">
        {words.title}
      </Title>
      <Stack gap="md">
        <Text size="sm">{words.hint}</Text>
        <Group>
          <FileButton
            accept="application/pdf,.pdf"
            inputProps={{ 'aria-label': words.choose, tabIndex: -1 }}
            onChange={(file) => file && read(file)}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconFileSearch size={18} aria-hidden />}
                disabled={reading.phase === 'reading'}
              >
                {words.choose}
              </Button>
            )}
          </FileButton>
          {(done ?? reading.phase === 'failed') && (
            <Button variant="subtle" onClick={putAway}>
              {words.close}
            </Button>
          )}
        </Group>
        {reading.phase === 'reading' && <ReadingProgress progress={reading.progress} onCancel={cancel} />}
        {reading.phase === 'failed' && (
          <>
            <FailureAlert failure={reading.failure} />
            {wantsPassword(reading.failure) && (
              <PasswordForm onOpen={(password) => read(reading.file, password)} />
            )}
          </>
        )}
        {done && <ReopenedView read={done} caseId={caseId} exports={exports} />}
        <CompareChooser exports={exports} planned={planned} read={done} />
      </Stack>
    </Paper>
  )
}

interface ReadingProgressProps {
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly onCancel: () => void
}

function ReadingProgress({ progress, onCancel }: ReadingProgressProps) {
  const words = useText().handover.reopen
  const share = progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
  return (
    <Group wrap="nowrap">
      <Progress value={Math.floor(share * 100)} aria-label={words.reading} flex={1} />
      <Button variant="default" size="compact-md" onClick={onCancel}>
        {words.cancel}
      </Button>
    </Group>
  )
}

function PasswordForm({ onOpen }: { readonly onOpen: (password: string) => void }) {
  const words = useText().handover.reopen
  const [password, setPassword] = useState('')
  return (
    <ImeSafeForm onSubmit={() => password !== '' && onOpen(password)}>
      <Group align="end">
        <PasswordInput
          label={words.password}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          autoComplete="off"
          w={320}
          maw="100%"
        />
        <Button type="submit" disabled={password === ''}>
          {words.open}
        </Button>
      </Group>
    </ImeSafeForm>
  )
}
