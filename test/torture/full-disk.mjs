// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { acknowledgements } from './acknowledged.mjs'
import { startBrowser } from './own-browser.mjs'
import { freeOn, ownDisk } from './power.mjs'
import { servedPage } from './torture-page.mjs'

const MiB = 1024 * 1024
/** As in renderer/data/nearly-full.ts: below it a page that sees its disk deletes nothing. */
const limit = 512 * MiB
/** A page that asked just before the room went may still act on the answer. Milliseconds. */
const grace = 1500
const patience = 180_000

/**
 * How a disk gets full, and what comes then. `sight`: the page is told how much room there is, as in the desktop program, or
 * not, as in a browser; `quota`: the browser keeps to its own limit, as it does for pages of the web. `leaves`: bytes that
 * other programs leave, in these steps; `stays`: milliseconds until it is killed.
 * @typedef {{ sight: boolean, quota: boolean, leaves: readonly number[], stays: number, roomComesBack?: true }} Scenario
 * @type {Readonly<Record<string, Scenario>>}
 */
export const scenarios = {
  'seen, other programs leave 400 MiB': { sight: true, quota: false, leaves: [400 * MiB], stays: 10_000 },
  'seen, other programs take all, bit by bit': {
    sight: true,
    quota: false,
    leaves: [2200, 1500, 900, 600, 480, 200, 50, 0].map((number) => number * MiB),
    stays: 8000,
  },
  'seen, other programs take all, killed at once': { sight: true, quota: false, leaves: [0], stays: 700 },
  'seen, all taken and given back': {
    sight: true,
    quota: false,
    leaves: [0],
    stays: 8000,
    roomComesBack: true,
  },
  'not seen, its own imports fill it': { sight: false, quota: false, leaves: [250 * MiB], stays: 20_000 },
  'not seen, other programs leave 12 MiB': { sight: false, quota: false, leaves: [12 * MiB], stays: 10_000 },
  'not seen, other programs take all': { sight: false, quota: false, leaves: [0], stays: 10_000 },
  'not seen, killed while full': { sight: false, quota: false, leaves: [0], stays: 700 },
  'not seen, within its quota, its own imports fill it': {
    sight: false,
    quota: true,
    leaves: [250 * MiB],
    stays: 20_000,
  },
  'not seen, within its quota, other programs leave 12 MiB': {
    sight: false,
    quota: true,
    leaves: [12 * MiB],
    stays: 10_000,
  },
}

/**
 * What came of the scenarios: a store is written to while its disk fills up, looked at while it is full, and again when there
 * is room. `lost` and `half` as in browser-rounds.mjs; `silent` counts what had no answer for a minute, `deleted` what was
 * deleted below the limit by a page that saw it, `turnedDown` what was refused, as it must be.
 * @typedef {{ rounds: number, acknowledged: number, lost: number, half: number, silent: number, deleted: number,
 *   turnedDown: number, words: string[] }} Outcome
 * @typedef {import('./page/told.ts').Told} Told
 * @typedef {{ program: string, page: string, home: string, backEnd: import('./own-browser.mjs').BackEnd }} Setting
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
  }
  for (const name of names) {
    const scenario = scenarios[name]
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
async function played({ program, page, home, backEnd }, scenario, sum) {
  const disk = ownDisk(home, '4G')
  const due = acknowledgements()
  /** @type {(told: Told) => void} */
  let hear = () => undefined
  // as electron/adapters/ballast.ts does for a page that sees the disk
  const ballast = join(disk.folder, 'ballast')
  if (scenario.sight) spawnSync('fallocate', ['-l', String(256 * MiB), ballast])
  const freeBytes = () => {
    if (freeOn(disk.folder) < limit) rmSync(ballast, { force: true })
    return freeOn(disk.folder)
  }
  const served = await servedPage(page, freeBytes, (told) => hear(told))
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
    if (told.kind === 'failure') sum.turnedDown += 1
    if (told.kind === 'silent') {
      sum.silent += 1
      sum.words.push(`no answer for a minute: ${told.doing}`)
    }
    const isBelow = scenario.sight && Date.now() > fullSince + grace && freeOn(disk.folder) < limit
    if (told.kind === 'deleted' && isBelow) sum.deleted += 1
  }
  /** @param {boolean} isFull */
  const opened = (isFull) => {
    const flags = [...(isFull ? ['full'] : []), ...(scenario.sight ? [] : ['blind'])].join('&')
    const more = scenario.quota ? [] : ['--unlimited-storage']
    return startBrowser(program, profile, `${served.url}?${flags}`, backEnd, more)
  }
  /** What the page found when it opened its store; a failure is one too. @returns {Promise<Told>} */
  const looked = () =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the page says nothing')), patience)
      hear = (told) => {
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
  }
  try {
    let browser = opened(true)
    try {
      await looked()
      await until(() => due.count() > 25)
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
      if (whileFull.kind === 'found') count(due.lostFrom(whileFull.found), 'lost')
      else sum.words.push(`while it is full: ${JSON.stringify(whileFull)}`)
      await pause(3000)
      await ended(browser)

      fullSince = Number.POSITIVE_INFINITY
      rmSync(join(disk.folder, 'filler'))
      browser = opened(false)
      const after = await looked()
      if (after.kind === 'found') {
        count(due.lostFrom(after.found), 'lost')
        count(after.found.half, 'half')
      } else
        count(
          Array.from({ length: due.count() }, () => JSON.stringify(after)),
          'lost',
        )
    } finally {
      await ended(browser)
    }
  } finally {
    served.close()
    disk.remove()
  }

  /** @param {readonly string[]} words @param {'lost' | 'half'} which */
  function count(words, which) {
    sum[which] += words.length
    sum.words.push(...words.slice(0, 3))
  }
}

/** Other programs' files: they grow until they leave so many bytes. @param {string} folder @param {number} leaves */
function fill(folder, leaves) {
  const filler = join(folder, 'filler')
  for (let tries = 5; tries > 0; tries--) {
    const has = existsSync(filler) ? statSync(filler).size : 0
    const more = freeOn(folder) - leaves
    // while the store writes too, there may be less than there was
    if (more > 0 && spawnSync('fallocate', ['-o', String(has), '-l', String(more), filler]).status === 0)
      break
  }
  // what the big file's own book-keeping left; ends when there is no room
  if (leaves === 0) spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k', 'oflag=append', 'conv=notrunc'])
}

/** @param {() => boolean} isSo */
async function until(isSo) {
  for (let tries = 600; !isSo() && tries > 0; tries--) await pause(100)
}

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
