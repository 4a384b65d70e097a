import type { DesktopBridge } from '#shared/ipc/desktop-bridge.ts'
import { browserPlatform } from './browser-platform.ts'
import { desktopPlatform } from './desktop-platform.ts'
import type { Platform } from './platform.ts'

declare global {
  interface Window {
    /** Put there by electron/preload.ts; absent in a plain browser. */
    readonly desktop?: DesktopBridge
  }
}

/** The shell this page runs in: Electron where its bridge is, else the browser. */
export const createPlatform = (page: Window): Platform =>
  page.desktop ? desktopPlatform(page.desktop, page) : browserPlatform(page)
