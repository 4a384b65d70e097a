import { Button } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../i18n/locale.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'

/** To begin without the folder that holds the only copy there is, or more than this browser: asked first, because one click must not do it. */
export function LeaveFolder({
  body,
  onLeave,
}: {
  /** What leaving means; absent: that this browser has no records of its own. */
  readonly body?: string
  readonly onLeave: () => void
}) {
  const { leave, leaveOnly } = useText().folder
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {leave}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={leave}
        confirm={leave}
        onConfirm={onLeave}
        onCancel={() => setAsking(false)}
      >
        {body ?? leaveOnly}
      </ConfirmDialog>
    </>
  )
}
