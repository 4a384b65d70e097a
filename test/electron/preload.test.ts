import { describe, expect, it, vi } from 'vitest'
import { channels } from '#shared/ipc/channels.ts'
import type { DesktopBridge } from '#shared/ipc/desktop-bridge.ts'

type Listener = (...args: unknown[]) => void
const electron = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  listeners: new Map<string, unknown>(),
  invoked: [] as unknown[],
}))
vi.mock('electron', () => ({
  webUtils: { getPathForFile: ({ name }: File) => `/home/me/${name}` },
  contextBridge: {
    exposeInMainWorld: (name: string, value: unknown) => void electron.exposed.set(name, value),
  },
  ipcRenderer: {
    invoke: (...request: unknown[]) => Promise.resolve(void electron.invoked.push(request)),
    on: (channel: string, listener: Listener) => void electron.listeners.set(channel, listener),
    removeListener: (channel: string, listener: Listener) => {
      if (electron.listeners.get(channel) === listener) electron.listeners.delete(channel)
    },
  },
}))
await import('../../electron/preload.ts')
const desktop = electron.exposed.get('desktop') as DesktopBridge

describe('the preload', () => {
  it('shows the page one object, with one function a channel and the menu', () => {
    expect([...electron.exposed.keys()]).toEqual(['desktop'])
    expect(Object.keys(desktop).toSorted()).toEqual([...channels, 'onMenu'].toSorted())
  })

  it('passes one argument on', async () => {
    const send: (...args: unknown[]) => unknown = desktop['file:save-abort']

    await send({ saveId: 'x' }, 'more', 'and more')

    expect(electron.invoked).toEqual([['file:save-abort', { saveId: 'x' }]])
  })

  it('names the path of a file itself', async () => {
    electron.invoked.length = 0

    await desktop['vault:store-file']({ bytes: 0, path: '/etc/passwd' }, new File([], 'call.mp3'))

    expect(electron.invoked).toEqual([['vault:store-file', { bytes: 0, path: '/home/me/call.mp3' }]])
  })

  it('tells the page the command, never the event, until it stops listening', () => {
    const heard: unknown[][] = []
    const stop = desktop.onMenu((...args) => void heard.push(args))
    const tell = electron.listeners.get('menu') as Listener

    tell({ sender: 'must not be seen' }, 'undo')
    stop()

    expect(heard).toEqual([['undo']])
    expect(electron.listeners.size).toBe(0)
  })
})
