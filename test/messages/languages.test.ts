import { describe, expect, it } from 'vitest'
import { formatBytes, formatDuration, formatEventDate, formatMoney } from '#shared/messages/format.ts'
import { type Locale, localeFor, messagesOf } from '#shared/messages/messages.ts'
import { money } from '#shared/core/money.ts'
import { plainDate } from '#shared/core/plain-date.ts'

/**
 * The sample case is a user's case: quotations keep the script they were spoken in. The names of languages are
 * written in their own.
 */
const notOurWords = /^(sample\.|bundle\.options\.languages\.)/

/** Every text of a language with its key; of a function, its source, where the sentence stands. */
function textsOf(value: unknown, key = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[key, value]]
  if (typeof value === 'function') return [[key, String(value)]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .flatMap(([name, child]) => textsOf(child, key === '' ? name : `${key}.${name}`))
    .filter(([name]) => !notOurWords.test(name))
}
const offenders = (locale: Locale, pattern: RegExp) =>
  textsOf(messagesOf(locale))
    .filter(([, text]) => pattern.test(text))
    .map(([key, text]) => `${key}: ${text}`)

const simplifiedOnly =
  /[据证档开关阅读设选择导删页册图压缩复显码订单务营销诉讼调执费账户号购买卖价额览签写错误说话语词译请问题时间长达样术书编辑仅确认让还过进这们个为与书东车见门马专业严丧举义乌乐习乡]/u
const traditionalOnly =
  /[據證檔開關閱讀設選擇導刪頁冊圖壓縮複顯碼訂單務營銷訴訟調執費帳戶號購買賣價額覽簽寫錯誤說話語詞譯請問題時間長達樣術書編輯僅確認讓還過進這們個為與東車見門馬專業嚴]/u
const mainlandWords =
  /文件夹|軟件|默認|視頻|信息|打印|網絡|屏幕|鼠標|導入|導出|文件|用戶|數據|登錄|質量|短信|菜單|鏈接|搜索|剪貼板|界面|激活|拖拽/u
const taiwanWords =
  /檔案|軟體|預設|影片|資訊|列印|網路|螢幕|滑鼠|儲存|匯入|匯出|資料夾|使用者|登入|品質|简讯|連結|搜尋/u

describe('the three languages', () => {
  it('keep simplified signs out of zh-TW and traditional ones out of zh-CN', () => {
    expect(offenders('zh-TW', simplifiedOnly)).toEqual([])
    expect(offenders('zh-CN', traditionalOnly)).toEqual([])
  })

  it('use the words of their region', () => {
    expect(offenders('zh-TW', mainlandWords)).toEqual([])
    expect(offenders('zh-CN', taiwanWords)).toEqual([])
  })

  it('leave no Han signs in English but the names of languages and of Chinese documents', () => {
    const allowed = /中文|证据清单|证据目录|證據|据理|據理|简体|繁體|证据/gu
    const left = textsOf(messagesOf('en')).filter(([, text]) =>
      /\p{Script=Han}/u.test(text.replace(allowed, '')),
    )

    expect(left).toEqual([])
  })

  it('write Chinese with Chinese punctuation', () => {
    const halfWidth = /\p{Script=Han}[,;:!?](?=\p{Script=Han}|$)/u

    expect([...offenders('zh-CN', halfWidth), ...offenders('zh-TW', halfWidth)]).toEqual([])
  })

  it('are chosen by what the system wishes', () => {
    expect(localeFor(['zh-Hant-HK', 'en'])).toBe('zh-TW')
    expect(localeFor(['zh-HK'])).toBe('zh-TW')
    expect(localeFor(['zh-Hans-CN'])).toBe('zh-CN')
    expect(localeFor(['fr-FR', 'zh'])).toBe('zh-CN')
    expect(localeFor(['fr-FR'])).toBe('en')
  })
})

describe('figures', () => {
  it('tell the dollars apart and keep all decimals', () => {
    expect(formatMoney(money(398_000, 'CNY'), 'zh-CN')).toBe('¥3,980.00')
    expect(formatMoney(money(398_000, 'TWD'), 'en')).toBe('NT$3,980.00')
    expect(formatMoney(money(-1250, 'HKD'), 'zh-TW')).toBe('-HK$12.50')
    expect(formatMoney(money(500, 'JPY'), 'en')).toBe('JP¥500')
  })

  it('say a date as exactly as it is known', () => {
    const may = plainDate('2025-05-10')
    expect(formatEventDate({ kind: 'exact', on: may, time: '14:03' }, 'zh-CN')).toBe('2025年5月10日 14:03')
    expect(formatEventDate({ kind: 'about', on: may, precision: 'month' }, 'zh-TW')).toBe('約2025年5月')
    expect(formatEventDate({ kind: 'about', on: may, precision: 'year' }, 'en')).toBe('about 2025')
    expect(formatEventDate({ kind: 'range', from: may, to: plainDate('2025-05-15') }, 'en')).toBe(
      '10 May 2025 – 15 May 2025',
    )
  })

  it('count bytes and time as file managers and players do', () => {
    expect([27, 999, 1000, 3_450_000, 1.2e9].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
      '27 B',
      '999 B',
      '1 KB',
      '3.5 MB',
      '1.2 GB',
    ])
    expect([0, 190_000, 3_727_000].map(formatDuration)).toEqual(['0:00', '3:10', '1:02:07'])
  })
})
