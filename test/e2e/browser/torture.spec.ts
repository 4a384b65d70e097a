import { mkdirSync, rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { installedBrowser } from '../../run/find-browser.mjs'
import { killedBrowser } from '../../torture/browser-rounds.mjs'
import { builtPage } from '../../torture/torture-page.mjs'

/** The short form of `npm run torture`. */
test('a browser that was killed while it took in, edited and exported has lost nothing it acknowledged', async () => {
  const info = test.info()
  test.skip(process.platform !== 'linux', 'finds the processes of a browser by /proc')
  test.setTimeout(300_000)
  const home = info.outputPath('torture')
  mkdirSync(home, { recursive: true })
  const page = await builtPage(info.outputPath('page'), 'strict')

  const outcome = await killedBrowser({
    program: installedBrowser() ?? '',
    page,
    home,
    backEnd: 'LevelDB',
    rounds: 2,
  })

  expect(outcome.words).toEqual([])
  expect(outcome).toMatchObject({ rounds: 2, lost: 0, half: 0, refused: 0 })
  expect(outcome.acknowledged).toBeGreaterThan(3)
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})
