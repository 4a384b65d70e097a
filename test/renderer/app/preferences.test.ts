import { afterEach, describe, expect, it } from 'vitest'
import { createPreferences } from '../../../renderer/app/preferences.ts'

const asked = (wishes: readonly string[] = ['en']) => createPreferences(window.localStorage, wishes)

describe('preferences', () => {
  afterEach(() => window.localStorage.clear())

  it('begin with the language that the browser wishes for', () => {
    expect(asked(['fr', 'zh-Hant-HK']).store.getState().locale).toBe('zh-TW')
  })

  it('outlast a restart', () => {
    const before = asked()
    before.chooseLocale('zh-CN')
    before.dismiss('browser-shell')
    before.readPictures(false)

    expect(asked().store.getState()).toEqual({
      locale: 'zh-CN',
      dismissed: ['browser-shell'],
      readsPictures: false,
    })
  })

  const fresh = { locale: 'en', dismissed: [], readsPictures: true }

  it('forget what no version of the program can have written', () => {
    window.localStorage.setItem('recourse.preferences', '{"locale":"xx","dismissed":7}')
    expect(asked().store.getState()).toEqual(fresh)

    window.localStorage.setItem('recourse.preferences', 'no JSON')
    expect(asked().store.getState()).toEqual(fresh)
  })
})
