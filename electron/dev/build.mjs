// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const viteProgram = join(
  dirname(createRequire(import.meta.url).resolve('vite/package.json')),
  'bin/vite.js',
)

const sources = ['assets', 'electron', 'renderer', 'shared', 'package.json', 'package-lock.json']
const results = ['out/renderer/index.html', 'out/main/main.mjs', 'out/preload/preload.cjs']
const builds = [
  ['-c', 'renderer/vite.config.ts'],
  ['-c', 'electron/vite.config.ts', '--mode', 'main'],
  ['-c', 'electron/vite.config.ts', '--mode', 'preload'],
]

/** Builds the three parts of the program when one is missing or older than any source. Throws when a build fails. */
export function buildWhenStale() {
  if (!isStale(root)) return
  console.log('Building Recourse (some ten seconds, only after a change) …')
  for (const args of builds) {
    const { status } = spawnSync(process.execPath, [viteProgram, 'build', '--logLevel', 'warn', ...args], {
      cwd: root,
      stdio: 'inherit',
    })
    if (status !== 0) throw new Error(`vite build ${args.join(' ')} failed`)
  }
}

/** @param {string} home the project's folder */
export function isStale(home) {
  const built = results.map((path) => join(home, path))
  if (!built.every((path) => existsSync(path))) return true
  const oldest = Math.min(...built.map((path) => statSync(path).mtimeMs))
  return sources.some((path) => newestIn(join(home, path)) > oldest)
}

/**
 * Folders count too: removing a file changes the time of its folder only.
 * @param {string} path
 * @returns {number}
 */
function newestIn(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
