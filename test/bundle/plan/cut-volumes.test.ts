import { describe, expect, it } from 'vitest'
import { layOutVolumes } from '#shared/bundle/plan/cut-volumes.ts'
import type { BundleInput } from '#shared/bundle/plan/bundle-input.ts'
import { layOut } from '#shared/bundle/plan/lay-out.ts'
import { volumeOf } from '#shared/bundle/plan/numbering.ts'
import { asSha256 } from '#shared/core/ids.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { fixedWidthEngine } from '../../builders/fixed-width-engine.ts'
import { noRecoder, noShaper } from '../../builders/laid-out.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { letterF } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'
import { eml } from '../../fixtures/make/text.mjs'

const patient = { timeout: 120_000 }
const most = 512 * 1024 * 1024

/** Recordings of many megabytes that nobody reads: to lay them out needs their sizes only. */
const recordings = (megabytes: readonly number[]): BundleInput =>
  aBundleInput({
    exhibits: megabytes.map((size, index) => {
      const id = `recording-${index}`
      const bytes = size * 1024 * 1024
      const read = () => Promise.reject(new Error(`${id} was read`))
      const original = { name: `${id}.mp3`, type: 'audio/mpeg', media: 'audio' as const, bytes }
      const sha256 = asSha256(String(index).padStart(64, '0'))
      return { exhibit: anExhibit({ id, original: { ...original, sha256 } }), source: { id, bytes, read } }
    }),
    options: { volumes: { maxBytes: most } },
  })

const volumesOf = async (input: BundleInput, exactly: boolean) => {
  const volumes = await layOutVolumes(input, await enginePorts(), quietRun, exactly)
  return volumes.map(({ laid, bytes }) => ({ first: volumeOf(laid.numbering).from, bytes }))
}

describe('volumes of hundreds of megabytes', () => {
  it('are cut the same whether they are counted or not, and hold what fits', patient, async () => {
    const input = recordings([100, 150, 200, 45, 300, 150, 90, 250, 200, 10])

    const counted = await volumesOf(input, true)
    const uncounted = await volumesOf(input, false)

    expect(uncounted.map(({ first }) => first)).toEqual(counted.map(({ first }) => first))
    expect(counted.map(({ first }) => first)).toEqual([0, 4, 6, 8])
    expect(uncounted.map(({ bytes }) => bytes)).toEqual(counted.map(() => undefined))
    for (const { bytes = Infinity } of counted) expect(bytes).toBeLessThanOrEqual(most)
  })

  it(
    'are counted where one original alone is over the limit, which then lies beside its volume',
    patient,
    async () => {
      const input = recordings([100, 600, 450])

      const counted = await volumesOf(input, true)
      const uncounted = await volumesOf(input, false)

      expect(uncounted.map(({ first }) => first)).toEqual(counted.map(({ first }) => first))
      for (const { bytes = Infinity } of counted) expect(bytes).toBeLessThanOrEqual(most)
      for (const { bytes = 0 } of uncounted) expect(bytes).toBeLessThanOrEqual(most)
    },
  )
})

describe('what an exhibit takes at most', () => {
  it('counts the pictures of an e-mail', async () => {
    const picture = png(letterF(400, 300))
    const mail = withBytes(
      eml({
        from: ['云绘客服', 'service@example.invalid'],
        to: ['林小满', 'lin@example.invalid'],
        date: 'Tue, 8 Oct 2024 10:11:12 +0800',
        subject: '回复',
        body: '见图。',
        attachment: ['截图.png', 'image/png', picture],
      }),
      { original: { type: 'message/rfc822', media: 'email', name: '回复.eml' } },
    )
    const ports = { shaper: noShaper, recoder: noRecoder }

    const { pageBytes } = await layOut(
      aBundleInput({ exhibits: [mail] }),
      ports,
      quietRun,
      fixedWidthEngine(),
    )

    expect(pageBytes[0]).toBeGreaterThanOrEqual(picture.length)
  })
})
