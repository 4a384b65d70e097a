import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '#shared/ipc/menu-command.ts'
import type { Messages } from '#shared/messages/messages.ts'

export interface MenuPlan {
  readonly text: Messages['menu']
  /** As Node names it; macOS has its own first menu. */
  readonly system: string
  /** Reload and the developer tools, for `npm run dev` only: a reload would end a running import. */
  readonly forDevelopers: boolean
  readonly send: (command: MenuCommand) => void
}
type Item = MenuItemConstructorOptions

/** The native menu: what the platform expects of every program, and our own commands, which the page carries out. */
export function menuTemplate({ text, system, forDevelopers, send }: MenuPlan): Item[] {
  const isMac = system === 'darwin'
  const line: Item = { type: 'separator' }
  const command = (name: MenuCommand, label: string, accelerator: string): Item => ({
    label,
    accelerator,
    click: () => send(name),
  })
  const settings = command('settings', text.settings, 'CmdOrCtrl+,')
  const about: Item = { role: 'about', label: text.about }
  const quit: Item = { role: 'quit', label: text.quit }

  const program: Item = {
    label: text.product,
    submenu: [
      about,
      line,
      settings,
      line,
      { role: 'services', label: text.services },
      line,
      { role: 'hide', label: text.hide },
      { role: 'hideOthers', label: text.hideOthers },
      { role: 'unhide', label: text.showAll },
      line,
      quit,
    ],
  }
  const file: Item = {
    label: text.file,
    submenu: [
      command('new-case', text.newCase, 'CmdOrCtrl+N'),
      line,
      ...(isMac ? [] : [settings, line]),
      { role: 'close', label: text.closeWindow },
      ...(isMac ? [] : [quit]),
    ],
  }
  const edit: Item = {
    label: text.edit,
    submenu: [
      // not the roles: these take back what was done to the records; text fields are seen to by the page
      command('undo', text.undo, 'CmdOrCtrl+Z'),
      command('redo', text.redo, isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
      line,
      { role: 'cut', label: text.cut },
      { role: 'copy', label: text.copy },
      { role: 'paste', label: text.paste },
      { role: 'delete', label: text.delete },
      { role: 'selectAll', label: text.selectAll },
    ],
  }
  const view: Item = {
    label: text.view,
    submenu: [
      command('commands', text.commands, 'CmdOrCtrl+K'),
      line,
      { role: 'resetZoom', label: text.actualSize },
      { role: 'zoomIn', label: text.zoomIn },
      { role: 'zoomOut', label: text.zoomOut },
      line,
      { role: 'togglefullscreen', label: text.fullScreen },
      ...(forDevelopers ? developers(text) : []),
    ],
  }
  const windows: Item = {
    role: 'window',
    label: text.window,
    submenu: [
      { role: 'minimize', label: text.minimize },
      { role: 'zoom', label: text.zoom },
      ...(isMac ? [line, { role: 'front', label: text.bringAllToFront } satisfies Item] : []),
    ],
  }
  const help: Item = { role: 'help', label: text.help, submenu: [about] }
  return isMac ? [program, file, edit, view, windows] : [file, edit, view, windows, help]
}

const developers = (text: Messages['menu']): Item[] => [
  { type: 'separator' },
  { role: 'reload', label: text.reload },
  { role: 'toggleDevTools', label: text.developerTools },
]
