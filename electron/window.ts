import { BrowserWindow, screen } from 'electron'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Log } from './adapters/main-log.ts'
import { secureWebPreferences } from './security.ts'
import { smallest, type WindowState, windowStateFrom } from './window-state.ts'

export interface WindowPlan {
  readonly page: string
  readonly preload: string
  /** File that remembers where the window stood. */
  readonly stateFile: string
  readonly log: Log
}

/** Opens the one window where it was left, and shows it once there is something to see. */
export async function openWindow({ page, preload, stateFile, log }: WindowPlan): Promise<BrowserWindow> {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map(({ workArea }) => workArea)
  const { maximised, ...bounds } = windowStateFrom(textOf(stateFile), screens)
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Recourse',
    webPreferences: { ...secureWebPreferences, preload },
  })
  window.once('ready-to-show', () => {
    if (maximised) window.maximize()
    window.show()
  })
  window.on('close', () => keep(stateFile, stateOf(window), log))
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('the page is gone', reason)
    // what was committed is safe in the store; a fresh page is better than an empty window
    if (reason !== 'clean-exit' && reason !== 'killed') window.webContents.reload()
  })
  await window.loadURL(page)
  return window
}

function stateOf(window: BrowserWindow): WindowState {
  return { ...window.getNormalBounds(), maximised: window.isMaximized() }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined // the first start
  }
}

/** Written whole, then named: a crash leaves the place of last time. */
function keep(path: string, state: WindowState, log: Log): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(state))
    renameSync(`${path}.new`, path)
  } catch (error) {
    log('the window place was not kept', error) // no reason to stop anyone from closing a window
  }
}
