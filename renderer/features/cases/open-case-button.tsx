import { Button, FileButton } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useText } from '../../i18n/locale.tsx'

interface OpenCaseButtonProps {
  readonly onChoose: (file: File) => void
  readonly isBusy: boolean
}

/** Chooses a case file of another machine. */
export function OpenCaseButton({ onChoose, isBusy }: OpenCaseButtonProps) {
  const words = useText().pack.caseFile
  return (
    <FileButton
      accept=".recourse"
      inputProps={{ 'aria-label': words.open, tabIndex: -1 }}
      onChange={(file) => file && onChoose(file)}
    >
      {(props) => (
        <Button
          {...props}
          variant="default"
          disabled={isBusy}
          leftSection={<IconFileImport size={18} aria-hidden />}
        >
          {words.open}
        </Button>
      )}
    </FileButton>
  )
}
