// @ts-check
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { acknowledgements } from './acknowledged.mjs'
import { vaultBeside } from './beside-vault.mjs'
import { fill, pause, until } from './filler.mjs'
import { dropped, scenarios } from './full-disk-scenarios.mjs'
import { startBrowser } from './own-browser.mjs'
import { freeOn, ownDisk } from './power.mjs'
import { servedPage } from './torture-page.mjs'

const MiB = 1024 * 1024
/** As in renderer/data/nearly-full.ts: below it a page that sees its disk deletes nothing. */
const limit = 512 * MiB
/** A page that asked just before the room went may still act on the answer. Milliseconds. */
const grace = 1500
const patience = 180_000
/** Times that a person starts a program again that does not open. */
const starts = 3

/**
 * What came of the scenarios: a store is written to while its disk fills up, looked at while it is full, and again when there
 * is room. `lost` and `half` as in browser-rounds.mjs; `silent` counts what had no answer for a minute, `deleted` what was
 * deleted below the limit by a page that saw it, `turnedDown` what was refused, as it must be. Beside a vault `lost` counts
 * what was said to be in two copies (`inTwo`); `inOne` is what went with the first copy before it was in the second, `restored`
 * how often a store had to be given back whole.
 * @typedef {{ rounds: number, acknowledged: number, lost: number, half: number, silent: number, deleted: number,
 *   turnedDown: number, words: string[], beside?: { inTwo: number, inOne: number, restored: number } }} Outcome
 * @typedef {import('./page/told.ts').Told} Told
 * @typedef {import('./full-disk-scenarios.mjs').Scenario} Scenario
 * @typedef {{ program: string, page: string, home: string, backEnd: import('./own-browser.mjs').BackEnd,
 *   beside?: import('./beside-vault.mjs').Beside }} Setting
 */

/** @param {Setting} setting @param {readonly string[]} names @returns {Promise<Outcome>} */
export async function filledBrowser(setting, names) {
  /** @type {Outcome} */
  const sum = {
    rounds: 0,
    acknowledged: 0,
    lost: 0,
    half: 0,
    silent: 0,
    deleted: 0,
    turnedDown: 0,
    words: [],
    ...(setting.beside && { beside: { inTwo: 0, inOne: 0, restored: 0 } }),
  }
  for (const name of names) {
    const scenario = scenarios[name] ?? dropped[name]
    if (!scenario) throw new Error(`no scenario ${name}`)
    const before = { ...sum, words: sum.words.length }
    await played(setting, scenario, sum)
    sum.rounds += 1
    if (
      sum.lost + sum.half + sum.silent + sum.deleted >
      before.lost + before.half + before.silent + before.deleted
    )
      sum.words.splice(before.words, 0, `in "${name}":`)
  }
  return sum
}

/** @param {Setting} setting @param {Scenario} scenario @param {Outcome} sum */
async function played({ program, page, home, backEnd, beside }, scenario, sum) {
  const disk = ownDisk(home, '4G')
  const [due, inTwo] = [acknowledgements(), acknowledgements()]
  /** @type {(told: Told) => void} */
  let hear = () => undefined
  // as electron/adapters/ballast.ts does for a page that sees the disk
  const ballast = join(disk.folder, 'ballast')
  if (scenario.sight) spawnSync('fallocate', ['-l', String(256 * MiB), ballast])
  const freeBytes = () => {
    if (freeOn(disk.folder) < limit) rmSync(ballast, { force: true })
    return freeOn(disk.folder)
  }
  const vault = beside && (await vaultBeside(beside, { filled: disk.folder, other: home, ballast }))
  const served = await servedPage(page, freeBytes, (told) => hear(told), vault?.answers)
  const profile = join(disk.folder, 'profile')
  mkdirSync(join(profile, 'Default'), { recursive: true })
  // what a browser grants to a page that is used a lot: without it, it throws all of it away when the disk is full
  const allowed = { [`${new URL(served.url).origin},*`]: { setting: 1 } }
  const settings = { profile: { content_settings: { exceptions: { durable_storage: allowed } } } }
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(settings))
  let fullSince = Number.POSITIVE_INFINITY
  /** @param {Told} told */
  const take = (told) => {
    if (due.take(told) !== undefined) sum.acknowledged += 1
    if (told.kind === 'two') {
      told.heads.forEach((head) => inTwo.take({ kind: 'commit', doing: 'edit', head }))
      Object.entries(told.exhibits).forEach(([id, sha256]) => inTwo.take({ kind: 'exhibit', id, sha256 }))
    }
    if (told.kind === 'failure') sum.turnedDown += 1
    if (told.kind === 'silent') {
      sum.silent += 1
      sum.words.push(`no answer for a minute: ${told.doing}`)
    }
    const isBelow = scenario.sight && Date.now() > fullSince + grace && freeOn(disk.folder) < limit
    if (told.kind === 'deleted' && isBelow) sum.deleted += 1
  }
  /** @param {boolean} isFull @param {Scenario['drops']} drops */
  const opened = (isFull, drops = []) => {
    const kinds = [...(isFull ? ['full'] : []), ...(scenario.sight ? [] : ['blind'])]
    const flags = [...kinds, ...drops.map((name) => `drops=${name}`)].join('&')
    const more = scenario.quota ? [] : ['--unlimited-storage']
    return startBrowser(program, profile, `${served.url}?${flags}`, backEnd, more)
  }
  /** What the page found when it opened its store; a failure is one too. @returns {Promise<Told>} */
  const looked = () =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the page says nothing')), patience)
      hear = (told) => {
        if (told.kind === 'restoring') sum.words.push(`a vault of ${told.rows} rows is asked back`)
        if (told.kind === 'restoring' && sum.beside && fullSince === Number.POSITIVE_INFINITY)
          sum.beside.restored += 1
        if (told.kind === 'two' || told.kind === 'silent' || told.kind === 'deleted') take(told)
        if (told.kind !== 'found' && told.kind !== 'failure') return
        clearTimeout(late)
        hear = take
        resolve(told)
      }
    })
  /** @param {ReturnType<typeof startBrowser>} browser */
  const ended = async (browser) => {
    await browser.kill()
    served.hangUp()
    await vault?.ended()
  }
  try {
    let browser = opened(true)
    try {
      await looked()
      await until(() => (vault ? inTwo : due).count() > 25)
      // the second copy may be a step behind then, or not
      if (vault) await pause(Math.random() * 1500)
      for (const leaves of scenario.leaves) {
        fill(disk.folder, leaves)
        if (leaves < limit) fullSince = Math.min(fullSince, Date.now())
        await pause(scenario.leaves.length > 1 ? 1500 : 0)
      }
      await pause(scenario.stays)
      if (scenario.roomComesBack) {
        rmSync(join(disk.folder, 'filler'))
        const before = due.count()
        await until(() => due.count() > before)
        if (due.count() === before) sum.words.push('does not go on when there is room')
        if (due.count() === before) sum.half += 1
        fill(disk.folder, 0)
      }
      await ended(browser)

      browser = opened(true)
      const whileFull = await looked()
      // beside a vault what counts is what can be had again
      if (whileFull.kind === 'found' && !vault) count(due.lostFrom(whileFull.found), 'lost')
      if (whileFull.kind !== 'found') sum.words.push(`while it is full: ${JSON.stringify(whileFull)}`)
      await pause(3000)
      await ended(browser)

      fullSince = Number.POSITIVE_INFINITY
      rmSync(join(disk.folder, 'filler'))
      browser = opened(false, scenario.drops)
      let after = await looked()
      const most = vault ? starts : 1
      for (let tries = 1; after.kind === 'failure' && tries < most; tries++) {
        sum.words.push(`start ${tries} with room: ${JSON.stringify(after)}`)
        await ended(browser)
        browser = opened(false)
        after = await looked()
      }
      compare(after)
    } finally {
      await ended(browser)
    }
  } finally {
    served.close()
    vault?.remove()
    disk.remove()
  }

  /** With what was acknowledged. @param {Told} after */
  function compare(after) {
    const must = vault ? inTwo : due
    if (after.kind !== 'found') {
      count(
        Array.from({ length: must.count() }, () => JSON.stringify(after)),
        'lost',
      )
      return
    }
    const lost = must.lostFrom(after.found)
    // an original that cannot be read, and had not come to the second copy
    const isSingle = (/** @type {string} */ words) =>
      /^[0-9a-f]{64}:/.test(words) && !inTwo.has(words.slice(0, 64))
    const half = after.found.half.filter((words) => !sum.beside || !isSingle(words))
    count(lost, 'lost')
    count(half, 'half')
    if (!sum.beside) return
    sum.beside.inTwo += inTwo.count()
    sum.beside.inOne += due.lostFrom(after.found).filter((words) => !lost.includes(words)).length
    sum.beside.inOne += after.found.half.length - half.length
  }

  /** @param {readonly string[]} words @param {'lost' | 'half'} which */
  function count(words, which) {
    sum[which] += words.length
    sum.words.push(...words.slice(0, 3))
  }
}
