import { safeFileName } from '#shared/core/evidence/display-name.ts'
import type { Failure } from '#shared/core/failure.ts'
import { failed, ok, type Result } from '#shared/core/result.ts'
import { maxChunkBytes, parseReply } from '#shared/ipc/contract.ts'
import type { DesktopBridge } from '#shared/ipc/desktop-bridge.ts'
import { isMenuCommand } from '#shared/ipc/menu-command.ts'
import { desktopBackups } from './desktop-backups.ts'
import { type Ask, desktopVault, type ReadRange } from './desktop-vault.ts'
import type { Platform, SavedFile } from './platform.ts'
import { zipped } from './zipped.ts'

/** The program in Electron, over `window.desktop`. Every answer of the main process is parsed before it is used. */
export function desktopPlatform(desktop: DesktopBridge, page: Window, readRange: ReadRange): Platform {
  const ask: Ask = async (channel, args, file) => parseReply(channel, await desktop[channel](args, file))
  const vault = desktopVault(ask, readRange)
  return {
    kind: 'desktop',
    vault,
    storeFile: vault.storeFile,
    backups: desktopBackups(ask),
    info: async () => valueOf(await ask('app:info', {})),
    freeBytes: async () => valueOf(await ask('disk:free-bytes', { of: 'both-copies' })),
    hasRoomFor: async (bytes) => {
      const free = valueOf(await ask('disk:free-bytes', { of: 'page-store' }))
      return free === undefined || free >= bytes
    },
    saveFile: (suggestedName, content, run) => saveInChunks(ask, suggestedName, content, run),
    saveFiles: async (zipName, files, run) => {
      const packed = await zipped(files, run)
      if (!packed.ok) return packed
      return packed.value === 'cancelled' ? ok('cancelled') : saveInChunks(ask, zipName, packed.value, run)
    },
    onMenu: (listener) =>
      desktop.onMenu((command) => {
        if (!isMenuCommand(command)) return
        if ((command === 'undo' || command === 'redo') && isEditing(page)) page.document.execCommand(command)
        else listener(command)
      }),
    showLanguage: (locale) => void ask('menu:set-language', { locale }),
    // Electron's storage policy keeps every origin's data; there is nobody to ask
    isPersistent: () => Promise.resolve(true),
    persist: () => Promise.resolve(true),
  }
}

async function saveInChunks(
  ask: Ask,
  suggestedName: string,
  content: Blob,
  { signal, onProgress }: Parameters<Platform['saveFile']>[2],
): Promise<Result<SavedFile | 'cancelled', Failure>> {
  const started = await ask('file:save-start', {
    suggestedName: safeFileName(suggestedName),
    size: content.size,
  })
  if (!started.ok) return started
  if (started.value === 'cancelled') return ok('cancelled')
  const { saveId, name } = started.value
  let finished = false
  try {
    for (let offset = 0; offset < content.size; offset += maxChunkBytes) {
      if (signal.aborted) return ok('cancelled')
      const bytes = await bytesOf(content.slice(offset, offset + maxChunkBytes), name)
      if (!bytes.ok) return bytes
      const written = await ask('file:save-chunk', { saveId, offset, bytes: bytes.value })
      if (!written.ok) return written
      onProgress(offset + bytes.value.byteLength)
    }
    if (signal.aborted) return ok('cancelled')
    const saved = await ask('file:save-finish', { saveId })
    finished = saved.ok
    return saved
  } finally {
    if (!finished) await ask('file:save-abort', { saveId })
  }
}

/** A blob may lie on the disk and become unreadable while it is copied. */
async function bytesOf(part: Blob, fileName: string): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  try {
    return ok(new Uint8Array(await part.arrayBuffer()))
  } catch (error) {
    return failed({
      kind: 'shell/cannot-write',
      fileName,
      detail: error instanceof Error ? error.name : String(error),
    })
  }
}

/** Text being written has its own undo; the program's must not take back something else meanwhile. */
function isEditing(page: Window): boolean {
  const focused = page.document.activeElement
  return (
    focused !== null &&
    (focused.matches('input, textarea') || (focused instanceof HTMLElement && focused.isContentEditable))
  )
}

/** @throws for requests that cannot fail but by a bug. */
function valueOf<T>(result: Result<T, Failure>): T {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.failure))
}
