import { describe, expect, it } from 'vitest'
import { type PageObstacles, preflightMemory } from '#shared/bundle/plan/preflight-memory.ts'
import { planBundle } from '#shared/bundle/plan-bundle.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { pdf } from '../../fixtures/make/pdf.mjs'

const original = { name: 'letter.pdf', type: 'application/pdf', media: 'pdf' } as const
const letter = withBytes(pdf([{ text: 'one' }, { text: 'two' }]), { original })
const input = aBundleInput({ exhibits: [letter] })
const { sha256 } = letter.exhibit.original

describe('what is known of foreign pages', () => {
  it('is found out once, and says the same in the next plan', async () => {
    const memory = preflightMemory()
    const kept: string[] = []
    const preflights = {
      of: (key: string) => memory.of(key),
      keep: (key: string, pages: PageObstacles) => {
        kept.push(key)
        memory.keep(key, pages)
      },
    }
    const ports = { ...(await enginePorts()), preflights }

    const first = await planBundle(input, ports, quietRun)
    const second = await planBundle(input, ports, quietRun)

    expect(kept).toEqual([sha256])
    expect(memory.of(sha256)).toEqual([['fonts'], ['fonts']])
    expect(second).toEqual(first)
  }, 30_000)

  it('is believed without another look', async () => {
    const preflights = preflightMemory()
    preflights.keep(sha256, [[], []])

    const plan = await planBundle(input, { ...(await enginePorts()), preflights }, quietRun)

    // the letter's font is not embedded: only the memory says that nothing speaks against it
    expect(plan.ok && plan.value.conformance?.isArchival).toBe(true)
  }, 30_000)

  it('is forgotten when there is too much of it, oldest use first', () => {
    const memory = preflightMemory(4)
    memory.keep('a', [[], []])
    memory.keep('b', [[], []])
    memory.of('a')
    memory.keep('c', [[]])
    memory.keep('too long', [[], [], [], [], []])

    expect(['a', 'b', 'c', 'too long'].map((key) => memory.of(key)?.length)).toEqual([
      2,
      undefined,
      1,
      undefined,
    ])
  })
})
