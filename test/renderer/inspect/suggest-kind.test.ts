// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { ExhibitKind, MediaClass } from '#shared/core/evidence/exhibit.ts'
import { suggestKind } from '../../../renderer/workers/inspect/suggest-kind.ts'

const byName: readonly (readonly [name: string, media: MediaClass, kind: ExhibitKind])[] = [
  ['外呼服务合同.pdf', 'pdf', 'contract'],
  ['服務契約（用印）.pdf', 'pdf', 'contract'],
  ['Service Agreement v2.pdf', 'pdf', 'contract'],
  ['电子发票_36000.pdf', 'pdf', 'invoice'],
  ['統一發票.jpg', 'image', 'invoice'],
  ['INV-2025-017.pdf', 'pdf', 'invoice'],
  ['订单截图.png', 'image', 'order'],
  ['Order 114-000.pdf', 'pdf', 'order'],
  ['微信支付凭证.png', 'image', 'payment-proof'],
  ['轉帳明細.png', 'image', 'payment-proof'],
  ['receipt_0510.pdf', 'pdf', 'payment-proof'],
  ['聊天记录1.png', 'image', 'chat'],
  ['WeChat Image 20250510.jpg', 'image', 'chat'],
  ['LINE對話.txt', 'text', 'chat'],
  ['钉钉群.png', 'image', 'chat'],
  ['来电录音.mp3', 'audio', 'call-recording'],
  ['20250325.m4a', 'audio', 'call-recording'],
  ['通话录屏.mp4', 'video', 'call-recording'],
  ['通话记录.png', 'image', 'call-record'],
  ['call log May.csv', 'text', 'call-record'],
  ['外呼使用记录.csv', 'text', 'usage-record'],
  ['usage-2025-05.csv', 'text', 'usage-record'],
  ['操作日志.txt', 'text', 'operation-log'],
  ['E-503报错.png', 'image', 'error-report'],
  ['error.log', 'text', 'error-report'],
  ['短信截图.jpg', 'image', 'sms'],
  ['簡訊.png', 'image', 'sms'],
  ['回复.eml', 'email', 'e-mail'],
  ['退款申请表.docx', 'other', 'refund-application'],
  ['refund request.pdf', 'pdf', 'refund-application'],
  ['物流签收单.jpg', 'image', 'logistics'],
  ['屏幕破损.jpg', 'image', 'damage-photo'],
  ['退款政策.png', 'image', 'policy-capture'],
  ['官网宣传页.png', 'image', 'advert'],
  ['landing page.png', 'image', 'advert'],
  ['后台截图.png', 'image', 'system-screenshot'],
  ['情况说明.docx', 'other', 'problem-description'],
  ['IMG_2044.jpg', 'image', 'other'],
  ['border.png', 'image', 'other'],
  ['download.pdf', 'pdf', 'other'],
  ['online.png', 'image', 'other'],
]

describe('the suggested kind', () => {
  it.each(byName)('of %s (%s) is %s', (name, media, kind) => {
    expect(suggestKind({ name, media })).toBe(kind)
  })

  it('is chat for a picture of a phone screen without a telling name', () => {
    expect(suggestKind({ name: 'a.png', media: 'image', widthPx: 1080, heightPx: 2340 })).toBe('chat')
  })

  it('is not chat for a photo of the same shape', () => {
    expect(suggestKind({ name: 'a.jpg', media: 'image', widthPx: 1080, heightPx: 2340, photo: true })).toBe(
      'other',
    )
  })

  it('is a screenshot of the system for a desktop screenshot', () => {
    expect(suggestKind({ name: 'Screenshot 2025.png', media: 'image', widthPx: 1920, heightPx: 1080 })).toBe(
      'system-screenshot',
    )
  })

  it('comes from the text where the name says nothing', () => {
    const text = '甲方：青禾小馆\n乙方：云铃\n第一条'

    expect(suggestKind({ name: 'a.txt', media: 'text', text })).toBe('contract')
  })
})
