import { describe, expect, it } from 'vitest'
import {
  clicked,
  noSelection,
  type Selection,
  stillThere,
  walked,
} from '../../../renderer/features/evidence/list/selection.ts'
import { asExhibitId } from '#shared/core/ids.ts'

const shown = Array.from('abcdef').map(asExhibitId)
const id = asExhibitId
const plain = { range: false, toggle: false }
const chosen = (selection: Selection) => [...selection.chosen].toSorted().join('')

describe('choosing rows', () => {
  it('takes one by a click, and only that', () => {
    const first = clicked(noSelection, shown, id('a'), plain)

    expect(chosen(clicked(first, shown, id('c'), plain))).toBe('c')
  })

  it('adds and takes away with Ctrl', () => {
    const a = clicked(noSelection, shown, id('a'), plain)
    const ac = clicked(a, shown, id('c'), { range: false, toggle: true })

    expect(chosen(ac)).toBe('ac')
    expect(chosen(clicked(ac, shown, id('a'), { range: false, toggle: true }))).toBe('c')
  })

  it('takes all from the anchor with Shift, in either direction', () => {
    const d = clicked(noSelection, shown, id('d'), plain)
    const down = clicked(d, shown, id('f'), { range: true, toggle: false })

    expect(chosen(down)).toBe('def')
    expect(chosen(clicked(down, shown, id('b'), { range: true, toggle: false }))).toBe('bcd')
  })
})

describe('walking the rows', () => {
  it('moves the focus without choosing', () => {
    const next = walked({ ...noSelection, active: id('b') }, shown, 2, false)

    expect(next.active).toBe('c')
    expect(chosen(next)).toBe('')
  })

  it('stops at both ends', () => {
    expect(walked(noSelection, shown, -1, false).active).toBe('a')
    expect(walked(noSelection, shown, 99, false).active).toBe('f')
    expect(walked(noSelection, [], 0, false)).toBe(noSelection)
  })

  it('chooses on the way with Shift, and gives back when it turns', () => {
    const b = walked(noSelection, shown, 1, false)
    const toD = walked(walked(b, shown, 2, true), shown, 3, true)

    expect(chosen(toD)).toBe('bcd')
    expect(chosen(walked(toD, shown, 2, true))).toBe('bc')
  })
})

describe('rows that went away', () => {
  it('are no longer chosen nor in focus', () => {
    const all: Selection = { chosen: new Set([id('a'), id('b')]), active: id('b'), anchor: id('a') }

    const left = stillThere(all, new Set([id('a')]))

    expect(chosen(left)).toBe('a')
    expect(left.active).toBeUndefined()
  })

  it('leave the very same selection when none of them was in it', () => {
    const one: Selection = { chosen: new Set([id('a')]), active: id('a'), anchor: undefined }

    expect(stillThere(one, new Set(shown))).toBe(one)
  })
})
