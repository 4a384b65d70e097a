// @ts-check
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildWhenStale } from '../../electron/dev/build.mjs'
import { ensureBrowser } from './find-browser.mjs'
import { ensureJudges } from './judges.mjs'
import { clearReports, root } from './reports.mjs'

/** `npm run e2e [-- flags of Playwright]`: finds or gets a browser and the judges, builds when needed, runs. */
clearReports(/^e2e\.json$/)
const browser = ensureBrowser()
ensureJudges()
// a build made elsewhere is taken as it is
if (!process.env['E2E_OUT_DIR']) buildWhenStale()
const playwright = join(
  dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
  'cli.js',
)
const { status } = spawnSync(
  process.execPath,
  [playwright, 'test', '-c', 'test/playwright.config.ts', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, E2E_BROWSER: browser } },
)
process.exitCode = status ?? 1
