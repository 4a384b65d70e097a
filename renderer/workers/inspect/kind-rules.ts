import type { ExhibitKind, MediaClass } from '#shared/core/evidence/exhibit.ts'

/** One hint. All that it names must hold; the first rule of the list that holds decides. */
export interface KindRule {
  readonly kind: ExhibitKind
  /** Tried on the name in NFKC and lower case. */
  readonly name?: RegExp
  /** Tried on the beginning of a text or the subject of a mail. */
  readonly text?: RegExp
  readonly media?: readonly MediaClass[]
  readonly shape?: 'phone' | 'desktop'
}

const pictures: readonly MediaClass[] = ['image']
const sound: readonly MediaClass[] = ['audio', 'video']
const written: readonly MediaClass[] = ['text', 'pdf', 'other']

/** From what is certain to what is only likely. Words in simplified and traditional Chinese and in English. */
export const kindRules: readonly KindRule[] = [
  { kind: 'e-mail', media: ['email'] },
  { kind: 'call-recording', media: ['audio'] },
  { kind: 'call-recording', media: sound, name: /录音|錄音|通话|通話|来电|來電|\bcall(?![a-z])|recording/ },
  { kind: 'damage-photo', media: ['video'], name: /损坏|損壞|破损|破損|瑕疵|damage|broken/ },
  {
    kind: 'refund-application',
    name: /退款(?:申请|申請|单|單)|退费申请|退費申請|退货申请|退貨申請|refund[ _-]?(?:application|request|form)/,
  },
  {
    kind: 'payment-proof',
    name: /付款|支付|转账|轉帳|轉賬|汇款|匯款|账单|帳單|流水|收款|收据|收據|回单|回單|回執|扣款|payment|paid|receipt|transfer|remittance|bank[ _-]?statement/,
  },
  { kind: 'invoice', name: /发票|發票|fapiao|invoice|\binv[ _-]?\d/ },
  {
    kind: 'contract',
    name: /合同|合约|合約|协议|協議|契约|契約|contract|agreement|terms[ _-]of[ _-]service|\btos\b/,
  },
  {
    kind: 'call-record',
    name: /通话(?:记录|清单|详单|列表)|通話(?:紀錄|記錄|清單|明細)|话单|話單|呼叫记录|呼叫紀錄|call[ _-]?(?:log|list|history|record)/,
  },
  { kind: 'usage-record', name: /使用(?:记录|紀錄|記錄|明细|明細|量|情况|情況)|用量|消耗|usage|consumption/ },
  {
    kind: 'operation-log',
    name: /操作(?:日志|日誌|记录|紀錄|記錄)|配置(?:历史|记录)|audit[ _-]?log|operation[ _-]?log|\bchangelog\b/,
  },
  {
    kind: 'error-report',
    name: /报错|報錯|错误|錯誤|故障|异常|異常|崩溃|崩潰|当机|當機|\berror|\bbug\b|crash|fault/,
  },
  { kind: 'sms', name: /短信|简讯|簡訊|\bsms\b|text[ _-]?message/ },
  {
    kind: 'chat',
    name: /微信|聊天|对话|對話|客服|旺旺|钉钉|釘釘|\bqq\b|wechat|weixin|whatsapp|\bline\b|telegram|dingtalk|\bchat|conversation|messenger/,
  },
  { kind: 'e-mail', name: /邮件|郵件|e-?mail/ },
  {
    kind: 'logistics',
    name: /物流|快递|快遞|运单|運單|签收|簽收|发货|發貨|出貨|宅配|delivery|shipping|shipment|tracking|waybill|courier/,
  },
  { kind: 'damage-photo', name: /损坏|損壞|破损|破損|瑕疵|damage|broken|defect/ },
  { kind: 'order', name: /订单|訂單|下单|下單|订购|訂購|\border/ },
  { kind: 'policy-capture', name: /政策|规则|規則|条款|條款|须知|須知|policy|\bterms\b|\brules\b/ },
  {
    kind: 'advert',
    name: /广告|廣告|宣传|宣傳|海报|海報|推广|推廣|官网|官網|落地页|商品页|商品頁|advert|\bads?\b|promo|brochure|landing[ _-]?page/,
  },
  {
    kind: 'problem-description',
    name: /问题(?:说明|描述|情况)|問題(?:說明|描述|情況)|情况说明|情況說明|投诉书|投訴書|申訴書|problem|complaint|statement/,
  },
  { kind: 'refund-application', name: /退款|退费|退費|refund/ },
  {
    kind: 'system-screenshot',
    media: pictures,
    name: /系统|系統|后台|後台|界面|介面|dashboard|console|admin/,
  },
  {
    kind: 'invoice',
    media: written,
    text: /发票代码|发票号码|發票號碼|开票日期|開立日期|\binvoice (?:no|number|date)\b/i,
  },
  {
    kind: 'contract',
    media: written,
    text: /甲方[：:（(][\s\S]{0,2000}乙方[：:（(]|this agreement is (?:made|entered)/i,
  },
  { kind: 'order', media: written, text: /订单(?:号|编号)|訂單(?:編號|號碼)|\border (?:no|number|id)\b/i },
  {
    kind: 'error-report',
    media: ['text'],
    text: /\b(?:error|exception|traceback|fatal)\b[\s\S]{0,2000}\b(?:error|exception|failed|fatal)\b/i,
  },
  { kind: 'chat', media: pictures, shape: 'phone' },
  {
    kind: 'system-screenshot',
    media: pictures,
    shape: 'desktop',
    name: /截图|截圖|截屏|屏幕|螢幕|screen[ _-]?shot|snipaste|capture/,
  },
]
