import { Modal, type ModalProps } from '@mantine/core'
import { useText } from '../i18n/locale.tsx'

/**
 * A dialog as this program uses them: its close button has a name, and a click beside it does not throw away what
 * was typed.
 */
export function ModalDialog(props: ModalProps) {
  const text = useText()
  return (
    <Modal
      closeButtonProps={{ 'aria-label': text.app.close }}
      closeOnClickOutside={false}
      size="lg"
      {...props}
    />
  )
}
