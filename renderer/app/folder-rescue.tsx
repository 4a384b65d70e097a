import { Button } from '@mantine/core'
import type { Failure } from '#shared/core/failure.ts'
import { useText } from '../i18n/locale.tsx'
import type { SecondFolder } from '../platform/platform.ts'

/** What a person can do when the folder of the second copy is all that is in the way: allow it again, or go on without. */
export function FolderRescue({
  folder,
  failure,
  onDone,
}: {
  readonly folder: SecondFolder
  readonly failure: Failure
  readonly onDone: () => void
}) {
  const words = useText().folder
  // the tab that has it is at work with it
  if (!failure.kind.startsWith('vault/') || failure.kind === 'vault/in-other-window') return null
  return (
    <>
      {failure.kind === 'vault/not-allowed' && (
        <Button variant="default" onClick={() => void folder.allow().then(onDone)}>
          {words.allow}
        </Button>
      )}
      <Button variant="default" onClick={() => void folder.forget().then(onDone)}>
        {words.leave}
      </Button>
    </>
  )
}
