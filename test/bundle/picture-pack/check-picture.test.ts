import { describe, expect, it } from 'vitest'
import { checkPicture, hasNotes } from '#shared/bundle/picture-pack/check-picture.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { jpeg } from '../../fixtures/make/jpeg.mjs'
import { letterF } from '../../fixtures/make/picture.mjs'
import { png } from '../../fixtures/make/png.mjs'

const plain = jpeg(letterF(16, 12))
const exif = Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, 4, 1, 2]), plain.subarray(2)])
const limits = { maxSidePx: 16, maxBytes: 10_000 }
const checked = (bytes: Uint8Array, own = {}) =>
  checkPicture('01.jpg', memorySource(bytes), { ...limits, ...own })

describe('a finished picture', () => {
  it('passes within its limits', async () => {
    expect(await checked(plain)).toMatchObject({ ok: true })
  })

  it.each([
    ['too wide', plain, { maxSidePx: 15 }],
    ['too large', plain, { maxBytes: 10 }],
    ['no JPEG', png(letterF(16, 12)), {}],
    ['talkative', exif, {}],
  ])('does not pass: %s', async (_, bytes, own) => {
    expect(await checked(bytes, own)).toMatchObject({ ok: false, failure: { check: 'pictures' } })
  })

  it('is searched for notes before its pixels', async () => {
    expect(await hasNotes(memorySource(plain))).toBe(false)
    expect(await hasNotes(memorySource(exif))).toBe(true)
  })
})
