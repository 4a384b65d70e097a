import { afterEach, describe, expect, it, vi } from 'vitest'
import { markedFolder } from '../../../renderer/platform/folder-vault/folder-marker.ts'
import { type KeptFolder, secondFolder } from '../../../renderer/platform/folder-vault/second-folder.ts'
import { nodeHash } from '../../builders/node-hash.ts'

afterEach(() => {
  vi.restoreAllMocks()
  window.localStorage.clear()
})

const usb = { kind: 'directory', name: 'USB' } as FileSystemDirectoryHandle

/** A browser that holds the handle until it drops its store. */
function aBrowser(handle?: FileSystemDirectoryHandle) {
  let held = handle
  const kept = markedFolder(
    {
      get: () => Promise.resolve(held),
      keep: (folder) => Promise.resolve(void (held = folder)),
      forget: () => Promise.resolve(void (held = undefined)),
    },
    window.localStorage,
  )
  const rest = {
    hashes: () => Promise.resolve(nodeHash),
    newId: () => 'id',
    hold: () => Promise.resolve(true),
  }
  return { kept, folder: secondFolder({ page: window, kept, ...rest }), drop: () => (held = undefined) }
}

describe('a folder whose handle the browser dropped', () => {
  it('is known by its name', async () => {
    const { kept, folder, drop } = aBrowser()
    await kept.keep(usb)
    expect(await folder.lost()).toBeUndefined()

    drop()

    expect(await folder.lost()).toBe('USB')
  })

  it('is known by its name when it was chosen before names were kept', async () => {
    const { folder, drop } = aBrowser(usb)
    await folder.vault()

    drop()

    expect(await folder.lost()).toBe('USB')
  })

  it('is not asked for when it was forgotten on purpose', async () => {
    const { kept, folder } = aBrowser()
    await kept.keep(usb)
    await folder.forget()

    expect(await folder.lost()).toBeUndefined()
  })

  it('is kept all the same where its name cannot be', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const { kept } = aBrowser()

    await kept.keep(usb)

    expect(await kept.get()).toBe(usb)
  })
})

describe('where both copies ended', () => {
  const head = { seq: 12, hash: 'a'.repeat(64) }

  it('is remembered outside the databases, and replaced by what came later', () => {
    const { folder, drop } = aBrowser(usb)
    folder.rememberHead({ seq: 11, hash: 'b'.repeat(64) })
    folder.rememberHead(head)

    drop()

    expect(folder.sharedHead()).toEqual(head)
  })

  it.each([
    ['forgotten', (kept: KeptFolder) => kept.forget()],
    ['chosen anew', (kept: KeptFolder) => kept.keep(usb)],
  ])('says nothing any more once the folder is %s', async (_, change) => {
    const { kept, folder } = aBrowser(usb)
    folder.rememberHead(head)

    await change(kept)

    expect(folder.sharedHead()).toBeUndefined()
  })

  it('stays known when the program is started again', async () => {
    const { folder } = aBrowser(usb)
    folder.rememberHead(head)

    await folder.vault()
    await folder.allow().catch(() => undefined)

    expect(aBrowser(usb).folder.sharedHead()).toEqual(head)
  })

  it.each([
    'no JSON',
    'null',
    '[]',
    '{"seq":"12","hash":"aa"}',
    `{"seq":0,"hash":"${head.hash}"}`,
    `{"seq":1.5,"hash":"${head.hash}"}`,
    `{"seq":1,"hash":"${'A'.repeat(64)}"}`,
    '{"seq":1}',
  ])('is not known where %s stands for it', (text) => {
    window.localStorage.setItem('recourse.folder.head', text)

    expect(aBrowser(usb).folder.sharedHead()).toBeUndefined()
  })

  it('is not known, and nobody is kept from working, where it cannot be noted', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const { folder } = aBrowser(usb)

    folder.rememberHead(head)

    expect(folder.sharedHead()).toBeUndefined()
  })
})
