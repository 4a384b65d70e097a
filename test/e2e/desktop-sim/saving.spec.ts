import type { Page } from '@playwright/test'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { attachDesktop, type Desktop } from '../support/desktop.ts'
import { test as base, expect } from '../support/test.ts'

type Ask = (args: unknown) => Promise<unknown>
type Requests = Readonly<Record<string, Ask>>

const test = base.extend<{ readonly desktop: Desktop }>({
  desktop: async ({ page, baseURL }, give, info) => {
    const folder = info.outputPath('saved')
    await mkdir(folder, { recursive: true })
    const desktop = await attachDesktop(page, folder, baseURL ?? '')
    await page.goto('/')
    await give(desktop)
  },
})

/** Asks as the platform does, from inside the page. */
const ask = (page: Page, channel: string, args: unknown) =>
  page.evaluate(([name, sent]) => (window.desktop as unknown as Requests)[name]?.(sent), [
    channel,
    args,
  ] as const)

/** Saves bytes that are made in the page, piece by piece, and gives what the last step answered. */
const savePieces = (page: Page, pieces: readonly number[]) =>
  page.evaluate(async (sizes) => {
    const main = window.desktop as unknown as Requests
    const size = sizes.reduce((sum, piece) => sum + piece, 0)
    const started = (await main['file:save-start']?.({ suggestedName: 'bundle.pdf', size })) as {
      readonly value: { readonly saveId: string }
    }
    const { saveId } = started.value
    let offset = 0
    for (const piece of sizes) {
      const bytes = Uint8Array.from({ length: piece }, (_, index) => (offset + index) % 251)
      const answer = (await main['file:save-chunk']?.({ saveId, offset, bytes })) as { readonly ok: boolean }
      if (!answer.ok) return answer
      offset += piece
    }
    return await main['file:save-finish']?.({ saveId })
  }, pieces)

test('the page finds the desktop and tells the menu its language', async ({ page, desktop }) => {
  expect(await ask(page, 'app:info', {})).toEqual({
    ok: true,
    value: { version: '9.9.9', system: 'linux', electron: 'simulated' },
  })
  await expect.poll(() => desktop.menuLanguages.at(-1)).toBe('en')
})

test('the page learns how much room the disk has', async ({ page, desktop }) => {
  const answer = (await ask(page, 'disk:free-bytes', { of: 'both-copies' })) as { readonly value: number }

  expect(answer.value).toBeGreaterThan(0)
  expect(desktop.logged).toEqual([])
})

test('a file arrives whole, piece by piece, under the chosen name', async ({ page, desktop }) => {
  desktop.choose('证据册.pdf')

  const saved = await savePieces(page, [100_000, 100_000, 7])

  expect(saved).toMatchObject({ ok: true, value: { name: '证据册.pdf' } })
  expect(await readdir(desktop.folder)).toEqual(['证据册.pdf'])
  const bytes = await readFile(`${desktop.folder}/证据册.pdf`)
  expect(bytes.byteLength).toBe(200_007)
  expect(bytes.every((byte, index) => byte === index % 251 || index >= 100_000)).toBe(true)
})

test('a save that is aborted leaves nothing', async ({ page, desktop }) => {
  desktop.choose('bundle.pdf')
  const started = (await ask(page, 'file:save-start', { suggestedName: 'bundle.pdf', size: 10 })) as {
    readonly value: { readonly saveId: string }
  }
  expect(await readdir(desktop.folder)).toHaveLength(1)

  await ask(page, 'file:save-abort', { saveId: started.value.saveId })

  expect(await readdir(desktop.folder)).toEqual([])
})

test('a page that is reloaded in the middle leaves nothing', async ({ page, desktop }) => {
  desktop.choose('bundle.pdf')
  await ask(page, 'file:save-start', { suggestedName: 'bundle.pdf', size: 10 })

  await page.reload()

  await expect.poll(() => readdir(desktop.folder)).toEqual([])
  expect(desktop.openSaves()).toBe(0)
})

test('a closed dialog is no failure', async ({ page, desktop }) => {
  desktop.choose(undefined)

  expect(await ask(page, 'file:save-start', { suggestedName: 'bundle.pdf', size: 10 })).toEqual({
    ok: true,
    value: 'cancelled',
  })
  expect(desktop.suggested).toEqual(['bundle.pdf'])
})

test('a piece above the limit is refused', async ({ page, desktop }) => {
  desktop.choose('bundle.pdf')

  expect(await savePieces(page, [4 * 1024 * 1024 + 1])).toMatchObject({
    ok: false,
    failure: { kind: 'ipc/bad-arguments', channel: 'file:save-chunk' },
  })
})

test('a path in place of a name is refused', async ({ page, desktop }) => {
  const answer = await ask(page, 'file:save-start', { suggestedName: '../../x.pdf', size: 1 })

  expect(answer).toMatchObject({ ok: false, failure: { kind: 'ipc/bad-arguments' } })
  expect(desktop.suggested).toEqual([])
})

test('a frame inside the page is not heard', async ({ page, desktop }) => {
  const answer = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inner = frame.contentWindow as unknown as { readonly desktop: Requests }
    return await inner.desktop['app:info']?.({})
  })

  expect(answer).toEqual({ ok: false, failure: { kind: 'ipc/untrusted-sender' } })
  expect(desktop.logged).toEqual(['app:info: refused'])
})

test('a page from elsewhere is not heard', async ({ page, desktop }) => {
  await page.route('http://127.0.0.1:9/', (route) =>
    route.fulfill({ body: 'another program', contentType: 'text/html' }),
  )
  await page.goto('http://127.0.0.1:9/')

  expect(await ask(page, 'app:info', {})).toEqual({ ok: false, failure: { kind: 'ipc/untrusted-sender' } })
  expect(desktop.logged).toEqual(['app:info: refused'])
})
