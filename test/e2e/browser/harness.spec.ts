import { watchForTroubles } from '../support/troubles.ts'
import { expect, test } from '../support/test.ts'

test.describe('what no test may cause', () => {
  test('is noticed: errors, refusals of the policy, requests off this machine', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext()
    const troubles = watchForTroubles(context)
    const page = await context.newPage()
    await page.goto(baseURL ?? '')

    await page.evaluate(async () => {
      setTimeout(() => {
        throw new Error('uncaught')
      })
      console.error('said so')
      await fetch('https://example.com/').catch(() => undefined)
      document.body.append(Object.assign(document.createElement('img'), { src: 'http://192.0.2.1/x.png' }))
    })

    await expect.poll(() => troubles.filter((trouble) => /uncaught/.test(trouble))).toHaveLength(1)
    await expect.poll(() => troubles.filter((trouble) => /said so/.test(trouble))).toHaveLength(1)
    await expect
      .poll(() => troubles.filter((trouble) => /content security/i.test(trouble)).length)
      .toBeGreaterThan(1)
    await context.close()
  })

  test('includes leaving the machine where no policy is in the way', async ({ browser }) => {
    const context = await browser.newContext({ offline: true })
    const troubles = watchForTroubles(context)
    const page = await context.newPage()

    await page.goto('https://example.com/').catch(() => undefined)

    expect(troubles).toContainEqual('left the machine: https://example.com/')
    await context.close()
  })
})

test('a profile keeps its data over a restart', async ({ profile }) => {
  const before = await profile.start()
  await before.goto('/')
  await before.evaluate(() => localStorage.setItem('probe', 'kept'))

  const after = await profile.start()
  await after.goto('/')

  expect(await after.evaluate(() => localStorage.getItem('probe'))).toBe('kept')
})
