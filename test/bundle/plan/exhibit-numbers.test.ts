import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exhibitNumbers } from '#shared/bundle/plan/exhibit-numbers.ts'

const of = (...ids: readonly string[]) => ids.map((id) => ({ id, issue: id.slice(0, 1) }))

describe('numbers of exhibits', () => {
  it('count in the style of the recipient', () => {
    expect(exhibitNumbers(of('a', 'b', 'c'), 'numbers')).toEqual(['1', '2', '3'])
    expect(exhibitNumbers(of('a1', 'a2', 'b1', 'a3'), 'groups')).toEqual(['1-1', '1-2', '2-1', '3-1'])
    const many = of(...Array.from({ length: 28 }, (_, n) => `x${n}`))
    expect(exhibitNumbers(many, 'letters').slice(24)).toEqual(['Y', 'Z', 'AA', 'AB'])
  })

  it('stay as they were cited, and what is new goes between', () => {
    const kept = new Map([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ])

    expect(exhibitNumbers(of('n0', 'a', 'n1', 'n2', 'b', 'c', 'n3'), 'numbers', kept)).toEqual([
      '0A',
      '1',
      '1A',
      '1B',
      '2',
      '3',
      '4',
    ])
  })

  it('are not given again when their exhibit is left out', () => {
    const kept = new Map([
      ['a', 'A'],
      ['b', 'B'],
      ['gone', 'C'],
    ])

    expect(exhibitNumbers(of('a', 'n1', 'b', 'n2'), 'letters', kept)).toEqual(['A', 'A1', 'B', 'D'])
  })

  it('find a free suffix when one was inserted before', () => {
    const kept = new Map([
      ['a', '1'],
      ['x', '1A'],
      ['b', '2'],
    ])

    expect(exhibitNumbers(of('a', 'n', 'x', 'm', 'b'), 'numbers', kept)).toEqual(['1', '1B', '1A', '1C', '2'])
  })

  it('are unique, whatever was kept', () => {
    const style = fc.constantFrom('numbers' as const, 'letters' as const, 'groups' as const)
    const bundle = fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(style, bundle, bundle, (how, before, after) => {
        const was = of(...before.map(String))
        const kept = new Map(exhibitNumbers(was, how).map((number, index) => [was[index]?.id ?? '', number]))
        const now = of(...after.map(String))

        const numbers = exhibitNumbers(now, how, kept)

        expect(new Set(numbers).size).toBe(numbers.length)
        now.forEach(({ id }, index) => {
          if (kept.has(id)) expect(numbers[index]).toBe(kept.get(id))
        })
      }),
    )
  })
})
