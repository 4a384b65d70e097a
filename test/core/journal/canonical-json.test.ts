import { assert, dictionary, jsonValue, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../shared/core/journal/canonical-json.ts'

describe('canonical JSON', () => {
  it('sorts keys, leaves out what is absent and adds no space', () => {
    expect(canonicalJson({ b: [1, { d: undefined, c: '据' }], a: null, 订: true })).toBe(
      '{"a":null,"b":[1,{"c":"据"}],"订":true}',
    )
  })

  it('is the same text whatever order the keys were written in', () => {
    assert(
      property(dictionary(string(), jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())

        expect(canonicalJson(turned)).toBe(canonicalJson(value))
      }),
    )
  })

  it('reads back as the value', () => {
    assert(
      property(jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [() => 1], [10n], [{ at: new Map() }], [[undefined]]])(
    'refuses %s, which JSON would change silently',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError)
    },
  )
})
