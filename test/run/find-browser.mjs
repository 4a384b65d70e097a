// @ts-check
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { installPackages } from './debian.mjs'

const { env, platform } = process
const isRoot = process.getuid?.() === 0

/** Chromium's own sandbox cannot be set up by root (a container); the rest keeps a browser from calling home. */
export const browserArgs = [
  ...(platform === 'linux' && isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** What is here already; never downloads. @returns {string | undefined} */
export function installedBrowser() {
  const wanted = env['E2E_BROWSER']
  if (wanted && !runs(wanted)) throw new Error(`E2E_BROWSER names a program that isn't there: ${wanted}`)
  return wanted || [chromium.executablePath(), ...systemBrowsers()].find(runs)
}

/** What is here; else Playwright's own build, then (root on Debian) the system's package. @returns {string} */
export function ensureBrowser() {
  const found = installedBrowser() ?? download() ?? fromDebian()
  if (found) return found
  throw new Error(
    'No Chrome, Chromium or Edge here, and none could be installed. Install one, or name it in E2E_BROWSER.',
  )
}

function download() {
  console.log('No browser yet; trying Playwright’s own build (needs the internet).')
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 })
  return installedBrowser()
}

function fromDebian() {
  installPackages(['chromium'])
  return installedBrowser()
}

function systemBrowsers() {
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    )
  const windows = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe']
  const linux = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']
  const folders =
    platform === 'win32'
      ? [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
      : // a snap cannot see browser profiles under /tmp
        (env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith('/snap'))
  const names = platform === 'win32' ? windows : linux
  return folders.flatMap((folder) => (folder ? names.map((name) => join(folder, name)) : []))
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
