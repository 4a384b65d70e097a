import type { ReactNode } from 'react'

/** The first stop of the Tab key. A hash link would be taken for an address, so it moves the focus itself. */
export function SkipLink({
  onSkip,
  children,
}: {
  readonly onSkip: () => void
  readonly children: ReactNode
}) {
  return (
    <button type="button" className="skip-link" onClick={onSkip}>
      {children}
    </button>
  )
}
