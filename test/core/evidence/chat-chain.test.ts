import { describe, expect, it } from 'vitest'
import { chatChain, isProfilePage } from '#shared/core/evidence/chat-chain.ts'
import { dayInName, onScreenTime } from '#shared/core/evidence/on-screen-time.ts'
import { plainDate } from '#shared/core/plain-date.ts'

const linesOf = (text: string) =>
  text.split('|').map((line, index) => ({
    text: line.trim(),
    left: 0.2,
    top: 0.1 + 0.05 * index,
    width: 0.5,
    height: 0.02,
  }))
const screen = (id: string, text: string) => ({ id, lines: linesOf(text) })

/** Six screens of one chat; the third and the fourth share nothing, for one between them is missing. */
const one = screen('1', '2024年9月20日 09:12 | 导出的文件打开是空白的 | 请问订单号是多少 | DH20240918001')
const two = screen('2', '请问订单号是多少 | DH20240918001 | 09:50 | 重装了还是空白')
const three = screen('3', '重装了还是空白 | 建议更换电脑试试 | 2024年9月23日14:02 | 麻烦安排退款')
const four = screen('4', '2024年10月8日 15:41 | 不属于软件缺陷 | 检测报告可以发给我吗')
const five = screen('5', '检测报告可以发给我吗 | 没有书面报告 | 那依据是什么')
const six = screen('6', '那依据是什么 | 16:20 | 我要求全额退款3980元')
const ids = (screens: readonly ReturnType<typeof screen>[]) =>
  chatChain(screens)
    .order.map(({ id }) => id)
    .join('')

describe('the order of chat screenshots', () => {
  it('follows what is shared and the times on the screens, in whatever order they came', () => {
    expect(ids([six, two, four, one, five, three])).toBe('123456')
    expect(ids([three, one, two])).toBe('123')
  })

  it('names the gap with the times before and after it', () => {
    expect(chatChain([four, two, six, one, five, three]).gaps).toEqual([
      {
        afterId: '3',
        beforeId: '4',
        from: { day: '2024-09-23', clock: '14:02' },
        to: { day: '2024-10-08', clock: '15:41' },
      },
    ])
  })

  it('sees no gap where every screen begins with the end of the one before', () => {
    expect(chatChain([five, four, six]).gaps).toEqual([])
  })

  it('stands a misread sign', () => {
    const misread = screen('2', '请问订单号是多小 | DH20240918001 | 重装了还是空白')

    const cut = screen('2', '请问订单号 | DH20240918001 | 重装了还是空白')

    expect(chatChain([misread, one]).gaps).toEqual([])
    expect(chatChain([cut, one]).gaps).toEqual([])
  })

  it('is not led astray by words that come back', () => {
    const again = screen('9', '2024年12月1日 10:00 | 好的 | 谢谢')

    expect(chatChain([again, screen('8', '2024年11月1日 10:00 | 您好 | 好的')]).gaps).toHaveLength(1)
  })

  it('gives a mark without a day the day of the mark before it', () => {
    expect(chatChain([two, one]).order[1]?.last).toEqual({ day: '2024-09-20', clock: '09:50' })
  })

  it('leaves screens without any time in their order, at the end', () => {
    expect(ids([screen('b', '没有时间的一页'), screen('a', '也没有任何时间'), one])).toBe('1ba')
  })
})

describe('a time on the screen', () => {
  const seenOn = plainDate('2024-09-25') // a Wednesday
  it.each([
    ['2024年9月20日 09:12', '2024-09-20', '09:12'],
    ['2024年9月20日 下午3:05', '2024-09-20', '15:05'],
    ['9月20日 上午9:12', '2024-09-20', '09:12'],
    ['12月31日 23:59', '2023-12-31', '23:59'],
    ['昨天 21:30', '2024-09-24', '21:30'],
    ['星期一 08:00', '2024-09-23', '08:00'],
    ['週日 08:00', '2024-09-22', '08:00'],
    ['Yesterday 9:30 PM', '2024-09-24', '21:30'],
    ['凌晨12:10', '2024-09-25', '00:10'],
    ['09:50', '2024-09-25', '09:50'],
  ])('is read from “%s”', (text, day, clock) => {
    expect(onScreenTime(text, seenOn)).toEqual({ day, clock })
  })

  it('has no day where none can be known', () => {
    expect(onScreenTime('昨天 21:30', undefined)).toEqual({ clock: '21:30' })
  })

  it.each(['3980元', '10月20日前答复', '99:10', '会议定在09:50开始'])('is not “%s”', (text) => {
    expect(onScreenTime(text, seenOn)).toBeUndefined()
  })

  it('takes the day of a screenshot from its name', () => {
    expect(dayInName('微信截图_20240920_01.png')).toBe('2024-09-20')
    expect(dayInName('Screenshot_2024-09-20-09-31.png')).toBe('2024-09-20')
    expect(dayInName('IMG_0001.JPG')).toBeUndefined()
  })
})

describe('a profile page', () => {
  it('is known by the number of the account', () => {
    expect(isProfilePage(linesOf('云绘科技客服 | 微信号：yunhui-kefu'))).toBe(true)
    expect(isProfilePage(one.lines)).toBe(false)
  })
})
