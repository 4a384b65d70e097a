import { describe, expect, it, vi } from 'vitest'
import { openOnce } from '../../shared/core/open-once.ts'
import { failed, ok, type Result } from '../../shared/core/result.ts'

type Answer = Result<string, string>

describe('opening once', () => {
  it('gives what was opened to everybody who asks', async () => {
    const work = vi.fn<() => Promise<Answer>>(() => Promise.resolve(ok('open')))
    const open = openOnce(work)

    expect(await Promise.all([open(), open()])).toEqual([ok('open'), ok('open')])
    expect(await open()).toEqual(ok('open'))
    expect(work).toHaveBeenCalledTimes(1)
  })

  it('is tried again after a failure', async () => {
    const answers: Answer[] = [failed('closed'), ok('open')]
    const open = openOnce(() => Promise.resolve(answers.shift() ?? failed('asked too often')))

    expect(await open()).toEqual(failed('closed'))
    expect(await open()).toEqual(ok('open'))
  })

  it('is tried again after a bug', async () => {
    const answers = [Promise.reject<Answer>(new Error('bug')), Promise.resolve<Answer>(ok('open'))]
    const open = openOnce(() => answers.shift() ?? Promise.resolve(failed('asked too often')))

    await expect(open()).rejects.toThrow('bug')
    expect(await open()).toEqual(ok('open'))
  })
})
