import type { BrowserContext, Page } from '@playwright/test'

/** What the person has in the dialog for a folder, and how the browser stands to it; kept in the page's `localStorage`. */
export interface FolderScript {
  /** A folder of the browser's own disk, made where it is not; the person closes the dialog where there is none. */
  readonly picks?: string
  readonly permission?: PermissionState
  /** What the person says when the browser asks again. */
  readonly answer?: PermissionState
  /** The browser's word from the next time on that something is written. */
  readonly writingFails?: string
}

/**
 * The native dialog needs a person: here it gives a folder of the browser's own disk, which has the same interface. Everything
 * behind it is the browser's. Call it before `goto`.
 */
export const attachFolder = (where: Page | BrowserContext): Promise<unknown> =>
  where.addInitScript(() => {
    // an empty page has neither folders nor a storage
    if (!isSecureContext || location.protocol === 'about:') return
    const script = () => JSON.parse(localStorage.getItem('test.folder') ?? '{}')
    const refused = (name: string) => Promise.reject(new DOMException('as the test wants it', name))
    Reflect.set(window, 'showDirectoryPicker', async () => {
      const { picks } = script()
      if (picks === undefined) return await refused('AbortError')
      let folder = await navigator.storage.getDirectory()
      for (const name of picks.split('/')) folder = await folder.getDirectoryHandle(name, { create: true })
      return folder
    })
    const handle = FileSystemHandle.prototype
    Reflect.set(handle, 'queryPermission', () => Promise.resolve(script().permission ?? 'granted'))
    Reflect.set(handle, 'requestPermission', () => {
      const { answer = 'granted' } = script()
      localStorage.setItem('test.folder', JSON.stringify({ ...script(), permission: answer }))
      return Promise.resolve(answer)
    })
    const file = FileSystemFileHandle.prototype
    const write = Reflect.get(FileSystemWritableFileStream.prototype, 'write')
    const createWritable = Reflect.get(file, 'createWritable')
    Reflect.set(file, 'createWritable', function (this: FileSystemFileHandle, ...args: unknown[]) {
      const { permission = 'granted' } = script()
      return permission === 'granted' ? Reflect.apply(createWritable, this, args) : refused('NotAllowedError')
    })
    Reflect.set(
      FileSystemWritableFileStream.prototype,
      'write',
      function (this: FileSystemWritableFileStream, ...args: unknown[]) {
        const { writingFails } = script()
        return writingFails === undefined ? Reflect.apply(write, this, args) : refused(writingFails)
      },
    )
  })

export const setFolder = (page: Page, script: FolderScript): Promise<void> =>
  page.evaluate((given) => localStorage.setItem('test.folder', JSON.stringify(given)), script)

/** Every file in a folder of the browser's own disk by its path, with its bytes. */
export const folderContents = async (page: Page, folder: string): Promise<ReadonlyMap<string, Buffer>> => {
  const found = await page.evaluate(async (at) => {
    const files: [string, string][] = []
    const walk = async (within: FileSystemDirectoryHandle, before: string): Promise<void> => {
      for await (const [name, entry] of within.entries()) {
        if (entry.kind === 'directory') {
          await walk(entry, `${before}${name}/`)
          continue
        }
        const bytes = new Uint8Array(await (await entry.getFile()).arrayBuffer())
        files.push([before + name, Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')])
      }
    }
    let start = await navigator.storage.getDirectory()
    for (const name of at.split('/')) start = await start.getDirectoryHandle(name)
    await walk(start, '')
    return files.map(([path, binary]) => [path, btoa(binary)] as const)
  }, folder)
  return new Map(found.map(([path, base64]) => [path, Buffer.from(base64, 'base64')]))
}
