import { describe, expect, it } from 'vitest'
import { channels, fileChannels } from '#shared/ipc/channels.ts'
import { bridgeOver } from '#shared/ipc/desktop-bridge.ts'
import { isMenuCommand } from '#shared/ipc/menu-command.ts'

function aBridge() {
  const asked: unknown[] = []
  const bridge = bridgeOver({
    invoke: (...request) => Promise.resolve(void asked.push(request)),
    onMenu: () => () => undefined,
    pathOf: (file) => {
      if (file instanceof File) return `/home/me/${file.name}`
      throw new TypeError('not a file')
    },
  })
  return { bridge, asked }
}

describe('the bridge', () => {
  it('has one function a channel, the menu, and nothing else', () => {
    const { bridge } = aBridge()

    expect(Object.keys(bridge).toSorted()).toEqual([...channels, 'onMenu'].toSorted())
    expect(Object.isFrozen(bridge)).toBe(true)
  })

  it('passes on the channel and one argument', async () => {
    const { bridge, asked } = aBridge()

    await bridge['disk:free-bytes']({ of: 'both-copies' }, new File([], 'a.mp3'))

    expect(asked).toEqual([['disk:free-bytes', { of: 'both-copies' }]])
  })
})

describe.each(fileChannels)('a request about a file (%s)', (channel) => {
  const file = new File(['call'], 'call.mp3')

  it('says where the file lies, whatever path the page names', async () => {
    const { bridge, asked } = aBridge()

    await bridge[channel]({ bytes: 4, path: '/etc/passwd' }, file)

    expect(asked).toEqual([[channel, { bytes: 4, path: '/home/me/call.mp3' }]])
  })

  it.each([undefined, null, '/etc/passwd', { path: '/etc/passwd' }])(
    'is not made without one (%j)',
    async (strange) => {
      const { bridge, asked } = aBridge()

      await expect(bridge[channel]({ path: '/etc/passwd' }, strange)).rejects.toThrow(TypeError)
      expect(asked).toEqual([])
    },
  )
})

describe('a menu command', () => {
  it('is one of the known ones', () => {
    expect(isMenuCommand('undo')).toBe(true)
    expect(isMenuCommand('format-disk')).toBe(false)
    expect(isMenuCommand({ toString: () => 'undo' })).toBe(false)
  })
})
