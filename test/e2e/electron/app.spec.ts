import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { electronProgram } from '../../../electron/dev/electron-program.mjs'
import { channels } from '#shared/ipc/channels.ts'
import { noElectron } from '../support/no-electron.ts'

/** The real program, unpacked: the fuses of a packed one keep Playwright out, as they should. */
const executablePath = electronProgram()
test.skip(executablePath === undefined, noElectron)

type Requests = Readonly<Record<string, (args: unknown) => Promise<unknown>>>
let profile: string
let app: ElectronApplication
let page: Page

test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'recourse-profile-'))
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  app = await _electron.launch({
    executablePath: executablePath ?? '',
    args: [...asRoot, `--user-data-dir=${profile}`, '.'],
    cwd: resolve(import.meta.dirname, '../../..'),
    // the second copy of this run, not that of whoever runs it; macOS knows no such word
    env: { ...process.env, XDG_DATA_HOME: `${profile}-data`, LOCALAPPDATA: `${profile}-data` },
  })
  page = await app.firstWindow()
})
test.afterEach(async () => {
  await app.close()
  for (const folder of [profile, `${profile}-data`])
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})

test('the page runs on its own origin, isolated from Node', async () => {
  expect(page.url()).toMatch(/^app:\/\/bundle\/index\.html/)
  expect(
    await page.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')]),
  ).toEqual(['undefined', 'undefined'])
  expect(await page.evaluate(() => Object.keys(window.desktop ?? {}).toSorted())).toEqual(
    [...channels, 'onMenu'].toSorted(),
  )
})

test('the page has a database, and the worker that plays recordings', async () => {
  expect(
    await page.evaluate(
      () =>
        new Promise((done, fail) => {
          const request = indexedDB.open('probe')
          request.addEventListener('success', () => done(true))
          request.addEventListener('error', () => fail(new Error('no IndexedDB')))
        }),
    ),
  ).toBe(true)
  expect(
    await page.evaluate(async () => Boolean(await navigator.serviceWorker.register('media-sw.js'))),
  ).toBe(true)
})

test('the page cannot reach any network', async () => {
  expect(
    await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'reached',
        () => 'refused',
      ),
    ),
  ).toBe('refused')
})

test('a file is saved in pieces through the native dialog', async () => {
  const path = join(profile, 'out.pdf')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, path)

  await page.evaluate(async () => {
    const main = window.desktop as unknown as Requests
    const started = (await main['file:save-start']?.({ suggestedName: 'out.pdf', size: 3 })) as {
      readonly value: { readonly saveId: string }
    }
    const { saveId } = started.value
    await main['file:save-chunk']?.({ saveId, offset: 0, bytes: Uint8Array.of(1, 2, 3) })
    await main['file:save-finish']?.({ saveId })
  })

  expect([...(await readFile(path))]).toEqual([1, 2, 3])
  expect((await readdir(profile)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a chosen file is copied from where it lies, whatever path the page names', async () => {
  test.skip(process.platform === 'darwin', 'its vault would be that of whoever runs this')
  const path = join(`${profile}-data`, 'call.txt')
  const bytes = Buffer.from('客服说七天内退款')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await mkdir(`${profile}-data`, { recursive: true })
  await writeFile(path, bytes)
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'given' })),
  )
  await page.setInputFiles('#given', path)

  const answers = await page.evaluate(
    async ([hash, named]) => {
      const [chosen] = document.querySelector<HTMLInputElement>('#given')?.files ?? []
      if (!chosen) throw new Error('nothing is chosen')
      const made = new File([await chosen.arrayBuffer()], chosen.name)
      const ask = (file: File, path: string) =>
        window.desktop?.['vault:store-file']({ sha256: hash, bytes: file.size, path }, file)
      return [await ask(made, named), await ask(chosen, '/etc/hostname')]
    },
    [sha256, path] as const,
  )

  expect(answers).toEqual([
    { ok: true, value: 'gone-or-changed' },
    { ok: true, value: 'stored' },
  ])
})
