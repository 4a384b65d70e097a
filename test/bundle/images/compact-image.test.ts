import { describe, expect, it } from 'vitest'
import { planBundle } from '#shared/bundle/plan-bundle.ts'
import { makeFiles } from '#shared/bundle/make-files.ts'
import type { BundlePorts, ImageRecoder } from '#shared/bundle/ports.ts'
import type { BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memoryFolder } from '../../builders/memory-folder.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { letterF } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'

const patient = { timeout: 120_000 }

/** Gives a one-colour picture of the size that is asked for, and notes what was asked. */
function aScaler(
  make = (width: number, height: number) => png(letterF(width, height), { colour: 0, depth: 1 }),
) {
  const asked: { widthPx: number; heightPx: number; quality: number }[] = []
  const recoder: ImageRecoder = {
    recode: () => Promise.resolve(undefined),
    scaled: (source, _, size, quality) => {
      asked.push({ ...size, quality })
      const made = memorySource(Uint8Array.from(make(size.widthPx, size.heightPx)), `${source.id}/scaled`)
      return Promise.resolve({ source: made, type: 'image/png' as const })
    },
  }
  return { asked, recoder }
}

const input = (widthPx: number, heightPx: number, options: Partial<BundleOptions> = {}) =>
  aBundleInput({
    exhibits: [
      withBytes(png(letterF(widthPx, heightPx)), {
        id: 'photo',
        title: '照片',
        original: { name: 'IMG.png', type: 'image/png', media: 'image' },
      }),
    ],
    options: { language: 'en', profile: 'uk-paginated', compactImages: true, ...options },
  })

async function made(given: ReturnType<typeof input>, recoder: ImageRecoder) {
  const ports: BundlePorts = { ...(await enginePorts()), recoder }
  const folder = memoryFolder()
  const plan = await planBundle(given, ports, quietRun)
  const result = await makeFiles(given, ports, folder, quietRun)
  if (!plan.ok || !result.ok) throw new Error(JSON.stringify([plan, result]).slice(0, 500))
  const [file] = [...folder.files.values()]
  return { plan: plan.value, bytes: file?.bytes() ?? new Uint8Array(), result: result.value }
}

const judges = judgedBy('pdfimages', 'pdftotext')
describe.skipIf(judges.skip)(`pictures with more dots than pages need (${judges.note})`, patient, () => {
  const seenIn = (bytes: Uint8Array) =>
    inFolder((path) => {
      const file = join(path, 'bundle.pdf')
      writeFileSync(file, bytes)
      const rows = ask('pdfimages', '-list', file).stdout.trim().split('\n').slice(2)
      const text = ask('pdftotext', file, '-').stdout.replace(/\s+/g, ' ')
      return { dpi: rows.map((row) => Number(row.trim().split(/\s+/)[12])), text }
    })

  it.each(['uk-paginated', 'us-exhibit-list'] as const)(
    'come to 300 dpi where they stand, as planned to the byte (%s)',
    async (profile) => {
      const { asked, recoder } = aScaler()

      const { plan, bytes } = await made(input(3600, 2200, { profile }), recoder)

      const { dpi, text } = await seenIn(bytes)
      expect(dpi).toHaveLength(1)
      expect(dpi[0]).toBeGreaterThanOrEqual(297)
      expect(dpi[0]).toBeLessThanOrEqual(300)
      expect(asked[0]).toMatchObject({ quality: 85 })
      expect(plan.expectedBytes).toBe(bytes.length)
      expect(plan.record.options['compactImages']).toBe(true)
      expect(text).toContain('3600 × 2200')
      if (profile === 'uk-paginated') expect(text).toContain('JPEG of quality 85 of 100')
    },
  )

  it('leaves the page as it is without the wish, below the limit, or where nothing would be saved', async () => {
    const { asked, recoder } = aScaler()
    const larger = aScaler((width, height) =>
      Buffer.concat([png(letterF(width, height)), Buffer.alloc(900_000)]),
    )

    const plain = await made(input(3600, 2200, { compactImages: false }), recoder)
    const small = await made(input(800, 600), recoder)
    const grown = await made(input(3600, 2200), larger.recoder)

    expect(asked).toEqual([])
    expect(larger.asked.length).toBeGreaterThan(0)
    expect((await seenIn(plain.bytes)).dpi[0]).toBeGreaterThan(300)
    expect((await seenIn(small.bytes)).text).not.toContain('quality 85')
    expect((await seenIn(grown.bytes)).dpi[0]).toBeGreaterThan(300)
  })

  it('stay as they are where nothing can scale them, and nothing else is said', async () => {
    const { bytes } = await made(input(3600, 2200), { recode: () => Promise.resolve(undefined) })

    const { dpi, text } = await seenIn(bytes)
    expect(dpi[0]).toBeGreaterThan(300)
    expect(text).not.toContain('quality 85')
  })
})
