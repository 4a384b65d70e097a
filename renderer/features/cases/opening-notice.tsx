import { Alert, Anchor, Box, Paper } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { formatNumber } from '#shared/messages/format.ts'
import { useLocale, useText } from '../../i18n/locale.tsx'
import { caseHref } from '../../ui/case-href.ts'
import { FailureAlert } from '../../ui/failure-alert.tsx'
import { RunProgress } from '../../ui/run-progress.tsx'
import type { Opening } from './use-open-case-file.ts'

interface OpeningNoticeProps {
  readonly opening: Opening
  readonly onCancel: () => void
  readonly onPutAway: () => void
}

/** How the opening of a case file goes, or went. */
export function OpeningNotice({ opening, onCancel, onPutAway }: OpeningNoticeProps) {
  const text = useText()
  const words = text.pack.caseFile
  const locale = useLocale()
  if (opening.phase === 'idle') return null
  return (
    <Box mb="lg" aria-live="polite">
      {opening.phase === 'opening' && (
        <Paper withBorder p="md">
          <RunProgress
            title={words.opening}
            step={words.steps[opening.progress?.step ?? 'check']}
            progress={opening.progress}
            cancel={words.cancel}
            onCancel={onCancel}
          />
        </Paper>
      )}
      {opening.phase === 'failed' && <FailureAlert failure={opening.failure} />}
      {opening.phase === 'opened' && (
        <Alert
          color="teal"
          icon={<IconCheck aria-hidden />}
          withCloseButton
          closeButtonLabel={text.app.close}
          onClose={onPutAway}
        >
          <Anchor href={caseHref(opening.opened.caseId)}>
            {(opening.opened.isCopy ? words.copied : words.opened)(
              opening.opened.title,
              formatNumber(opening.opened.exhibits, locale),
            )}
          </Anchor>
        </Alert>
      )}
    </Box>
  )
}
