import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { browserArgs, installedBrowser } from '../../run/find-browser.mjs'

/** A browser with a profile of its own; `close` removes the profile. */
export async function freshBrowser() {
  const executablePath = installedBrowser()
  if (executablePath === undefined) throw new Error('no browser: `npm run bench` finds or installs one')
  const profile = mkdtempSync(join(tmpdir(), 'recourse-profile-'))
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
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
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

/**
 * Watches the private memory of a whole browser, page and service processes included. `stop` gives the peak in MiB.
 *
 * @param {string} profile
 */
export function memoryWatch(profile, everyMs = 150) {
  let peak = 0
  const look = () => {
    const kib = treeOf(profile).reduce((sum, pid) => sum + privateKib(pid), 0)
    peak = Math.max(peak, kib)
  }
  look()
  const timer = setInterval(look, everyMs)
  return {
    stop() {
      clearInterval(timer)
      look()
      return peak / 1024
    },
  }
}
