/** The exhibits of the sample case, by the names that `text.sample.exhibits` uses. */
export type SampleExhibit =
  | 'contract'
  | 'invoice'
  | 'payment'
  | 'order'
  | 'advert'
  | 'promiseChat'
  | 'firstTestChat'
  | 'lineStoppedChat'
  | 'offerChat'
  | 'serviceCall'
  | 'supervisorCall'
  | 'refusalMail'
  | 'usageLog'

/** One file of `assets/sample`: what it is called in the program's files, and as the restaurant would have named it. */
export interface SampleFile {
  readonly exhibit: SampleExhibit
  readonly asset: string
  readonly name: string
  /** As a file system on the owner's computer would tell it. */
  readonly modifiedAt: string
}

/** In the order in which they are numbered. */
export const sampleFiles: readonly SampleFile[] = [
  {
    exhibit: 'contract',
    asset: 'contract.pdf',
    name: '云铃外呼服务合同（盖章）.pdf',
    modifiedAt: '2025-02-26T08:20:00.000Z',
  },
  {
    exhibit: 'order',
    asset: 'order.png',
    name: '订单截图 YL-2025-000226.png',
    modifiedAt: '2025-05-11T02:14:00.000Z',
  },
  {
    exhibit: 'payment',
    asset: 'payment.png',
    name: '付款回单 36000元.png',
    modifiedAt: '2025-02-27T02:09:00.000Z',
  },
  {
    exhibit: 'invoice',
    asset: 'invoice.pdf',
    name: '电子发票_云铃_36000.pdf',
    modifiedAt: '2025-03-03T02:31:00.000Z',
  },
  {
    exhibit: 'advert',
    asset: 'advert.png',
    name: '云铃网页广告.png',
    modifiedAt: '2025-02-18T12:40:00.000Z',
  },
  {
    exhibit: 'promiseChat',
    asset: 'chat-1-promise.png',
    name: '聊天截图1 周岚承诺.png',
    modifiedAt: '2025-02-20T07:42:00.000Z',
  },
  {
    exhibit: 'firstTestChat',
    asset: 'chat-2-first-test.png',
    name: '聊天截图2 首次使用.png',
    modifiedAt: '2025-03-18T02:15:00.000Z',
  },
  {
    exhibit: 'serviceCall',
    asset: 'call-0325.mp3',
    name: '客服通话录音 20250325.mp3',
    modifiedAt: '2025-03-25T03:26:00.000Z',
  },
  {
    exhibit: 'usageLog',
    asset: 'usage-log.csv',
    name: '外呼使用记录.csv',
    modifiedAt: '2025-05-11T02:20:00.000Z',
  },
  {
    exhibit: 'lineStoppedChat',
    asset: 'chat-3-line-stopped.png',
    name: '聊天截图3 线路停用.png',
    modifiedAt: '2025-05-10T10:21:00.000Z',
  },
  {
    exhibit: 'refusalMail',
    asset: 'refusal.eml',
    name: '回复：退款申请.eml',
    modifiedAt: '2025-05-20T08:40:00.000Z',
  },
  {
    exhibit: 'supervisorCall',
    asset: 'call-0522.m4a',
    name: '秦主管通话录音 20250522.m4a',
    modifiedAt: '2025-05-22T06:34:00.000Z',
  },
  {
    exhibit: 'offerChat',
    asset: 'chat-4-partial-offer.png',
    name: '聊天截图4 退三成方案.png',
    modifiedAt: '2025-05-26T08:58:00.000Z',
  },
]
