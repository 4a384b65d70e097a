// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * The Electron program, if it is on this machine. `require('electron')` would start a download when it is not, so only
 * its files are looked at.
 * @param {string} [home] the installed package; tests give their own
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined}
 */
export function electronProgram(home = installedPackage(), env = process.env) {
  const pathFile = join(home, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : undefined
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH']
  const program = elsewhere ? join(elsewhere, name ?? 'electron') : name && join(home, 'dist', name)
  return program && existsSync(program) ? program : undefined
}

const installedPackage = () => dirname(createRequire(import.meta.url).resolve('electron/package.json'))
