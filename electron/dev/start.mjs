// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { buildWhenStale, root } from './build.mjs'
import { chooseShell } from './choose-shell.mjs'
import { electronProgram } from './electron-program.mjs'
import { noWindowBecause, portTaken, servedAt } from './notices.mjs'
import { openBrowser } from './open-browser.mjs'

/** `npm start`: the desktop window where Electron can run, else the same program in a browser, at once. */
const args = process.argv.slice(2)
buildWhenStale()
const shell = chooseShell({
  program: electronProgram(),
  platform: process.platform,
  env: process.env,
  isRoot: process.getuid?.() === 0,
  args,
})
if (shell.kind === 'desktop') runWindow(shell.program)
else {
  console.log(noWindowBecause[shell.because])
  await serve(Number(process.env['RECOURSE_PORT'] ?? 4173))
}

/** @param {string} program */
function runWindow(program) {
  const child = spawn(program, [...args, root], { stdio: 'inherit' })
  // Ctrl+C reaches the child as well; it gets the time to close its files
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
    process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`Electron could not be started: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0)
  })
}

/** @param {number} port */
async function serve(port) {
  const { preview } = await import('vite')
  const configFile = `${root}renderer/vite.config.ts`
  const server = await preview({ configFile, logLevel: 'error', preview: { port, strictPort: true } }).catch(
    (error) => {
      if (!/already in use|EADDRINUSE/.test(String(error))) throw error
      console.error(portTaken(port))
      process.exit(1)
    },
  )
  const url = `http://127.0.0.1:${port}/`
  console.log(servedAt(url))
  openBrowser(url)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop(server))
}

/** @param {import('vite').PreviewServer} server */
async function stop(server) {
  await server.close()
  process.exit(0)
}
