import { cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { handoverStore } from '../../../renderer/features/handover/handover-store.ts'
import { HandoverPage } from '../../../renderer/features/handover/index.ts'
import { put } from '../../../shared/core/journal/operation.ts'
import { zhCN } from '../../../shared/messages/zh-CN/zh-CN.ts'
import { aCase, caseId } from '../../builders/a-case.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { renderPage } from '../app/render-page.tsx'
import { someServices } from '../app/some-services.ts'

const words = zhCN.pack

async function shown(exhibits: readonly string[]) {
  let cancelled = false
  const services = await someServices({
    bundles: {
      plan: () => new Promise(() => undefined),
      reopen: () => new Promise(() => undefined),
      discard: () => undefined,
      make: (_, __, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            cancelled = true
            resolve({ ok: false, failure: { kind: 'bundle/cancelled' } })
          })
        }),
    },
  })
  await services.door.commit({
    label: 'case-created',
    ops: [put('case', aCase()), ...exhibits.map((id) => put('exhibit', anExhibit({ id })))],
  })
  renderPage(services, <HandoverPage caseId={caseId} />)
  await screen.findByText(words.page.description)
  return { wasCancelled: () => cancelled }
}

afterEach(() => {
  cleanup()
  handoverStore.setState({ making: { phase: 'idle' } })
})

// the first page drawn in jsdom takes long on a busy machine
describe('the page for handing over', { timeout: 60_000 }, () => {
  it('leads to the evidence where there is none', async () => {
    await shown([])

    expect(screen.getByText(words.page.noExhibits)).not.toBeNull()
    expect(screen.queryByRole('button', { name: words.make.button })).toBeNull()
  })

  it('says what the recipient will see, makes a pack, and can be stopped', async () => {
    const { wasCancelled } = await shown(['exhibit-1'])
    const user = userEvent.setup()
    expect(screen.getByText(words.make.confidential)).not.toBeNull()

    await user.click(screen.getByRole('button', { name: words.make.button }))
    await screen.findByText(words.make.steps.bundle)
    await user.click(screen.getByRole('button', { name: words.make.cancel }))

    await screen.findByText(zhCN.failures['handover/cancelled']({ kind: 'handover/cancelled' }))
    expect(wasCancelled()).toBe(true)
  })
})
