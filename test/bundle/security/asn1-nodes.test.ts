import { describe, expect, it } from 'vitest'
import { kidsOf, nodeOf, NotReadable } from '#shared/bundle/security/asn1-nodes.ts'

/** Found by changing files of keys and time stamps at random. */
describe('a file that is no ASN.1', () => {
  it.each([
    ['a text of four bytes a sign that has three', [0x1c, 3, 1, 2, 3]],
    ['a time that is none', [0x18, 3, 0x61, 0x62, 0x63]],
    ['nothing', []],
  ])('is refused in one way: %s', (_, bytes) => {
    expect(() => nodeOf(Uint8Array.from(bytes))).toThrow(NotReadable)
  })

  it('has no list where a text says that it is one', () => {
    const text = nodeOf(Uint8Array.of(0x2c, 3, 0x61, 0x62, 0x63))

    expect(() => kidsOf(text)).toThrow(NotReadable)
  })
})
