import { type FormEvent, type KeyboardEvent, type ReactNode, useRef } from 'react'

/**
 * A form that Enter submits, except while an input method is composing: there Enter chooses the characters. Some
 * systems end the composition before they tell about the key (key code 229), so both signs are heeded.
 */
export function ImeSafeForm({
  onSubmit,
  children,
  label,
}: {
  readonly onSubmit: () => void
  readonly children: ReactNode
  readonly label?: string
}) {
  const composing = useRef(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && isComposing(event, composing.current)) event.preventDefault()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!composing.current) onSubmit()
  }
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={submit}
      onKeyDownCapture={onKeyDown}
      onCompositionStart={() => (composing.current = true)}
      onCompositionEnd={() => (composing.current = false)}
    >
      {children}
    </form>
  )
}

const isComposing = (event: KeyboardEvent, known: boolean) =>
  known || event.nativeEvent.isComposing || event.keyCode === 229
