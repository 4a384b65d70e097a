// @ts-check
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { acknowledgements } from './acknowledged.mjs'
import { backEndOf, logOf, startBrowser } from './own-browser.mjs'
import { freeOn, ownDisk } from './power.mjs'
import { servedPage } from './torture-page.mjs'

/**
 * What came of some rounds: a store is written to in a browser until the end comes, opened again in a new one, and compared
 * with what its page had acknowledged. `lost` counts acknowledged commits and exhibits that are gone, `half` what is there
 * by halves: an original that cannot be read or hashes to something else, a broken chain, a table unlike a rebuild.
 * `refused` counts writes that failed before the end came.
 * @typedef {{ rounds: number, acknowledged: number, lost: number, half: number, refused: number,
 *   kinds: Record<string, number>, words: string[] }} Outcome
 * @typedef {import('./page/told.ts').Told} Told
 * @typedef {ReturnType<typeof startBrowser>} Browser
 * @typedef {{ program: string, page: string, home: string, backEnd: import('./own-browser.mjs').BackEnd, rounds: number }} Setting
 * @typedef {{ disk: string, end: (browser: Browser) => Promise<void> }} Place
 */

/** Then a new profile takes its place: to look at all that it holds would take too long. */
const roundsPerProfile = 10
/** Milliseconds after which a browser that says nothing has failed. */
const patience = 180_000

/** SIGKILL of every process of the browser, at any moment. @param {Setting} setting */
export const killedBrowser = (setting) =>
  inRounds(setting, { disk: setting.home, end: (browser) => browser.kill() })

/** The power of the disk that holds the profile goes, and comes back. @param {Setting} setting */
export async function cutOffBrowser(setting) {
  const disk = ownDisk(setting.home, '6G')
  try {
    const end = async (/** @type {Browser} */ browser) => {
      disk.cutPower()
      await browser.kill()
      await disk.powerOn()
    }
    return await inRounds(setting, { disk: disk.folder, end })
  } finally {
    disk.remove()
  }
}

/** @param {Setting} setting @param {Place} place @returns {Promise<Outcome>} */
async function inRounds({ program, page, backEnd, rounds }, { disk, end }) {
  /** @type {Outcome} */
  const sum = { rounds: 0, acknowledged: 0, lost: 0, half: 0, refused: 0, kinds: {}, words: [] }
  /** @type {(told: Told) => void} */
  let hear = () => undefined
  const served = await servedPage(
    page,
    () => freeOn(disk),
    (told) => hear(told),
  )
  try {
    while (sum.rounds < rounds) {
      const profile = join(disk, `profile-${sum.rounds}`)
      mkdirSync(profile)
      const until = Math.min(rounds, sum.rounds + roundsPerProfile)
      const before = sum.rounds
      await onOneProfile(profile, until)
      if (sum.rounds === before) throw new Error(`an empty store is not whole: ${sum.words.join(', ')}`)
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  } finally {
    served.close()
  }
  return sum

  /** Each round looks at what the one before left; behind the last there is one more look. @param {string} profile @param {number} until */
  async function onOneProfile(profile, until) {
    const due = acknowledgements()
    for (;;) {
      const browser = startBrowser(program, profile, served.url, backEnd)
      try {
        const isWhole = await looked(browser, due, profile)
        if (backEndOf(profile) !== backEnd)
          throw new Error(`this browser does not keep its data by ${backEnd}`)
        // a store that lost something is no ground for the next round
        if (!isWhole || sum.rounds === until) return
        await worked(due)
        hear = (told) => acknowledge(due, told)
        await end(browser)
        sum.rounds += 1
      } finally {
        await browser.kill()
        served.hangUp()
      }
    }
  }

  /** Waits until the page has looked, and compares. From then on it works. @param {Browser} browser @param {ReturnType<typeof acknowledgements>} due @param {string} profile */
  async function looked(browser, due, profile) {
    const told = await /** @type {Promise<Told>} */ (
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`the page says nothing. ${browser.said()}`)), patience)
        hear = (first) => {
          // what a crash left is swept meanwhile
          if (first.kind !== 'found' && first.kind !== 'failure') return
          clearTimeout(late)
          hear = (told) => {
            if (told.kind === 'failure') refuse(told)
            acknowledge(due, told)
          }
          resolve(first)
        }
      })
    )
    if (told.kind === 'found') {
      const [lost, { half }] = [due.lostFrom(told.found), told.found]
      sum.lost += lost.length
      sum.half += half.length
      sum.words.push(...lost.slice(0, 3), ...half.slice(0, 3))
      return lost.length + half.length === 0
    }
    refuse(told)
    sum.words.push(...logOf(profile))
    sum.lost += due.count()
    return false
  }

  /** Until some things were acknowledged, and then any moment more. @param {ReturnType<typeof acknowledgements>} due */
  async function worked(due) {
    const enough = due.count() + 1 + Math.floor(Math.random() * 30)
    for (let tries = 400; due.count() < enough && tries > 0; tries--) await pause(0, 100)
    await pause(0, 400)
  }

  /** @param {Told} told */
  function refuse(told) {
    sum.refused += 1
    sum.words.push(JSON.stringify(told))
  }

  /** @param {ReturnType<typeof acknowledgements>} due @param {Told} told */
  function acknowledge(due, told) {
    const kind = due.take(told)
    if (kind === undefined) return
    sum.acknowledged += 1
    sum.kinds[kind] = (sum.kinds[kind] ?? 0) + 1
  }
}

/** @param {number} least @param {number} most */
const pause = (least, most) =>
  new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)))
