import { describe, expect, it } from 'vitest'
import { isLitter, isNameless, isSystemFile, pastedName } from '#shared/core/evidence/incoming-name.ts'
import { asInstant } from '#shared/core/ids.ts'

describe('files nobody means to hand in', () => {
  it('are those that systems leave behind, and hidden ones', () => {
    expect(['.DS_Store', 'Thumbs.db', 'desktop.ini', '._chat.png', '.hidden'].every(isSystemFile)).toBe(true)
  })

  it('are not those that merely look odd', () => {
    expect(['CON', 'thumbs.db.png', '截图.png', '-.txt', 'a'].some(isSystemFile)).toBe(false)
  })

  it('are, when dropped one by one, only what systems leave behind', () => {
    expect(['.DS_Store', 'Thumbs.db', '._chat.png'].every(isLitter)).toBe(true)
    expect(['.hidden', '...', '../evil.txt'].some(isLitter)).toBe(false)
  })
})

describe('the name of a pasted picture', () => {
  const at = asInstant('2025-05-10T06:03:11.000Z')

  it('is the time by the user’s clock', () => {
    expect(pastedName(at, 'Asia/Shanghai', 'image/png')).toBe('pasted-2025-05-10-140311.png')
    expect(pastedName(at, 'UTC', 'image/jpeg')).toBe('pasted-2025-05-10-060311.jpg')
  })

  it('tells several of one paste apart', () => {
    expect(pastedName(at, 'UTC', 'image/png', 2)).toBe('pasted-2025-05-10-060311-2.png')
  })

  it('is needed only where the browser made a name up', () => {
    expect(isNameless('image.png', 'image/png')).toBe(true)
    expect(isNameless('微信图片_20240918.png', 'image/png')).toBe(false)
    expect(isNameless('image.csv', 'text/csv')).toBe(false)
  })
})
