// @ts-check
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserArgs } from '../run/find-browser.mjs'

/** Chromium's two ways to keep an IndexedDB, as of 156; LevelDB is the default. */
export const backEnds = {
  LevelDB: [],
  SQLite: ['--enable-features=IdbSqliteOnDiskRollout:stage/UseSqliteForNewStores'],
}
/** @typedef {keyof typeof backEnds} BackEnd */

/** Which one a profile has; undefined while it has none. @param {string} profile @returns {BackEnd | undefined} */
export function backEndOf(profile) {
  const names = readdirSync(join(profile, 'Default/IndexedDB'))
  if (names.some((name) => name.endsWith('.indexeddb.leveldb'))) return 'LevelDB'
  return names.length > 0 ? 'SQLite' : undefined
}

/** The end of what LevelDB noted when it was opened, for when it did not open. @param {string} profile @returns {string[]} */
export function logOf(profile) {
  const home = join(profile, 'Default/IndexedDB')
  const folder = readdirSync(home).find((name) => name.endsWith('.indexeddb.leveldb'))
  if (folder === undefined) return []
  const files = readdirSync(join(home, folder))
  const log = files.includes('LOG') ? readFileSync(join(home, folder, 'LOG'), 'utf8') : ''
  return [files.join(' '), ...log.trim().split('\n').slice(-5)]
}

/**
 * A browser whose whole tree of processes can be ended at once.
 * @param {string} program @param {string} profile @param {string} url @param {BackEnd} backEnd @param {readonly string[]} more
 */
export function startBrowser(program, profile, url, backEnd, more = []) {
  const args = [
    ...browserArgs,
    '--headless',
    '--no-default-browser-check',
    '--password-store=basic',
    `--user-data-dir=${profile}`,
    ...backEnds[backEnd],
    ...more,
    url,
  ]
  // a group of its own, so that all of it goes at the same moment
  const browser = spawn(program, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  browser.stderr.on('data', (data) => (said = `${said}${data}`.slice(-2000)))
  const killGroup = () => {
    if (browser.pid !== undefined) end(-browser.pid)
  }
  process.on('exit', killGroup)
  return {
    /** The end of what it said, for when it does not begin. */
    said: () => said,
    hasEnded: () => browser.exitCode !== null || browser.signalCode !== null,
    /** SIGKILL; resolves when nothing of it is left. */
    async kill() {
      killGroup()
      for (let tries = 100; ; tries--) {
        const left = processesOf(profile)
        if (left.length === 0) break
        if (tries === 0) throw new Error(`browser processes that do not end: ${left.join(' ')}`)
        left.forEach(end)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      process.removeListener('exit', killGroup)
    },
  }
}

/** @param {number} pid */
function end(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has ended by itself
  }
}

/** Of this profile only. @param {string} profile */
function processesOf(profile) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(`--user-data-dir=${profile}`)
      } catch {
        return false // it ended while we looked
      }
    })
    .map(Number)
}
