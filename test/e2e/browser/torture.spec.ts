import { mkdirSync, rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { installedBrowser } from '../../run/find-browser.mjs'
import { killedBrowser } from '../../torture/browser-rounds.mjs'
import { filledBrowser } from '../../torture/full-disk.mjs'
import { canCutPower, noPower } from '../../torture/power.mjs'
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

// without the new logs of renderer/data/fresh-log.ts all of it is lost
test('a browser whose disk is full, then has room, then is full again has lost nothing, deleted nothing and answered all', async () => {
  const info = test.info()
  test.skip(process.platform !== 'linux' || !canCutPower(), noPower)
  test.setTimeout(300_000)
  const home = info.outputPath('torture')
  mkdirSync(home, { recursive: true })
  const page = await builtPage(info.outputPath('page'), 'strict')
  const setting = { program: installedBrowser() ?? '', page, home, backEnd: 'LevelDB' } as const

  const outcome = await filledBrowser(setting, ['seen, all taken and given back'])

  expect(outcome, outcome.words.join('\n')).toMatchObject({
    rounds: 1,
    lost: 0,
    half: 0,
    silent: 0,
    deleted: 0,
  })
  expect(outcome.turnedDown).toBeGreaterThan(3)
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
})
