import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, expect, type Page, test } from '@playwright/test'
import { linked } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalRow } from '#shared/core/journal/commit.ts'
import type { Sha256 } from '#shared/core/ids.ts'
import type { Vault } from '#shared/core/ports.ts'
import { aVault } from '../../builders/a-vault.ts'
import { nodeHash, sha256Of } from '../../builders/node-hash.ts'
import { rowsInVault } from '../../builders/rows-in-vault.ts'
import { installedBrowser } from '../../run/find-browser.mjs'
import { startBrowser } from '../../torture/own-browser.mjs'
import { allowFolder, dropFolder } from '../support/disk-folder.ts'
import { pageFiles } from '../support/page-files.ts'

// the recorder waits for a browser that is gone
test.use({ trace: 'off', screenshot: 'off' })

const noCancel = { aborted: false }
const rounds = 4

interface Acknowledged {
  rows: readonly JournalRow[]
  readonly originals: Sha256[]
}
async function* only(bytes: Uint8Array) {
  yield await Promise.resolve(bytes)
}

/** Stores and appends until the browser answers no more. */
async function fill(
  vault: Vault,
  { rows, originals }: Acknowledged,
  tell: (rows: readonly JournalRow[]) => void,
) {
  for (let n = rows.length; ; n++) {
    const bytes = new Uint8Array(1000 + ((n * 7919) % 400_000)).fill(n % 251)
    bytes.set(new TextEncoder().encode(`original ${n}`))
    const name = sha256Of(bytes)
    expect((await vault.store(name, only(bytes), noCancel)).ok).toBe(true)
    originals.push(name)
    const row = linked(rows.at(-1) ?? emptyHead, `{"n":${n}}`, nodeHash.hashText)
    expect((await vault.append([row])).ok).toBe(true)
    rows = [...rows, row]
    tell(rows)
  }
}

/** A page of a browser of its own that may write to `place`, which it was given. */
async function opened(profile: string, place: string, url: string) {
  await allowFolder(profile, url, place)
  const port = join(profile, 'DevToolsActivePort')
  await rm(port, { force: true })
  const browser = startBrowser(installedBrowser() ?? '', profile, url, 'LevelDB', [
    '--remote-debugging-port=0',
  ])
  await expect.poll(() => existsSync(port), { timeout: 30_000 }).toBe(true)
  const [number = ''] = (await readFile(port, 'utf8')).split('\n')
  const connected = await chromium.connectOverCDP(`http://127.0.0.1:${number}`)
  const page = connected.contexts()[0]?.pages()[0] as Page
  await page.goto(url)
  await dropFolder(page, place)
  return { browser, page }
}

test('a folder whose browser was killed while it wrote holds all that it acknowledged', async ({
  baseURL,
}, info) => {
  test.skip(process.platform !== 'linux', 'finds the processes of a browser by /proc')
  test.setTimeout(300_000)
  const [profile, place] = [info.outputPath('profile'), info.outputPath('USB')]
  await mkdir(place, { recursive: true })
  const told: Acknowledged = { rows: [], originals: [] }

  for (let round = 0; round <= rounds; round++) {
    const { browser, page } = await opened(profile, place, baseURL ?? '')
    const vault = await aVault(await pageFiles(page, 'vault'))
    const found = await rowsInVault(vault, 1)
    // a row may have been written and its word not have come any more
    expect(found.slice(0, told.rows.length)).toEqual(told.rows)
    expect(found.length - told.rows.length).toBeLessThanOrEqual(1)
    expect((await vault.state()).ok && (await vault.state())).not.toHaveProperty('value.damagedFrom')
    for (const name of told.originals)
      expect(await vault.check(name, noCancel)).toEqual({ ok: true, value: 'whole' })
    told.rows = found
    if (round < rounds) {
      const writing = fill(vault, told, (rows) => (told.rows = rows)).catch((error: unknown) => String(error))
      await new Promise((resolve) => setTimeout(resolve, 1500 + 730 * round))
      await browser.kill()
      expect(await writing).toMatch(/closed|crashed|disconnected/i)
    } else await browser.kill()
  }

  expect(told.rows.length).toBeGreaterThan(rounds)
})
