import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { browserPlatform } from '../../../renderer/platform/browser-platform.ts'
import { createPlatform, type ShellParts } from '../../../renderer/platform/create-platform.ts'
import { bridgeOver } from '#shared/ipc/desktop-bridge.ts'
import { nodeHash } from '../../builders/node-hash.ts'
import { productVersion } from '#shared/ipc/product-version.ts'

const quiet = { signal: new AbortController().signal, onProgress: () => undefined }

/** Links that were clicked: jsdom follows none of them. */
let downloads: { readonly name: string; readonly content: Blob | undefined }[]
beforeEach(() => {
  downloads = []
  const contents = new Map<string, Blob>()
  URL.createObjectURL = (content: Blob) => {
    contents.set(`blob:${contents.size}`, content)
    return `blob:${contents.size - 1}`
  }
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function clicked(
    this: HTMLAnchorElement,
  ) {
    downloads.push({ name: this.download, content: contents.get(this.href) })
  })
})
afterEach(() => vi.restoreAllMocks())

const parts: ShellParts = {
  readRange: () => Promise.resolve(undefined),
  folder: {
    kept: {
      get: () => Promise.resolve(undefined),
      keep: () => Promise.resolve(),
      forget: () => Promise.resolve(),
      marked: () => undefined,
      sharedHead: () => undefined,
      rememberHead: () => undefined,
    },
    hashes: () => Promise.resolve(nodeHash),
    newId: () => 'id',
    hold: () => Promise.resolve(true),
  },
}

describe('saving a file in a browser', () => {
  it('is a download of the very blob, which is not copied', async () => {
    const content = new Blob(['%PDF-'])
    const progress: number[] = []

    const saved = await browserPlatform(window).saveFile('bundle.pdf', content, {
      ...quiet,
      onProgress: (bytes) => void progress.push(bytes),
    })

    expect(saved).toEqual({ ok: true, value: { name: 'bundle.pdf' } })
    expect(downloads).toEqual([{ name: 'bundle.pdf', content }])
    expect(downloads[0]?.content).toBe(content)
    expect(progress).toEqual([5])
    expect(document.querySelectorAll('a')).toHaveLength(0)
  })

  it('does nothing when it was cancelled before', async () => {
    const saved = await browserPlatform(window).saveFile('a.pdf', new Blob(), {
      ...quiet,
      signal: AbortSignal.abort(),
    })

    expect(saved).toEqual({ ok: true, value: 'cancelled' })
    expect(downloads).toEqual([])
  })

  it('suggests a name that every system takes', async () => {
    await browserPlatform(window).saveFile('a/b\u202efdp.exe', new Blob(), quiet)

    expect(downloads[0]?.name).toBe('a_bfdp.exe')
  })
})

describe('the browser shell', () => {
  it('says what it is, and that it sees no disk', async () => {
    const agent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36'
    const page = { navigator: { userAgent: agent }, localStorage } as unknown as Window

    expect(await browserPlatform(page).info()).toEqual({ version: productVersion, system: 'Chrome 156' })
    expect(await browserPlatform(page).freeBytes()).toBeUndefined()
    expect(await browserPlatform(page).persist()).toBe(false)
  })

  it('asks the browser to keep the data', async () => {
    const storage = { persist: () => Promise.resolve(true) }
    const page = { navigator: { userAgent: '', storage } } as unknown as Window

    expect(await browserPlatform(page).persist()).toBe(true)
  })
})

describe('a page', () => {
  it('is on the desktop when the bridge is there, else in a browser', () => {
    const bridge = bridgeOver({
      invoke: () => Promise.resolve(),
      onMenu: () => () => undefined,
      pathOf: () => '',
    })

    expect(createPlatform(window, parts).kind).toBe('browser')
    expect(createPlatform(window, parts).vault).toBeUndefined()
    expect(createPlatform({ desktop: bridge } as unknown as Window, parts).kind).toBe('desktop')
  })
})
