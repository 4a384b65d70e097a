import { describe, expect, it } from 'vitest'
import { startErasing } from '../../../renderer/app/start-erasing.ts'
import type { Erasing } from '../../../renderer/data/erase.ts'
import type { CopiesState, ErasingState } from '../../../renderer/services.tsx'
import type { Tell, Vault } from '../../../shared/core/ports.ts'
import { emptyHead } from '../../../shared/core/journal/commit.ts'
import { failed, ok } from '../../../shared/core/result.ts'
import { aVault } from '../../builders/a-vault.ts'
import { memoryFiles } from '../../builders/memory-files.ts'

const away = { kind: 'vault/unavailable', detail: 'EIO' } as const
const two: CopiesState = { kind: 'two', head: emptyHead }

/** A follower of these answers; `done` says which copies lost bytes, in order. */
async function following(over: Partial<Erasing> = {}, vault?: Vault) {
  const done: string[] = []
  const told: ErasingState[] = []
  const later: (() => void)[] = []
  const newest = { seq: 0 }
  let tellCopies: Tell<CopiesState> = () => undefined
  const { watch } = startErasing({
    erasing: {
      newest: () => Promise.resolve(newest.seq),
      first: () => Promise.resolve(ok((done.push('first'), 'done' as const))),
      second: () => Promise.resolve(ok((done.push('second'), 'done' as const))),
      ...over,
    },
    vault,
    copies: {
      watch: (tell) => {
        tellCopies = tell
        tell(vault ? { kind: 'copying' } : { kind: 'none' })
        return () => undefined
      },
      tryAgain: () => undefined,
    },
    door: { watchHistory: () => () => undefined },
    exclusive: (work) => work(),
    after: (_, work) => void later.push(work),
  })
  watch((state) => told.push(state))
  const settled = () => new Promise((resolve) => setTimeout(resolve, 20))
  await settled()
  return {
    done,
    told,
    later,
    purge: async (copies: CopiesState, seq = newest.seq + 1) => {
      newest.seq = seq
      tellCopies(copies)
      await settled()
    },
    again: async () => {
      later.splice(0).forEach((work) => work())
      await settled()
    },
  }
}

describe('what is to be erased', () => {
  it('goes from both copies once both know, and once only', async () => {
    const { done, told, purge } = await following({}, await aVault(memoryFiles()))
    await purge({ kind: 'copying' })
    expect(done).toEqual([])
    await purge(two, 1)
    await purge(two, 1)

    expect(done).toEqual(['second', 'first'])
    expect(told.at(-1)).toEqual({ kind: 'done' })
    await purge(two)
    expect(done).toHaveLength(4)
  })

  it('goes from the only copy there is', async () => {
    const { done, purge } = await following()
    await purge({ kind: 'none' })

    expect(done).toEqual(['first'])
  })

  it('goes from the first alone while the second is away, which is said, and from the second later', async () => {
    const { done, told, purge } = await following({}, await aVault(memoryFiles()))
    await purge(two)
    await purge({ kind: 'one', failure: away })

    expect(done).toEqual(['second', 'first', 'first'])
    expect(told.at(-1)).toEqual({ kind: 'waiting', where: 'second' })
    await purge(two, 2)
    expect(done.at(-1)).toBe('second')
    expect(told.at(-1)).toEqual({ kind: 'done' })
  })

  it('is tried again where a copy refuses, and that is said meanwhile', async () => {
    const answers = [failed(away), ok('kept' as const), ok('done' as const)]
    const { told, purge, again } = await following(
      { second: () => Promise.resolve(answers.shift() ?? ok('done')) },
      await aVault(memoryFiles()),
    )
    await purge(two)
    await again()
    expect(told.at(-1)).toEqual({ kind: 'waiting', where: 'second' })
    await again()
    expect(told.at(-1)).toEqual({ kind: 'done' })
  })

  it('waits while the disk is nearly full', async () => {
    const answers = [ok('nearly-full' as const)]
    const { told, purge, again } = await following({
      first: () => Promise.resolve(answers.shift() ?? ok('done')),
    })
    await purge({ kind: 'none' })
    expect(told.at(-1)).toEqual({ kind: 'waiting', where: 'first' })
    await again()
    expect(told.at(-1)).toEqual({ kind: 'done' })
  })
})
