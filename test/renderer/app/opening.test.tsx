import { act, cleanup, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RestoreOffer } from '../../../renderer/app/open-services.ts'
import { asInstant } from '../../../shared/core/ids.ts'
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
    const opened = ok({ kind: 'services', services: await someServices() } as const)
    const answers = [failed({ kind: 'storage/unavailable', detail: 'blocked' } as const), opened]
    renderOpening('/', () => Promise.resolve(answers.shift() ?? opened))

    await userEvent.click(await screen.findByRole('button', { name: '重试' }))

    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('案件')
  })

  it('gives records back before anything else, when only the second copy has them', async () => {
    const services = await someServices()
    const restore = vi.fn<RestoreOffer['restore']>(() => Promise.resolve(ok(services)))
    const found = { cases: 12, exhibits: 500, rows: 700, last: asInstant('2025-05-10T08:30:00.000Z') }
    const offer = { found, restore, started: () => services }
    renderOpening('/', () => Promise.resolve(ok({ kind: 'restore', offer })))

    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('您的记录可以恢复')
    expect(screen.getByText(/12 个案件、500 份证据/)).toBeTruthy()
    expect(screen.queryByRole('navigation')).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: '恢复' }))

    expect(await screen.findByRole('navigation')).toBeTruthy()
    expect(restore).toHaveBeenCalledTimes(1)
  })

  it('is followed by a banner on every page when the store stops taking writes', async () => {
    const { health } = renderApp('/settings', await someServices())
    await screen.findByRole('heading', { level: 1 })

    act(() => health.setState({ readOnly: { kind: 'storage/unavailable', detail: 'closed' } }))

    expect(screen.getByRole('alert').textContent).toContain('已停止保存')
  })
})
