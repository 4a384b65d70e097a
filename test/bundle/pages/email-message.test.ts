import { describe, expect, it } from 'vitest'
import { readEmail } from '#shared/bundle/pages/email-message.ts'
import { htmlText } from '#shared/bundle/pages/html-text.ts'
import { eml } from '../../fixtures/make/text.mjs'

const mail = {
  from: ['云绘客服', 'service@example.invalid'],
  to: ['林小满', 'lin@example.invalid'],
  date: 'Tue, 8 Oct 2024 10:11:12 +0800',
  subject: '关于退款申请',
  body: '您的申请已收到。\n',
} as const

describe('an e-mail', () => {
  it('is read with its names, subject, date as written, and text', async () => {
    expect(await readEmail(eml(mail))).toMatchObject({
      from: '云绘客服 <service@example.invalid>',
      to: '林小满 <lin@example.invalid>',
      date: mail.date,
      subject: mail.subject,
      body: '您的申请已收到。',
      fromHtml: false,
      attachments: [],
    })
  })

  it('in GBK reads the same', async () => {
    expect((await readEmail(eml({ ...mail, charset: 'gbk' }))).body).toBe('您的申请已收到。')
  })

  it('lists its attachments with their sizes', async () => {
    const message = await readEmail(
      eml({ ...mail, attachment: ['答复.pdf', 'application/pdf', Buffer.alloc(99)] }),
    )

    expect(message.attachments).toEqual([
      { name: '答复.pdf', type: 'application/pdf', content: new Uint8Array(99) },
    ])
  })

  it('is refused when it has neither sender nor subject nor date', async () => {
    await expect(readEmail(Buffer.from('not a mail at all'))).rejects.toThrow('no From')
  })
})

describe('the text of an HTML mail', () => {
  it('is its words, a line for each block, without scripts and styles', () => {
    const html =
      '<style>p{}</style><p>尊敬的客户：</p><script>alert(1)</script><div>您好&nbsp;&lt;1&gt; &#22909;</div>a<br>b'

    expect(htmlText(html)).toBe('尊敬的客户：\n\n您好 <1> 好\na\nb')
  })

  it('says its signs as they read, named or numbered', () => {
    const html =
      '&euro;398 &mdash; it&rsquo;s &ldquo;final&rdquo;&hellip; &Eacute;t&eacute; &#8364; &#x2014; &#150;'

    expect(htmlText(html)).toBe('€398 — it’s “final”… Été € — –')
  })

  it('keeps paragraphs apart, list items together, and cells beside each other', () => {
    const html =
      '<ul><li>a</li><li>b</li></ul><table><tr><td>金额</td><td>3,980</td></tr></table>1 < 2<!-- <p>no --><p title="a>b">c'

    expect(htmlText(html)).toBe('a\nb\n\n金额 3,980\n\n1 < 2\n\nc')
  })

  it('is read in one pass, however the markup is broken', () => {
    for (const piece of ['<!--', '<a', '<script>', '<a b="', '<', '&#'])
      expect(htmlText(piece.repeat(100_000))).not.toContain('<a')
  })
})
