import { assert, constantFrom, option, property, subarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Exhibit } from '#shared/core/evidence/exhibit.ts'
import {
  inOrder,
  moved,
  numberOf,
  positionBetween,
  rearranged,
  targetOfNumber,
  targetOfStep,
} from '#shared/core/evidence/exhibit-order.ts'
import { asExhibitId } from '#shared/core/ids.ts'
import { anExhibit } from '../../builders/an-exhibit.ts'

const row = (names: string, position = (index: number) => (index + 1) * 1024) =>
  Array.from(names).map((name, index) => anExhibit({ id: name, position: position(index) }))
const ids = (names: string) => new Set(Array.from(names).map(asExhibitId))
const named = (exhibits: readonly Exhibit[]) => exhibits.map(({ id }) => id).join('')
const after = (all: readonly Exhibit[], changed: readonly Exhibit[]) =>
  named(inOrder(all.map((exhibit) => changed.find(({ id }) => id === exhibit.id) ?? exhibit)))

describe('the order of exhibits', () => {
  it('numbers them from one by position', () => {
    const all = inOrder([anExhibit({ id: 'b', position: 9 }), anExhibit({ id: 'a', position: 2 })])

    expect(numberOf(all, asExhibitId('b'))).toBe(2)
    expect(numberOf(all, asExhibitId('elsewhere'))).toBe(0)
  })

  it('moves one exhibit by changing that exhibit alone', () => {
    const all = row('abcde')

    const changed = moved(all, ids('d'), asExhibitId('b'))

    expect(named(changed)).toBe('d')
    expect(after(all, changed)).toBe('adbce')
  })

  it('keeps several moved exhibits in the order they have among themselves', () => {
    const all = row('abcdef')

    expect(after(all, moved(all, ids('eb'), asExhibitId('a')))).toBe('beacdf')
    expect(after(all, moved(all, ids('ac'), undefined))).toBe('bdefac')
  })

  it('changes nothing when they already lie there', () => {
    expect(moved(row('abc'), ids('b'), asExhibitId('c'))).toEqual([])
    expect(moved(row('abc'), ids('c'), undefined)).toEqual([])
    expect(moved(row('abc'), ids('x'), asExhibitId('a'))).toEqual([])
  })

  it('numbers everything anew when two neighbours leave no room between them', () => {
    const tight = row('abcd', (index) => 1 + index * Number.EPSILON)

    const changed = moved(tight, ids('d'), asExhibitId('b'))

    expect(after(tight, changed)).toBe('adbc')
  })

  it('arrives where it was sent, whatever lies where', () => {
    const letters = 'abcdefghijkl'
    assert(
      property(
        subarray(Array.from(letters), { minLength: 1 }),
        option(constantFrom(...Array.from(letters)), { nil: undefined }),
        constantFrom(1024, 1, 1e-12),
        (moving, before, step) => {
          const all = row(letters, (index) => 5 + index * step)
          const rest = Array.from(letters).filter((letter) => !moving.includes(letter))
          const at =
            before === undefined
              ? rest.length
              : Array.from(letters.slice(0, letters.indexOf(before))).filter(
                  (letter) => !moving.includes(letter),
                ).length
          const wanted = [...rest.slice(0, at), ...moving.toSorted(), ...rest.slice(at)].join('')

          const changed = moved(
            all,
            ids(moving.join('')),
            before === undefined ? undefined : asExhibitId(before),
          )

          expect(after(all, changed)).toBe(wanted)
        },
      ),
    )
  })
})

describe('a step up or down', () => {
  const all = row('abcde')

  it('goes past the neighbour', () => {
    expect(targetOfStep(all, ids('c'), 'up')).toBe('b')
    expect(targetOfStep(all, ids('c'), 'down')).toBe('e')
    expect(targetOfStep(all, ids('d'), 'down')).toBeUndefined()
  })

  it('stays at either end', () => {
    expect(targetOfStep(all, ids('a'), 'up')).toBe('stay')
    expect(targetOfStep(all, ids('e'), 'down')).toBe('stay')
    expect(targetOfStep(all, ids('a'), 'top')).toBe('stay')
    expect(targetOfStep(all, new Set(), 'up')).toBe('stay')
  })

  it('goes to a number counted with the moved ones in place', () => {
    expect(after(all, moved(all, ids('a'), targetOfNumber(all, ids('a'), 3)))).toBe('bcade')
    expect(after(all, moved(all, ids('e'), targetOfNumber(all, ids('e'), 1)))).toBe('eabcd')
    expect(after(all, moved(all, ids('b'), targetOfNumber(all, ids('b'), 99)))).toBe('acdeb')
  })
})

describe('a position between two others', () => {
  it('lies strictly between them', () => {
    expect(positionBetween(1, 2)).toBe(1.5)
    expect(positionBetween(undefined, 5)).toBeLessThan(5)
    expect(positionBetween(5, undefined)).toBeGreaterThan(5)
  })

  it('is refused when there is none', () => {
    expect(positionBetween(1, 1)).toBeUndefined()
    expect(positionBetween(1, 1 + Number.EPSILON)).toBeUndefined()
  })
})

describe('some exhibits in a new order among themselves', () => {
  it('share out their own places, and the others stay', () => {
    const all = row('abcde')
    const changed = new Map(
      rearranged(all, Array.from('dba', asExhibitId)).map((exhibit) => [exhibit.id, exhibit]),
    )

    expect(
      inOrder(all.map((exhibit) => changed.get(exhibit.id) ?? exhibit))
        .map(({ id }) => id)
        .join(''),
    ).toBe('dbcae')
  })

  it('change nothing where they lie so already', () => {
    expect(rearranged(row('abc'), Array.from('abc', asExhibitId))).toEqual([])
  })
})
