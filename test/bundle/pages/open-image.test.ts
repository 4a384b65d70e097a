import { describe, expect, it } from 'vitest'
import { openImage } from '#shared/bundle/pages/open-image.ts'
import type { ImageRecoder } from '#shared/bundle/ports.ts'
import { nodeDeflate } from '../../../electron/adapters/bundle-ports.ts'
import { noRecoder } from '../../builders/laid-out.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { jpeg } from '../../fixtures/make/jpeg.mjs'
import { letterF } from '../../fixtures/make/picture.mjs'
import { chunk, png } from '../../fixtures/make/png.mjs'

const picture = letterF(40, 30)
const ports = { deflate: nodeDeflate, recoder: noRecoder }

/** The same file with other pixel data behind a right check sum. */
function withPixels(file: Buffer, data: Buffer): Buffer {
  const at = file.indexOf('IDAT') - 4
  return Buffer.concat([
    file.subarray(0, at),
    chunk('IDAT', data),
    file.subarray(at + 12 + file.readUInt32BE(at)),
  ])
}

describe('a PNG whose pixels do not unpack', () => {
  it.each([
    ['alpha', { colour: 6 }],
    ['grey and alpha', { colour: 4 }],
    ['passes', { colour: 2, interlaced: true }],
    ['a palette with alpha', { colour: 3, extra: [chunk('tRNS', Buffer.alloc(4))] }],
  ] as const)('is shown as damaged instead of ending the export: %s', async (_, form) => {
    const whole = png(picture, form)
    const noise = withPixels(whole, Buffer.alloc(200, 0x5a))

    const broken = await openImage(memorySource(Uint8Array.from(noise)), 'image/png', ports, quietRun)
    const sound = await openImage(memorySource(Uint8Array.from(whole)), 'image/png', ports, quietRun)

    expect(broken.material).toMatchObject({ kind: 'not-shown', reason: { kind: 'damaged' } })
    expect(sound.material).toMatchObject({ kind: 'image', converted: false })
  })
})

describe('a CMYK photo without a profile', () => {
  const photo = memorySource(Uint8Array.from(jpeg(picture, { components: 4 })))
  const rgb = memorySource(Uint8Array.from(jpeg(picture)), 'rgb')
  const recoder: ImageRecoder = {
    recode: () =>
      Promise.resolve({ widthPx: 40, heightPx: 30, source: rgb, type: 'image/jpeg', pages: 1, notes: [] }),
  }

  it('is converted where something can', async () => {
    const { material } = await openImage(photo, 'image/jpeg', { ...ports, recoder }, quietRun)

    expect(material).toMatchObject({ kind: 'image', converted: true, images: [{ source: { id: 'rgb' } }] })
  })

  it('is shown as it is where nothing can', async () => {
    const { material } = await openImage(photo, 'image/jpeg', ports, quietRun)

    expect(material).toMatchObject({ kind: 'image', converted: false })
  })
})
