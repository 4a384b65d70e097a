import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../electron/menu.ts'
import { menuCommands } from '#shared/ipc/menu-command.ts'
import { locales, messagesOf } from '#shared/messages/messages.ts'

type Item = MenuItemConstructorOptions
const itemsOf = (template: readonly Item[]): Item[] =>
  template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])

function menuFor(system: string, more: Partial<Parameters<typeof menuTemplate>[0]> = {}) {
  const sent: string[] = []
  const send = (command: string) => void sent.push(command)
  const text = messagesOf('en').menu
  const template = menuTemplate({ text, system, forDevelopers: false, send, ...more })
  return { template, items: itemsOf(template), sent }
}
const click = (item: Item | undefined) => (item?.click as (() => void) | undefined)?.()

describe.each(['linux', 'win32', 'darwin'])('the menu on %s', (system) => {
  it('sends every command once', () => {
    const { items, sent } = menuFor(system)

    items.forEach(click)

    expect(sent.toSorted()).toEqual([...menuCommands].toSorted())
  })

  it('has a label on every item, and no key twice', () => {
    const { items } = menuFor(system)
    const keys = items.flatMap(({ accelerator }) => (accelerator ? [accelerator] : []))

    expect(items.filter(({ type, label }) => type !== 'separator' && !label)).toEqual([])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('has what the platform expects: cut, copy, paste, quit, about', () => {
    const roles = menuFor(system).items.map(({ role }) => role)

    expect(roles).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'quit', 'about', 'close']),
    )
  })

  it('cannot reload the page, which would end a running import', () => {
    const roles = menuFor(system).items.map(({ role }) => role)

    expect(roles).not.toContain('reload')
    expect(roles).not.toContain('toggleDevTools')
  })
})

describe('the menu', () => {
  it('begins with the program on macOS, with the file elsewhere', () => {
    const text = messagesOf('zh-TW').menu

    expect(menuFor('darwin', { text }).template[0]?.label).toBe('據理')
    expect(menuFor('win32', { text }).template[0]?.label).toBe('檔案')
  })

  it.each(locales.filter((locale) => locale !== 'en'))('speaks %s throughout', (locale) => {
    const { items } = menuFor('linux', { text: messagesOf(locale).menu })

    expect(items.filter(({ label }) => label && !/\p{Script=Han}/u.test(label))).toEqual([])
  })

  it('gives developers reload and their tools', () => {
    const roles = menuFor('linux', { forDevelopers: true }).items.map(({ role }) => role)

    expect(roles).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
  })
})
