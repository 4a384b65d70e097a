// @ts-check
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * The command that opens an address in the default browser; undefined where nobody sits in front of a screen.
 * @param {{ platform: string, env: NodeJS.ProcessEnv, isTerminal: boolean }} machine
 * @returns {readonly string[] | undefined}
 */
export function openerFor({ platform, env, isTerminal }) {
  if (!isTerminal || env['CI']) return undefined
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['cmd', '/c', 'start', '']
  if (!env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined
  return (env['PATH'] ?? '').split(delimiter).some((folder) => runs(join(folder, 'xdg-open')))
    ? ['xdg-open']
    : undefined
}

/** @param {string} url */
export function openBrowser(url) {
  const opener = openerFor({
    platform: process.platform,
    env: process.env,
    isTerminal: process.stdin.isTTY,
  })
  const [program, ...args] = opener ?? []
  if (program === undefined) return
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true })
  child.on('error', () => console.log(`Please open ${url} yourself.`))
  child.unref()
}

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
