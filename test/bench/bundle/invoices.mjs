// @ts-check
import { freshBrowser } from '../rig/chromium.mjs'

/** Invoices as a browser prints them: what a shop or a telephone company sends. @param {number} count @returns {Promise<readonly Uint8Array[]>} */
export async function printedInvoices(count) {
  const browser = await freshBrowser()
  try {
    const printed = []
    for (let number = 1; number <= count; number++) {
      await browser.page.setContent(invoice(number))
      printed.push(await browser.page.pdf({ format: 'A4', printBackground: true }))
    }
    return printed
  } finally {
    await browser.close()
  }
}

/** @param {number} number */
const invoice = (number) => `<!doctype html><meta charset="utf-8"><title>发票 ${number}</title>
<style>body { font: 12px 'Noto Sans CJK SC', sans-serif } td, th { border: 1px solid #999; padding: 4px } table { border-collapse: collapse; width: 100% }</style>
<h1>增值税电子普通发票 第 ${1000 + number} 号</h1>
<p>购买方：测试用户　销售方：示例科技有限公司　开票日期：2024年${(number % 12) + 1}月${(number % 28) + 1}日</p>
<table><tr><th>货物或应税劳务名称<th>数量<th>单价<th>金额<th>税额</tr>
${Array.from({ length: 30 }, (_, row) => `<tr><td>${goods[(number + row) % goods.length]}<td>${(row % 5) + 1}<td>${(row * 7.5 + number).toFixed(2)}<td>${((row % 5) + 1) * (row + number)}<td>${row}`).join('')}
</table><p>备注：订单号 DH2024${String(number).padStart(6, '0')}，收货地址以平台记录为准。</p>`
const goods = [
  '笔记本电脑',
  '无线耳机',
  '手机保护壳',
  '机械键盘',
  '显示器支架',
  '充电器',
  '路由器',
  '移动硬盘',
  '数据线',
  '投影幕布',
]
