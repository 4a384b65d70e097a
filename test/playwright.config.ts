import { defineConfig, devices } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { electronProgram } from '../electron/dev/electron-program.mjs'
import { noElectron } from './e2e/support/no-electron.ts'
import { browserArgs, installedBrowser } from './run/find-browser.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** Another port and another build may be named, so that two people can test on one machine. */
const port = Number(process.env['E2E_PORT'] ?? 4173)
const outDir = process.env['E2E_OUT_DIR'] ?? at('../out/renderer')
const browser = installedBrowser()
// the config is read again by every worker: say it once, from the first process
if (process.env['TEST_WORKER_INDEX'] === undefined)
  console.log(`browser: ${browser ?? 'none'}\nElectron: ${electronProgram() ?? `skipped, ${noElectron}`}`)

const inChromium = {
  ...devices['Desktop Chrome'],
  baseURL: `http://127.0.0.1:${port}`,
  locale: 'en',
  // what fades in is not looked at half-way; how it moves is Mantine's
  contextOptions: { reducedMotion: 'reduce' as const },
  launchOptions: { args: browserArgs, ...(browser === undefined ? {} : { executablePath: browser }) },
}

export default defineConfig({
  testDir: './e2e',
  outputDir: '../out/test-results',
  fullyParallel: true,
  // a forgotten `.only` must not pass for the whole; to run one test, name it: npm run e2e -- -g 'its name'
  forbidOnly: true,
  // one more try, for a shared machine that stood still: the last lines of a run name what needed it (reports.mjs)
  retries: 1,
  workers: 2,
  // generous: the machines that run this are shared, and nothing here measures time
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: at('../out/reports/e2e.json') }]],
  use: { trace: 'retain-on-first-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'browser', testMatch: 'browser/**/*.spec.ts', use: inChromium },
    { name: 'desktop-sim', testMatch: 'desktop-sim/**/*.spec.ts', use: inChromium },
    { name: 'electron', testMatch: 'electron/**/*.spec.ts', fullyParallel: false },
  ],
  webServer: {
    // by node, not through npx, so that it is ended for certain
    command: `node node_modules/vite/bin/vite.js preview -c renderer/vite.config.ts --port ${port} --strictPort --outDir ${JSON.stringify(outDir)}`,
    cwd: at('..'),
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
})
