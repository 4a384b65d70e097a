import type { Page } from '@playwright/test'
import { expectAccessible } from '../support/axe.ts'
import { expect, test } from '../support/test.ts'

test.use({ locale: 'zh-CN' })

/** FX-1 of the product's fixtures, as far as the intake asks for it. */
async function answerPurchase(page: Page) {
  await page.goto('/#/new-case')
  await page.getByRole('combobox', { name: '产品类型' }).click()
  await page.getByRole('option', { name: '设计软件' }).click()
  await page.getByLabel('产品或服务名称').fill('云绘设计专业版')
  await page.getByLabel('商家全称').fill('云绘科技有限公司')
  await page.getByLabel('品牌或店铺名').fill('云绘')
}
const next = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

async function answerAll(page: Page) {
  await answerPurchase(page)
  await next(page)
  await page.getByLabel('订单号').fill('DH20240918-001')
  await page.getByLabel('您的姓名或单位名称').fill('王女士')
  await next(page)
  await page.getByLabel('金额').fill('3980')
  await page.getByRole('textbox', { name: '日期' }).fill('2024年9月18日')
  await page.getByLabel('方式').fill('微信支付')
  await next(page)
  await page.getByLabel('出现了什么问题？').fill('导出的文件全部打不开。')
  await page.getByRole('combobox', { name: '您想要什么结果？' }).click()
  await page.getByRole('option', { name: '全额退款' }).click()
}

test('the first case shows stage, order number and what was paid', async ({ page }) => {
  await answerAll(page)
  await page.getByRole('button', { name: '建立案件' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('云绘设计专业版')
  await expect(page.getByRole('combobox', { name: '进展' })).toHaveValue('联系商家')
  await expect(page.getByText('DH20240918-001')).toBeVisible()
  await expect(page.getByRole('region', { name: '款项' })).toContainText('¥3,980.00')
  await page.getByRole('link', { name: /^时间线/ }).click()
  await expect(page.getByText('向云绘付款 ¥3,980.00（微信支付）。')).toBeVisible()
})

test('the whole intake needs no more than a keyboard', async ({ page }) => {
  const { keyboard } = page
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await keyboard.press('Control+K')
  await expect(page.getByRole('textbox', { name: /^查找案件/ })).toBeFocused()
  await keyboard.type('新建')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('新建案件')

  await tabTo(page, '产品类型')
  await keyboard.press('Enter')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await tabTo(page, '商家全称')
  await keyboard.insertText('云绘科技有限公司')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: '双方信息' })).toBeFocused()
  await tabTo(page, '订单号')
  await keyboard.insertText('DH-1')
  await keyboard.press('Enter')
  await tabTo(page, '金额')
  await keyboard.insertText('3980')
  await tabTo(page, '日期')
  await keyboard.insertText('2024-09-18')
  await keyboard.press('Enter')
  await tabTo(page, '您想要什么结果？')
  await keyboard.press('Enter')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await tabTo(page, '建立案件')
  await keyboard.press('Enter')

  await expect(page.getByRole('combobox', { name: '进展' })).toHaveValue('联系商家')
  await expect(page.getByText('¥3,980.00').first()).toBeVisible()
})

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string) {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }
      return (
        element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent ?? ''
      )
    })
    if (focused.startsWith(name)) return
  }
  throw new Error(`Tab never reaches ${name}`)
}

test('Enter that chooses characters of an input method does not go on', async ({ page }) => {
  await answerPurchase(page)
  const vendor = page.getByLabel('商家全称')
  await vendor.evaluate((input) => {
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    const enter = {
      key: 'Enter',
      code: 'Enter',
      keyCode: 229,
      isComposing: true,
      bubbles: true,
      cancelable: true,
    }
    input.dispatchEvent(new KeyboardEvent('keydown', enter))
  })
  await vendor.press('Enter')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('购买情况')

  await vendor.evaluate((input) =>
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '云绘' })),
  )
  await vendor.press('Enter')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('双方信息')
})

test('answers survive leaving, reloading and closing, until they are discarded', async ({ page }) => {
  await answerPurchase(page)
  await next(page)
  await page.goto('/#/')
  await page.reload()

  await expect(page.getByText('关于“云绘”的内容还在。')).toBeVisible()
  await page.getByRole('link', { name: '继续填写' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('双方信息')
  await page.getByRole('button', { name: '上一步' }).click()
  await expect(page.getByLabel('商家全称')).toHaveValue('云绘科技有限公司')

  await page.getByRole('button', { name: '放弃' }).click()
  await page.reload()
  await expect(page.getByLabel('商家全称')).toHaveValue('')
})

test('a case begun with too little says where something is missing', async ({ page }) => {
  await page.goto('/#/new-case')
  await page.getByRole('button', { name: '先建立案件，其余以后再填' }).click()

  await expect(page.getByRole('alert')).toHaveText('有 2 处内容需要检查。')
  await expect(page.getByLabel('商家全称')).toHaveAccessibleDescription(/请填写此项。/)
})

test('undo and redo outlast a reload', async ({ page }) => {
  await answerPurchase(page)
  await page.getByRole('button', { name: '先建立案件，其余以后再填' }).click()
  await page.getByRole('combobox', { name: '进展' }).click()
  await page.getByRole('option', { name: '商家审核中' }).click()
  await expect(page.getByRole('button', { name: '撤销：修改案件' })).toBeEnabled()
  await page.reload()

  await page.getByRole('button', { name: '撤销：修改案件' }).click()
  await expect(page.getByRole('combobox', { name: '进展' })).toHaveValue('联系商家')
  await page.reload()
  await expect(page.getByRole('button', { name: '重做：修改案件' })).toBeEnabled()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('Control+Shift+Z')
  await expect(page.getByRole('combobox', { name: '进展' })).toHaveValue('商家审核中')
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Z')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('这里什么也没有')
})

test('Ctrl+Z in a field takes back letters, not records', async ({ page }) => {
  await answerPurchase(page)
  await page.getByRole('button', { name: '先建立案件，其余以后再填' }).click()
  await page.getByRole('button', { name: '描述问题' }).first().click()
  const field = page.getByLabel('出现了什么问题？')
  await field.fill('一')
  await field.press('Control+Z')

  await expect(page.getByRole('button', { name: '撤销：新建案件', includeHidden: true })).toBeEnabled()
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('a removed case names what goes, and comes back by undo', async ({ page }) => {
  await answerAll(page)
  await page.getByRole('button', { name: '建立案件' }).click()
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '删除……' }).click()
  const dialog = page.getByRole('dialog', { name: '要删除这个案件吗？' })
  await expect(dialog.getByRole('listitem')).toHaveText(['事件 1 条', '款项 1 笔', '当事人 2 个'])
  await dialog.getByRole('button', { name: '删除案件' }).click()

  await expect(page.getByRole('heading', { name: '建立第一个案件' })).toBeVisible()
  await page.getByRole('button', { name: '撤销：删除案件' }).click()
  await expect(page.getByRole('link', { name: '云绘设计专业版' })).toBeVisible()
  await expect(page.getByText('¥3,980.00').first()).toBeVisible()
})

test('an archived case leaves the list until it is asked for', async ({ page }) => {
  await answerPurchase(page)
  await page.getByRole('button', { name: '先建立案件，其余以后再填' }).click()
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '归档' }).click()
  await expect(page.getByText('本案已归档')).toBeVisible()
  await page.getByRole('link', { name: '案件', exact: true }).click()

  await expect(page.getByText('所有案件都已归档。')).toBeVisible()
  await page.getByRole('switch', { name: '显示已归档的案件' }).click()
  await expect(page.getByRole('link', { name: '云绘设计专业版' })).toBeVisible()
})

test('parties, problem and demand are edited where they are shown', async ({ page }) => {
  await answerPurchase(page)
  await page.getByRole('button', { name: '先建立案件，其余以后再填' }).click()
  await page.getByRole('button', { name: '补充您的姓名和商家的联系方式。' }).click()
  await page.getByRole('dialog').getByLabel('电话').fill('400-000-0000')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('region', { name: '当事人' })).toContainText('400-000-0000')

  await page.getByRole('button', { name: '填写诉求' }).click()
  await page.getByRole('dialog').getByLabel('金额').fill('三千')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('金额格式不对，请按 3980.00 填写。')).toBeVisible()
  await page.getByRole('combobox', { name: '您想要什么结果？' }).click()
  await page.getByRole('option', { name: '部分退款' }).click()
  await page.getByRole('dialog').getByLabel('金额').fill('1500')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('region', { name: '诉求' })).toContainText('¥1,500.00')
  await expect(page.getByRole('region', { name: '款项' })).toContainText('¥1,500.00')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the list, the intake, the overview and its dialogs, ${colorScheme}`, async ({
    page,
  }) => {
    test.slow()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.goto('/#/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page, 'empty list')
    await page.goto('/#/new-case')
    await page.getByRole('button', { name: '先建立案件，其余以后再填' }).click()
    await expectAccessible(page, 'intake with issues')
    await answerPurchase(page)
    for (const step of ['双方信息', '付款', '问题与诉求']) {
      await next(page)
      await expect(page.getByRole('heading', { level: 2 })).toHaveText(step)
      await expectAccessible(page, step)
    }
    await page.getByRole('button', { name: '建立案件' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('云绘设计专业版')
    await expectAccessible(page, 'overview')
    for (const name of ['编辑基本信息', '描述问题', '填写诉求', '添加当事人']) {
      await page.getByRole('button', { name }).first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await page.waitForTimeout(300)
      await expectAccessible(page, name)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }
    await page.goto('/#/')
    await expect(page.getByRole('link', { name: '云绘设计专业版' })).toBeVisible()
    await expectAccessible(page, 'list')
  })
