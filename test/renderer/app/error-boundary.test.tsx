import { MantineProvider } from '@mantine/core'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ErrorBoundary } from '../../../renderer/app/error-boundary.tsx'

function Page({ broken }: { readonly broken: boolean }) {
  if (broken) throw new Error('a bug in a page')
  return <p>a page</p>
}
const shown = (broken: boolean, page: string) => (
  <MantineProvider env="test">
    <ErrorBoundary resetKey={page}>
      <Page broken={broken} />
    </ErrorBoundary>
  </MantineProvider>
)

describe('the error boundary', () => {
  // React tells every caught error on the console as well
  beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
  afterEach(() => {
    cleanup()
    vi.restoreAllMocks()
  })

  it('says that the records are safe, and gives the text for a report', () => {
    render(shown(true, '/'))

    expect(screen.getByRole('alert').textContent).toContain('Your records are safe')
    expect(screen.getByText(/a bug in a page/)).toBeTruthy()
  })

  it('is gone on the next page', () => {
    const { rerender } = render(shown(true, '/'))

    rerender(shown(false, '/settings'))

    expect(screen.getByText('a page')).toBeTruthy()
  })
})
