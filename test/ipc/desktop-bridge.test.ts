import { describe, expect, it } from 'vitest'
import { channels } from '#shared/ipc/channels.ts'
import { bridgeOver } from '#shared/ipc/desktop-bridge.ts'
import { isMenuCommand } from '#shared/ipc/menu-command.ts'

describe('the bridge', () => {
  it('has one function a channel, the menu, and nothing else', () => {
    const bridge = bridgeOver(
      () => Promise.resolve(),
      () => () => undefined,
    )

    expect(Object.keys(bridge).toSorted()).toEqual([...channels, 'onMenu'].toSorted())
    expect(Object.isFrozen(bridge)).toBe(true)
  })

  it('passes on the channel and one argument', async () => {
    const asked: unknown[] = []
    const bridge = bridgeOver(
      (...request) => Promise.resolve(void asked.push(request)),
      () => () => undefined,
    )

    await bridge['disk:free-bytes']({})

    expect(asked).toEqual([['disk:free-bytes', {}]])
  })
})

describe('a menu command', () => {
  it('is one of the known ones', () => {
    expect(isMenuCommand('undo')).toBe(true)
    expect(isMenuCommand('format-disk')).toBe(false)
    expect(isMenuCommand({ toString: () => 'undo' })).toBe(false)
  })
})
