// @ts-check
import { spawn } from 'node:child_process'
import { build, createServer } from 'vite'
import { root } from './build.mjs'
import { chooseShell } from './choose-shell.mjs'
import { electronProgram } from './electron-program.mjs'
import { noWindowBecause } from './notices.mjs'

/** `npm run dev`: the renderer with hot reload; Electron restarts when main or preload changes. */
const args = process.argv.slice(2)
const server = await createServer({ root: `${root}renderer`, configFile: `${root}renderer/vite.config.ts` })
await server.listen()
const url = server.resolvedUrls?.local[0] ?? ''
console.log(`browser shell: ${url} (its own records: they belong to the address)`)
const shell = chooseShell({
  program: electronProgram(),
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  args,
})
if (shell.kind === 'browser') console.log(noWindowBecause[shell.because])

/** @type {import('node:child_process').ChildProcess | undefined} */
let child
function restart() {
  if (shell.kind === 'browser') return
  child?.removeAllListeners('exit')
  child?.kill()
  const env = { ...process.env, VITE_DEV_SERVER_URL: url }
  child = spawn(shell.program, [...args, root], { stdio: 'inherit', env })
  child.once('exit', () => void stop())
}
async function stop() {
  child?.removeAllListeners('exit')
  child?.kill()
  await server.close()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())

const waiting = new Set(['preload', 'main'])
for (const mode of ['preload', 'main']) {
  await build({
    configFile: `${root}electron/vite.config.ts`,
    mode,
    logLevel: 'warn',
    build: { watch: {}, emptyOutDir: false },
    plugins: [
      {
        name: 'restart-electron',
        closeBundle() {
          waiting.delete(mode)
          if (waiting.size === 0) restart()
        },
      },
    ],
  })
}
