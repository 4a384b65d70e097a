// @ts-check
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cutOffBrowser, killedBrowser } from '../torture/browser-rounds.mjs'
import { mainProgram } from '../torture/beside-vault.mjs'
import { filledBrowser } from '../torture/full-disk.mjs'
import { dropped, scenarios } from '../torture/full-disk-scenarios.mjs'
import { backEnds } from '../torture/own-browser.mjs'
import { canCutPower, noPower } from '../torture/power.mjs'
import { builtPage } from '../torture/torture-page.mjs'
import { cutOff, killed, vaultProgram } from '../torture/vault-rounds.mjs'
import { installedBrowser } from './find-browser.mjs'
import { root } from './reports.mjs'

/**
 * `npm run torture [-- part of a suite's name] [-- rounds]`: both copies are killed 65 times and lose their power 15 times
 * (or `rounds` each) while they are written to, the browser's on both of its back ends. Fails when anything acknowledged is
 * lost or anything is there by halves; and when a copy that does not flush loses nothing, for then the test does not bite.
 */
const given = process.argv.slice(2)
const rounds = given.map(Number).find((number) => number > 0)
const wanted = given.find((word) => Number.isNaN(Number(word))) ?? ''
const home = join(root, 'out/torture')
// so that what holds a disk or a browser lets go of it
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))
rmSync(home, { recursive: true, force: true })
mkdirSync(home, { recursive: true })
const program = installedBrowser()
const noBrowser = program === undefined ? 'needs Chrome, Chromium or Edge; see E2E_BROWSER' : undefined
const noTree = process.platform === 'linux' ? noBrowser : 'finds the processes of a browser by /proc'
const noCut = canCutPower() ? undefined : noPower
let isFine = true

/**
 * @typedef {{ rounds: number, acknowledged: number, lost: number, half: number, refused?: number,
 *   silent?: number, deleted?: number, turnedDown?: number, kinds?: Record<string, number>, words?: string[],
 *   beside?: { inTwo: number, inOne: number, restored: number } }} Outcome
 */

/** @param {string} name @param {string | undefined} impossible the reason, in words @param {() => Promise<Outcome>} run @param {(outcome: Outcome) => boolean} isExpected */
async function suite(name, impossible, run, isExpected = isWhole) {
  if (!name.includes(wanted)) return
  if (impossible !== undefined) {
    console.log(`skipped ${name}: ${impossible}`)
    return
  }
  const outcome = await run()
  const isRight = isExpected(outcome)
  const verdict = !isRight ? 'FAIL' : isExpected === mayLose && !isWhole(outcome) ? 'note' : 'ok  '
  isFine &&= isRight
  const { acknowledged, lost, half, refused = 0, kinds = {}, words = [] } = outcome
  const { turnedDown = 0, silent = 0, deleted = 0, beside } = outcome
  const each = Object.entries(kinds).map(([kind, count]) => `${count} ${kind}`)
  const what = each.length > 0 ? ` (${each.join(', ')})` : ''
  const figures = `${outcome.rounds} rounds, ${acknowledged} acknowledged${what}, ${lost} lost, ${half} half-visible`
  const more = [
    ...(refused + turnedDown > 0 ? [`${refused + turnedDown} refused`] : []),
    ...(outcome.deleted === undefined
      ? []
      : [`${silent} without an answer`, `${deleted} deleted while full`]),
    ...(beside
      ? [
          `${beside.inTwo} in two copies`,
          `only in one copy when it went: ${beside.inOne}`,
          `${beside.restored} restored`,
        ]
      : []),
  ]
  console.log(`${verdict} ${[`${name}: ${figures}`, ...more].join(', ')}`)
  // what a vault had to help with is worth a look
  if (verdict !== 'ok  ' || (beside && beside.inOne + beside.restored > 0))
    words.slice(0, 20).forEach((line) => console.log(`     ${line}`))
}
/** @param {Outcome} outcome */
const isWhole = ({ lost, half, refused = 0, silent = 0, deleted = 0 }) =>
  lost + half + refused + silent + deleted === 0
/**
 * A full disk may take a single copy, whatever the page does: with SQLite, and where the page cannot see the disk. That is what
 * the second copy is for, and the suites beside a vault allow nothing of the kind (storage.md, C3).
 * @param {Outcome} outcome
 */
const mayLose = ({ silent = 0, deleted = 0 }) => silent + deleted === 0
/** @param {Outcome} outcome */
const isHurt = ({ lost, half }) => lost + half > 0

/** @type {Partial<Record<'strict' | 'relaxed', string>>} */
const pages = {}
/** @param {'strict' | 'relaxed'} how */
const pageOf = async (how) => (pages[how] ??= await builtPage(join(home, `page-${how}`), how))
/** @param {import('../torture/own-browser.mjs').BackEnd} backEnd @param {number} count @param {'strict' | 'relaxed'} how */
const setting = async (backEnd, count, how = 'strict') => ({
  program: program ?? '',
  page: await pageOf(how),
  home,
  backEnd,
  rounds: count,
})

/** @type {string | undefined} */
let pageBeside
/** @type {string | undefined} */
let main
/** @param {import('../torture/own-browser.mjs').BackEnd} backEnd @param {import('../torture/beside-vault.mjs').VaultPlace} place */
const settingBeside = async (backEnd, place) => ({
  program: program ?? '',
  page: (pageBeside ??= await builtPage(join(home, 'page-beside'), 'strict', 'beside.html')),
  home,
  backEnd,
  beside: { program: (main ??= await mainProgram(join(home, 'main'))), place },
})

const [kills, cuts, controls] = [rounds ?? 65, rounds ?? 15, Math.min(rounds ?? 5, 5)]
/** @type {string | undefined} */
let vault
const writer = async () => (vault ??= await vaultProgram(join(home, 'program')))
const unflushed = 'control without flushing, power cut (must lose)'
await suite('vault, SIGKILL', undefined, async () => killed(await writer(), join(home, 'killed'), kills))
await suite('vault, power cut', noCut, async () => cutOff(await writer(), home, cuts, 'strict'))
await suite(
  `vault, ${unflushed}`,
  noCut,
  async () => cutOff(await writer(), home, controls, 'relaxed'),
  isHurt,
)
for (const name of /** @type {(keyof typeof backEnds)[]} */ (Object.keys(backEnds))) {
  const noPlace = noTree ?? noCut
  await suite(`${name}, SIGKILL`, noTree, async () => killedBrowser(await setting(name, kills)))
  await suite(`${name}, power cut`, noPlace, async () => cutOffBrowser(await setting(name, cuts)))
  await suite(
    `${name}, ${unflushed}`,
    noPlace,
    async () => cutOffBrowser(await setting(name, controls, 'relaxed')),
    isHurt,
  )
  for (const [scenario, { sight }] of Object.entries(scenarios))
    await suite(
      `${name}, full disk: ${scenario}`,
      noPlace,
      async () => filledBrowser(await setting(name, 1), [scenario]),
      sight && name === 'LevelDB' ? isWhole : mayLose,
    )
  for (const place of /** @type {const} */ (['another disk', 'the same disk']))
    for (const scenario of Object.keys({ ...scenarios, ...dropped }))
      await suite(`${name}, full disk beside a vault on ${place}: ${scenario}`, noPlace, async () =>
        filledBrowser(await settingBeside(name, place), [scenario]),
      )
}
process.exitCode = isFine ? 0 : 1
