/** What the native menu asks the page to do. */
export const menuCommands = ['new-case', 'undo', 'redo', 'settings', 'commands'] as const
export type MenuCommand = (typeof menuCommands)[number]

/** The one channel from main to the page; its only payload is a `MenuCommand`. */
export const menuChannel = 'menu'

export const isMenuCommand = (value: unknown): value is MenuCommand =>
  menuCommands.some((command) => command === value)
