import { describe, expect, it } from 'vitest'
import { crc32 } from '#shared/bundle/images/crc32.ts'
import { crc32 as slowly } from '../../fixtures/make/png.mjs'
import { noise } from '../../fixtures/make/broken.mjs'

describe('the check sum of PNG', () => {
  it('is the known one for 123456789', () => {
    expect(crc32(Buffer.from('123456789')).toString(16)).toBe('cbf43926')
  })

  it('is the same in one piece and in several', () => {
    const bytes = noise(10_001, 3)

    expect(crc32(bytes)).toBe(slowly(bytes))
    expect(crc32(bytes.subarray(4_003), crc32(bytes.subarray(0, 4_003)))).toBe(slowly(bytes))
  })
})
