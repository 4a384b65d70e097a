import { describe, expect, it } from 'vitest'
import { windowStateFrom } from '../../electron/window-state.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const monitorOnTheLeft = { x: -2560, y: 0, width: 2560, height: 1440 }
const left = { x: -2000, y: 100, width: 1600, height: 1000, maximised: true }
const text = (state: unknown) => JSON.stringify(state)

describe('where the window opens', () => {
  it('is where it was left, also on a second screen', () => {
    expect(windowStateFrom(text(left), [laptop, monitorOnTheLeft])).toEqual(left)
  })

  it('is chosen by the system when that screen is gone, and no larger than the one that is there', () => {
    expect(windowStateFrom(text(left), [laptop])).toEqual({ width: 1440, height: 875, maximised: true })
  })

  it.each([
    ['only a sliver of the title bar would show', { x: 1400, y: 100 }],
    ['the title bar would be above the screen', { x: 100, y: -100 }],
    ['the title bar would be below the screen', { x: 100, y: 895 }],
  ])('is chosen by the system when %s', (_why, place) => {
    const state = { ...place, width: 800, height: 600, maximised: false }

    expect(windowStateFrom(text(state), [laptop])).toEqual({ width: 800, height: 600, maximised: false })
  })

  it('is kept when part of the window hangs over the edge but the title bar can be grasped', () => {
    const state = { x: 900, y: 600, width: 800, height: 600, maximised: false }

    expect(windowStateFrom(text(state), [laptop])).toEqual(state)
  })

  it('is never too small to work in', () => {
    const state = { x: 10, y: 30, width: 20, height: 20, maximised: false }

    expect(windowStateFrom(text(state), [laptop])).toEqual({ ...state, width: 720, height: 520 })
  })

  it.each([
    ['the first start', undefined],
    ['half a file', '{"x": 1,'],
    ['something else', '[]'],
    ['other values', text({ ...left, width: '9' })],
    ['no place', text({ width: 900, height: 700 })],
  ])('is the usual place after %s', (_what, stored) => {
    expect(windowStateFrom(stored, [laptop])).toEqual({ width: 1280, height: 860, maximised: false })
  })
})
