import { readdirSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { browserArgs, installedBrowser } from '../../run/find-browser.mjs'
import { temporaryFolder } from './temporary.mjs'

/** A browser with a profile of its own; `close` removes the profile. */
export async function freshBrowser() {
  const executablePath = installedBrowser()
  if (executablePath === undefined) throw new Error('no browser: `npm run bench` finds or installs one')
  const { folder: profile, remove } = temporaryFolder('profile')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: browserArgs,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    context,
    page,
    profile,
    async close() {
      await context.close()
      remove()
    },
  }
}

/**
 * Process ids of a browser and all its descendants.
 *
 * @param {string} profile
 */
function treeOf(profile) {
  const parents = new Map()
  const tree = new Set()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      parents.set(pid, stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) tree.add(pid)
    } catch {
      continue // the process ended while we looked
    }
  }
  for (let size = -1; size !== tree.size;) {
    size = tree.size
    for (const [pid, parent] of parents) if (tree.has(parent)) tree.add(pid)
  }
  return [...tree]
}

/** @param {string} pid */
function privateKib(pid) {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].reduce(
      (sum, [, kib]) => sum + Number(kib),
      0,
    )
  } catch {
    return 0 // ended, or not ours to read
  }
}

/** @param {string} pid */
function isRenderer(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
  } catch {
    return false // ended
  }
}

/**
 * Watches the private memory of a whole browser, page and service processes included. `stop` gives the peak in MiB, and
 * `renderer` that of the largest process of a page.
 *
 * @param {string} profile
 */
export function memoryWatch(profile, everyMs = 150) {
  let [peak, largest] = [0, 0]
  const look = () => {
    let sum = 0
    for (const pid of treeOf(profile)) {
      const kib = privateKib(pid)
      sum += kib
      if (kib > largest && isRenderer(pid)) largest = kib
    }
    peak = Math.max(peak, sum)
  }
  look()
  const timer = setInterval(look, everyMs)
  return {
    stop() {
      clearInterval(timer)
      look()
      return peak / 1024
    },
    renderer: () => largest / 1024,
  }
}
