import type { DesktopBridge } from '#shared/ipc/desktop-bridge.ts'
import { browserPlatform } from './browser-platform.ts'
import { desktopPlatform } from './desktop-platform.ts'
import type { ReadRange } from './desktop-vault.ts'
import type { Platform } from './platform.ts'

declare global {
  interface Window {
    /** Put there by electron/preload.ts; absent in a plain browser. */
    readonly desktop?: DesktopBridge
  }
}

/** The shell this page runs in: Electron where its bridge is, else the browser. `readRange` reads the second copy. */
export const createPlatform = (page: Window, readRange: ReadRange): Platform =>
  page.desktop ? desktopPlatform(page.desktop, page, readRange) : browserPlatform(page)
