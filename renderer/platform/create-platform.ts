import type { DesktopBridge } from '#shared/ipc/desktop-bridge.ts'
import { browserPlatform } from './browser-platform.ts'
import { desktopPlatform } from './desktop-platform.ts'
import type { ReadRange } from './desktop-vault.ts'
import { secondFolder, type SecondFolderParts } from './folder-vault/second-folder.ts'
import type { Platform } from './platform.ts'

declare global {
  interface Window {
    /** Put there by electron/preload.ts; absent in a plain browser. */
    readonly desktop?: DesktopBridge
  }
}

export interface ShellParts {
  /** Reads the second copy of the desktop program. */
  readonly readRange: ReadRange
  /** What the second copy of a page needs. */
  readonly folder: Omit<SecondFolderParts, 'page'>
}

/** The shell this page runs in: Electron where its bridge is, else the browser. */
export const createPlatform = (page: Window, { readRange, folder }: ShellParts): Platform =>
  page.desktop
    ? desktopPlatform(page.desktop, page, readRange)
    : browserPlatform(page, secondFolder({ ...folder, page }))
