import type { BundleInput } from '#shared/bundle/plan/bundle-input.ts'
import { drawPages, expectationsOf, noPageFacts } from '#shared/bundle/plan/draw-pages.ts'
import type { Expectations } from '#shared/bundle/plan/expectations.ts'
import { layOut } from '#shared/bundle/plan/lay-out.ts'
import type { BundlePorts, ImageRecoder, Shaper } from '#shared/bundle/ports.ts'
import type { Page } from '#shared/bundle/render/document-model.ts'
import { fixedWidthEngine } from './fixed-width-engine.ts'
import { quietRun } from './written-pdf.ts'

/** Never asked: the fixed-width engine stands in front of it. */
export const noShaper: Shaper = {
  shape: () => [],
  font: () => new Uint8Array(0),
  subset: () => new Uint8Array(0),
}
/** Decodes nothing, as in Node. */
export const noRecoder: ImageRecoder = { recode: () => Promise.resolve(undefined) }

/** A bundle's pages as data, and what they must say; measured without fonts. */
export async function laidOut(
  input: BundleInput,
  decoders: Partial<Pick<BundlePorts, 'recoder' | 'sounds'>> = {},
): Promise<{ readonly pages: readonly Page[]; readonly expected: Expectations }> {
  const ports = { shaper: noShaper, recoder: noRecoder, ...decoders }
  const laid = await layOut(input, ports, quietRun, fixedWidthEngine())
  const facts = noPageFacts()
  const pages: Page[] = []
  for await (const page of drawPages(laid, facts, quietRun)) pages.push(page)
  return { pages, expected: expectationsOf(laid, facts) }
}

/** All text of a page, in drawing order. */
export const textOf = (page: Page | undefined): string =>
  (page?.ops ?? []).flatMap((op) => (op.op === 'text' ? [op.line.text] : [])).join('\n')
