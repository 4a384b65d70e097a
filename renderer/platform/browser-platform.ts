import { safeFileName } from '#shared/core/evidence/display-name.ts'
import { ok } from '#shared/core/result.ts'
import { productVersion } from '#shared/ipc/product-version.ts'
import { pickedFolder, saveIntoFolder } from './folder-saving.ts'
import { browserDisk } from './browser-disk.ts'
import type { Platform, SecondFolder } from './platform.ts'
import { zipped } from './zipped.ts'

/** A download has read its first bytes long before; the address only has to outlive a slow "where to?" dialog. */
const revokeAfterMs = 10 * 60_000

/** The same program in a plain browser. A page sees no disk and no menu; where a download went, the browser knows. */
export function browserPlatform(page: Window, secondFolder?: SecondFolder): Platform {
  return {
    kind: 'browser',
    ...(secondFolder && { secondFolder }),
    info: () => Promise.resolve({ version: productVersion, system: browserNameOf(page.navigator.userAgent) }),
    ...browserDisk(page.navigator.storage, page.localStorage),
    saveFile: (suggestedName, content, { signal, onProgress }) => {
      if (signal.aborted) return Promise.resolve(ok('cancelled'))
      const name = safeFileName(suggestedName)
      download(page, name, content)
      onProgress(content.size)
      return Promise.resolve(ok({ name }))
    },
    saveFiles: async (zipName, files, run) => {
      const picked = await pickedFolder(page)
      if (picked === 'cancelled') return ok('cancelled')
      if (picked) return saveIntoFolder(picked, files, run)
      const packed = await zipped(files, run)
      if (!packed.ok) return packed
      if (packed.value === 'cancelled') return ok('cancelled')
      const name = safeFileName(zipName)
      download(page, name, packed.value)
      return ok({ name })
    },
    onMenu: () => () => undefined,
    showLanguage: () => undefined,
    isPersistent: async () => (await page.navigator.storage?.persisted?.()) ?? false,
    persist: async () => (await page.navigator.storage?.persist?.()) ?? false,
  }
}

/** A link, not `showSaveFilePicker`: it works in every browser, and the bytes go from blob to disk without passing us. */
function download(page: Window, name: string, content: Blob): void {
  const url = URL.createObjectURL(content)
  const link = page.document.createElement('a')
  link.href = url
  link.download = name
  page.document.body.append(link)
  link.click()
  link.remove()
  page.setTimeout(() => URL.revokeObjectURL(url), revokeAfterMs)
}

/** For the "about" line only; nothing depends on it. */
function browserNameOf(userAgent: string): string {
  const found = /(Edg|Firefox|OPR|Chrome)\/(\d+)|Version\/(\d+).*(Safari)/.exec(userAgent)
  const name = found?.[1] ?? found?.[4]
  if (name === undefined) return 'browser'
  const shown = name === 'Edg' ? 'Edge' : name === 'OPR' ? 'Opera' : name
  return `${shown} ${found?.[2] ?? found?.[3] ?? ''}`.trim()
}
