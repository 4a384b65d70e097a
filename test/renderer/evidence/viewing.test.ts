import { describe, expect, it } from 'vitest'
import { htmlText } from '#shared/bundle/pages/html-text.ts'
import { fittedScale, steppedScale } from '../../../renderer/features/evidence/viewers/zoom.ts'

describe('a picture fitted to its frame', () => {
  const room = { width: 800, height: 600 }

  it('shows whole', () => {
    expect(fittedScale({ width: 1600, height: 1200 }, room)).toBe(0.5)
    expect(fittedScale({ width: 1000, height: 1500 }, room)).toBeCloseTo(0.4)
  })

  it('keeps a long screenshot as wide as the frame, to be scrolled', () => {
    expect(fittedScale({ width: 1080, height: 20_000 }, room)).toBeCloseTo(800 / 1080)
  })

  it('is not blown up when it is small', () => {
    expect(fittedScale({ width: 100, height: 50 }, room)).toBe(1)
  })

  it('is zoomed within bounds', () => {
    expect(steppedScale(1, 1)).toBe(1.25)
    expect(steppedScale(8, 1)).toBe(8)
    expect(steppedScale(0.02, -1)).toBe(0.02)
  })
})

describe('the words of an HTML mail', () => {
  it('keep their lines', () => {
    expect(htmlText('<p>您好，</p><p>退款<b>已经</b>受理。<br>请等待</p><ul><li>a</li><li>b</li></ul>')).toBe(
      '您好，\n\n退款已经受理。\n请等待\n\na\nb',
    )
  })

  it('leave out scripts, styles and what is hidden in the head', () => {
    const html = '<head><title>t</title><style>p{}</style></head><body><script>alert(1)</script>ok</body>'

    expect(htmlText(html)).toBe('ok')
  })

  it('put cells of a table side by side', () => {
    expect(htmlText('<table><tr><td>金额</td><td>3,980</td></tr></table>')).toBe('金额 3,980')
  })
})
