import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSavedField } from '../../../renderer/features/evidence/detail/saved-field.ts'

interface Save {
  readonly value: string
  readonly group: string
}
function aField(stored = 'old') {
  const saves: Save[] = []
  let groups = 0
  const field = createSavedField(stored, {
    save: (value, group) => {
      saves.push({ value, group })
      return Promise.resolve(true)
    },
    newGroup: () => `group-${++groups}`,
  })
  return { field, saves, values: () => saves.map(({ value }) => value) }
}

describe('a field that saves itself', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('saves once after a pause in typing', () => {
    const { field, values } = aField()

    field.type('n')
    vi.advanceTimersByTime(500)
    field.type('ne')
    vi.advanceTimersByTime(500)
    expect(values()).toEqual([])
    vi.advanceTimersByTime(400)

    expect(values()).toEqual(['ne'])
  })

  it('saves at once on leaving, and nothing when nothing changed', () => {
    const { field, values } = aField()

    field.leave()
    field.type('new')
    field.leave()

    expect(values()).toEqual(['new'])
  })

  it('does not save while an input method is composing', () => {
    const { field, values } = aField('')

    field.beginComposing()
    field.type('yun hui')
    vi.advanceTimersByTime(5000)
    expect(values()).toEqual([])
    field.type('云绘')
    field.endComposing()
    vi.advanceTimersByTime(900)

    expect(values()).toEqual(['云绘'])
  })

  it('makes all saves of one stay in the field one step for undo', () => {
    const { field, saves } = aField()

    field.type('a')
    vi.advanceTimersByTime(900)
    field.type('ab')
    field.leave()
    field.type('abc')
    field.leave()

    expect(saves.map(({ group }) => group)).toEqual(['group-1', 'group-1', 'group-2'])
  })

  it('shows what was typed until the store says the same, then what the store says', () => {
    const { field } = aField()

    field.type('new')
    field.hear('old')
    expect(field.value()).toBe('new')
    field.hear('new')
    field.hear('old')

    expect(field.value()).toBe('old')
  })

  it('does not save what was typed and taken back', () => {
    const { field, values } = aField()

    field.type('oldx')
    field.type('old')
    field.leave()

    expect(values()).toEqual([])
  })
})
