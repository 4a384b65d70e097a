import { afterEach, describe, expect, it } from 'vitest'
import { createIntakeStore } from '../../../renderer/features/cases/intake-store.ts'

const opened = () => createIntakeStore(window.localStorage)

describe('the answers of a new case', () => {
  afterEach(() => window.localStorage.clear())

  it('are there again after a restart, at the same step', () => {
    const before = opened()
    before.answer({ productName: '云绘设计' }, 'CNY')
    before.goTo('payments')

    expect(opened().store.getState()).toMatchObject({
      draft: { productName: '云绘设计', payments: [{ currency: 'CNY' }] },
      step: 'payments',
    })
  })

  it('leave nothing behind on the device when they are cleared', () => {
    const before = opened()
    before.answer({ productName: '云绘设计' }, 'CNY')
    before.clear()

    expect(window.localStorage.length).toBe(0)
    expect(opened().store.getState().draft).toBeUndefined()
  })

  it('are let go when an older version wrote them in another form', () => {
    window.localStorage.setItem('recourse.new-case', '{"draft":{"vendor":"云绘"}}')

    expect(opened().store.getState().draft).toBeUndefined()
  })
})
