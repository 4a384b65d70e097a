import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Page } from '@playwright/test'

/** Where a page finds the folder that was dropped on it. */
declare global {
  var droppedFolder: FileSystemDirectoryHandle | undefined
}

/**
 * As if the person had answered "allow on every visit" for a folder of the disk: written into the profile before the
 * browser starts, in the words of Chromium's own settings.
 */
export async function allowFolder(profile: string, origin: string, path: string): Promise<void> {
  const place = `${origin},*`
  const chosen = {
    'display-name': basename(path),
    'is-directory': true,
    path,
    readable: true,
    writable: true,
  }
  // microseconds since 1601
  const last_modified = String((BigInt(Date.now()) + 11_644_473_600_000n) * 1000n)
  const exceptions = {
    file_system_access_chooser_data: { [place]: { last_modified, setting: { 'chosen-objects': [chosen] } } },
    file_system_access_extended_permission: { [place]: { last_modified, setting: 1 } },
  }
  const file = join(profile, 'Default/Preferences')
  const before = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {}
  const { content_settings: settings = {}, ...rest } = before.profile ?? {}
  const all = { ...settings.exceptions, ...exceptions }
  await mkdir(dirname(file), { recursive: true })
  const after = { ...before, profile: { ...rest, content_settings: { ...settings, exceptions: all } } }
  await writeFile(file, JSON.stringify(after))
}

/** Gives the page a folder of the disk, which the dialog then gives it too: by a drop, the one way that needs no person. */
export async function dropFolder(page: Page, path: string): Promise<void> {
  await page.evaluate(() => {
    const take = (event: DragEvent) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      const [item] = event.dataTransfer?.items ?? []
      const handle = item && Reflect.get(item, 'getAsFileSystemHandle')
      if (event.type !== 'drop' || !handle) return
      const asked = Reflect.apply(handle, item, []) as Promise<FileSystemDirectoryHandle>
      void asked.then((folder) => (globalThis.droppedFolder = folder))
    }
    for (const type of ['dragenter', 'dragover', 'drop'] as const)
      window.addEventListener(type, take, { capture: true })
    Reflect.set(window, 'showDirectoryPicker', () => Promise.resolve(globalThis.droppedFolder))
  })
  const devTools = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  // a page that has just been drawn may not hear the first
  for (let tries = 20; ; tries--) {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await devTools.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data })
    const isThere = page.waitForFunction(() => globalThis.droppedFolder !== undefined, undefined, {
      timeout: 1000,
    })
    if (
      await isThere.then(
        () => true,
        () => false,
      )
    )
      return
    if (tries === 0) throw new Error(`${path} was not dropped`)
  }
}
