// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { startCare } from '../../../renderer/app/start-care.ts'
import type { Care } from '../../../renderer/services.tsx'
import { ok } from '../../../shared/core/result.ts'
import { someSha256 } from '../../builders/an-exhibit.ts'

const report = { originals: 1, bytes: 1, firstMended: [], secondMended: [], unmended: [], lost: [] }

describe('the care for originals', () => {
  it('looks after a while and again each hour, and tells what is lost', async () => {
    const later: { ms: number; work: () => void }[] = []
    const found = [[], [someSha256('b')]]
    const lost: unknown[] = []
    const care: Care = {
      check: async (which) =>
        await Promise.resolve(ok({ ...report, lost: which === 'due' ? (found.shift() ?? []) : [] })),
    }
    startCare(
      care,
      (ms, work) => void later.push({ ms, work }),
      (shas) => lost.push(shas),
    )
    expect(later.map(({ ms }) => ms)).toEqual([60_000])
    later[0]?.work()
    await expect.poll(() => later.map(({ ms }) => ms)).toEqual([60_000, 3_600_000])
    expect(lost).toEqual([])
    later[1]?.work()
    await expect.poll(() => lost).toEqual([[someSha256('b')]])
  })
})
