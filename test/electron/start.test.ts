import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStale } from '../../electron/dev/build.mjs'
import { chooseShell } from '../../electron/dev/choose-shell.mjs'
import { electronProgram } from '../../electron/dev/electron-program.mjs'
import { openerFor } from '../../electron/dev/open-browser.mjs'

let home: string
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'recourse-start-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

function put(path: string, content = '', seconds = 1000) {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), content)
  utimesSync(join(home, path), seconds, seconds)
}

describe('the Electron program', () => {
  it('is where the package says it unpacked it', () => {
    put('path.txt', 'electron')
    put('dist/electron')

    expect(electronProgram(home, {})).toBe(join(home, 'dist', 'electron'))
  })

  it('is not there before it was downloaded', () => {
    expect(electronProgram(home, {})).toBeUndefined()
  })

  it('is not there when only the note of it is', () => {
    put('path.txt', 'electron')

    expect(electronProgram(home, {})).toBeUndefined()
  })

  it('may be unpacked elsewhere', () => {
    put('other/electron')
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(home, 'other') }

    expect(electronProgram(home, env)).toBe(join(home, 'other', 'electron'))
  })
})

describe('npm start', () => {
  const desk = {
    program: '/electron',
    platform: 'linux',
    env: { DISPLAY: ':0' },
    isRoot: false,
    args: [] as string[],
  }

  it('opens the window where it can', () => {
    expect(chooseShell(desk)).toEqual({ kind: 'desktop', program: '/electron' })
    expect(chooseShell({ ...desk, env: { WAYLAND_DISPLAY: 'wayland-0' } }).kind).toBe('desktop')
    expect(chooseShell({ ...desk, platform: 'win32', env: {} }).kind).toBe('desktop')
  })

  it.each([
    ['no-program', { ...desk, program: undefined }],
    ['no-display', { ...desk, env: {} }],
    ['root', { ...desk, isRoot: true }],
  ])('serves the browser otherwise: %s', (because, machine) => {
    expect(chooseShell(machine)).toEqual({ kind: 'browser', because })
  })

  it('believes someone who switches the sandbox off by hand', () => {
    expect(chooseShell({ ...desk, isRoot: true, args: ['--no-sandbox'] }).kind).toBe('desktop')
  })
})

describe('opening the browser', () => {
  const seat = { platform: 'linux', env: { DISPLAY: ':0', PATH: '' }, isTerminal: true }

  it('happens only in front of a person', () => {
    expect(openerFor({ ...seat, platform: 'darwin' })).toEqual(['open'])
    expect(openerFor({ ...seat, platform: 'darwin', isTerminal: false })).toBeUndefined()
    expect(openerFor({ ...seat, platform: 'darwin', env: { CI: '1' } })).toBeUndefined()
  })

  it('needs a screen and xdg-open on Linux', () => {
    writeFileSync(join(home, 'xdg-open'), '', { mode: 0o755 })

    expect(openerFor(seat)).toBeUndefined()
    expect(openerFor({ ...seat, env: { DISPLAY: ':0', PATH: home } })).toEqual(['xdg-open'])
    expect(openerFor({ ...seat, env: { PATH: home } })).toBeUndefined()
  })
})

describe('the build', () => {
  const results = ['out/renderer/index.html', 'out/main/main.mjs', 'out/preload/preload.cjs']
  const folders = ['renderer', 'renderer/app']
  const settle = () => folders.forEach((folder) => utimesSync(join(home, folder), 1000, 1000))
  beforeEach(() => {
    put('renderer/app/app.tsx')
    settle()
    for (const path of results) put(path, '', 2000)
  })

  it('is fresh when it is newer than every source', () => {
    expect(isStale(home)).toBe(false)
  })

  it.each(results)('is stale without %s', (path) => {
    rmSync(join(home, path))

    expect(isStale(home)).toBe(true)
  })

  it('is stale after a source was changed', () => {
    put('renderer/app/app.tsx', 'x', 3000)
    settle()

    expect(isStale(home)).toBe(true)
  })

  it('is stale after a source was removed', () => {
    rmSync(join(home, 'renderer/app/app.tsx'))

    expect(isStale(home)).toBe(true)
  })
})
