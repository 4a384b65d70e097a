import { en } from '#shared/messages/en/en.ts'
import { expectAccessible } from '../support/axe.ts'
import { chatPictures } from '../support/chat-pictures.ts'
import { dropFiles } from '../support/drop-files.ts'
import { hasJudge, judged, noJudge } from '../support/judge.ts'
import { openNewCase } from '../support/open-case.ts'
import { expect, test } from '../support/test.ts'

const { bundle: text, chat, evidence, reading, vocabulary } = en
test.setTimeout(240_000)

/** A chat on seven screens, each beginning with the last message of the one before; the fourth will be missing. */
const screens = [
  ['2024年9月20日 09:12', '> 导出的文件打开是空白的', '< 请问订单号是多少'],
  ['< 请问订单号是多少', '> 订单号在上面的截图里', '< 请您卸载以后重新安装'],
  ['< 请您卸载以后重新安装', '2024年9月23日 14:02', '> 在另一台电脑上也试了'],
  ['> 在另一台电脑上也试了', '< 软件激活以后不能退款', '> 购买页写了七天内可退'],
  ['> 购买页写了七天内可退', '2024年10月8日 15:41', '< 技术反馈是使用环境问题'],
  ['< 技术反馈是使用环境问题', '> 检测报告可以发给我吗', '< 没有书面检测报告'],
  ['< 没有书面检测报告', '2024年10月8日 16:20', '> 我要求全额退款并书面答复'],
]
const profiles = [
  ['< 云绘科技客服', '< 微信号：yunhui2024'],
  ['< 王小明', '< 微信号：wangxm2024'],
]

test('screenshots in the wrong order become a chat, and the missing one is asked for', async ({
  page,
}, info) => {
  const id = await openNewCase(page, 'evidence', 'en', { readsPictures: true })
  const pictures = await chatPictures(page, [...screens, ...profiles])
  const file = (nth: number, name = `screen-${nth}.png`) => ({
    name,
    bytes: pictures[nth - 1] ?? new Uint8Array(),
  })
  const rows = page.locator('[data-exhibit]')
  const add = async (files: readonly ReturnType<typeof file>[], then: number) => {
    await dropFiles(page, files)
    await expect(rows).toHaveCount(then, { timeout: 60_000 })
    // the card of the import lies over the buttons
    await page.getByRole('button', { name: evidence.import.dismiss }).click({ timeout: 60_000 })
    // begins to read, and has read all
    await expect(page.getByRole('progressbar', { name: reading.label })).toHaveCount(1, { timeout: 60_000 })
    await expect(page.getByRole('progressbar', { name: reading.label })).toHaveCount(0, { timeout: 240_000 })
  }
  const dialog = page.getByRole('dialog')
  const propose = async () => {
    await page.getByRole('checkbox', { name: evidence.list.chooseAll }).check()
    await page.getByRole('button', { name: chat.open }).click()
  }
  const order = () =>
    dialog
      .getByRole('list', { name: chat.order })
      .getByText(/^screen-\d$/)
      .allTextContents()

  await add(
    [6, 2, 5, 1, 7, 3].map((nth) => file(nth)),
    6,
  )
  await propose()
  await expect(dialog.getByText(chat.gap)).toHaveCount(1)
  expect(await order()).toEqual(['screen-1', 'screen-2', 'screen-3', 'screen-5', 'screen-6', 'screen-7'])
  await expect(dialog).toContainText('23 September 2024 14:02')
  await expect(dialog).toContainText('8 October 2024 15:41')
  await expect(dialog).toContainText(chat.profilesMissing(0))
  await expectAccessible(page, 'the proposed order of a chat')
  await page.screenshot({ path: info.outputPath('gap.png') })
  await dialog.getByRole('button', { name: chat.apply }).click()
  await expect(rows.first()).toContainText('screen-1')
  await expect(rows.last()).toContainText('screen-7')
  await rows.first().dblclick()
  await expect(page.getByRole('combobox', { name: evidence.bulk.form })).toHaveValue('excerpt')

  // the missing screen and both profile pages come
  await page.goto(`/#/case/${id}/evidence`)
  await add([file(4), file(8, 'vendor.png'), file(9, 'me.png')], 9)
  await propose()
  await expect(dialog).toContainText(chat.noGap)
  await expect(dialog).toContainText(chat.profilesFound)
  expect(await order()).toEqual([1, 2, 3, 4, 5, 6, 7].map((nth) => `screen-${nth}`))
  await expect(dialog.getByRole('checkbox', { name: chat.whole })).toBeChecked()
  await dialog.getByRole('button', { name: chat.apply }).click()

  await page.goto(`/#/case/${id}/bundle`)
  await page.getByRole('button', { name: text.make.button, exact: true }).click({ timeout: 60_000 })
  await expect(page.getByText(text.result.title, { exact: true })).toBeVisible({ timeout: 180_000 })
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text.result.save }).click(),
  ])
  const path = info.outputPath('chat.pdf')
  await download.saveAs(path)
  test.skip(!hasJudge('pdftotext'), noJudge('pdftotext'))
  const found = judged('pdftotext', ['-bbox', path, '-']).stdout
  const heights = [...found.matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">我要求全额退款/g)].map(
    ([, top, bottom]) => Number(bottom) - Number(top),
  )
  expect(heights).toHaveLength(1)
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(7)
  expect(judged('pdftotext', [path, '-']).stdout).not.toContain(vocabulary.form.excerpt)
})
