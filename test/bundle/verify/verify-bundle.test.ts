import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import { drawPages, expectationsOf, noPageFacts } from '#shared/bundle/plan/draw-pages.ts'
import type { Expectations } from '#shared/bundle/plan/expectations.ts'
import { layOut } from '#shared/bundle/plan/lay-out.ts'
import { verifyBundle } from '#shared/bundle/verify/verify-bundle.ts'
import { bundleFromText } from '../../builders/bundle-from-text.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { quietRun } from '../../builders/written-pdf.ts'

/** A finished bundle, read back with its own expectations as `change` makes them. */
async function verified(change: (expected: Expectations) => Expectations) {
  const input = bundleFromText(`
    a.txt  说明  3 lines
    2024-09-18  purchase  购买外呼系统  a.txt
  `)
  const ports = await enginePorts()
  const sink = memorySink()
  await makeBundle(input, ports, sink, quietRun)
  const laid = await layOut(input, ports, quietRun)
  const facts = noPageFacts()
  for await (const page of drawPages(laid, facts, quietRun)) void page
  return verifyBundle(change(expectationsOf(laid, facts)), memorySource(sink.bytes()), ports, quietRun)
}

/** On a page that is never read, because there is none. */
const onNoPage = <T extends { readonly page: number }>(items: readonly T[]): readonly T[] =>
  items.map((item) => ({ ...item, page: 999 }))

describe('a finished bundle', { timeout: 120_000 }, () => {
  it('agrees with its own expectations', async () => {
    const result = await verified((expected) => expected)

    expect(result.ok).toBe(true)
  })

  it.each([
    [
      'index',
      (expected: Expectations) => ({ ...expected, index: [...expected.index, ...onNoPage(expected.index)] }),
    ],
    [
      'links',
      (expected: Expectations) => ({
        ...expected,
        references: [...expected.references, ...onNoPage(expected.references)],
      }),
    ],
  ] as const)('fails the check %s when one that is expected was never compared', async (check, change) => {
    const result = await verified(change)

    expect(result.ok ? undefined : result.failure).toMatchObject({
      kind: 'bundle/verification-failed',
      check,
      where: 'PDF',
    })
  })
})
