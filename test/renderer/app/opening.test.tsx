import { act, cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { failed, ok } from '../../../shared/core/result.ts'
import { renderApp, renderOpening } from './render-app.tsx'
import { someServices } from './some-services.ts'

afterEach(cleanup)

describe('opening the records', () => {
  it('tells that a newer version is needed, and shows nothing else', async () => {
    renderOpening('/', () => Promise.resolve(failed({ kind: 'storage/newer-version', found: 9, known: 1 })))

    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('需要更新版本的“据理”')
    expect(screen.queryByRole('navigation')).toBeNull()
  })

  it('can be tried again after a failure', async () => {
    const services = await someServices()
    const answers = [failed({ kind: 'storage/unavailable', detail: 'blocked' } as const), ok(services)]
    renderOpening('/', () => Promise.resolve(answers.shift() ?? ok(services)))

    await userEvent.click(await screen.findByRole('button', { name: '重试' }))

    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('案件')
  })

  it('is followed by a banner on every page when the store stops taking writes', async () => {
    const { health } = renderApp('/settings', await someServices())
    await screen.findByRole('heading', { level: 1 })

    act(() => health.setState({ readOnly: { kind: 'storage/unavailable', detail: 'closed' } }))

    expect(screen.getByRole('alert').textContent).toContain('已停止保存')
  })
})
