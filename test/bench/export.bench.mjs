// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { makeInputs } from './export/inputs.mjs'
import { median } from './rig/median.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const home = join(root, 'out/bench')
const megabyte = 1024 * 1024
const rounds = 3

/**
 * Export of photos and recordings with the originals attached, made and verified, as whole processes: against copying
 * and hashing the same files, and against plain pdf-lib.
 * @param {(line: string) => void} print
 * @returns {Promise<readonly import('../run/bench-table.mjs').Row[]>}
 */
export async function run(print) {
  const program = await bundled()
  print('making inputs: 200 photos, 256 MiB of recordings (kept in out/bench)')
  const whole = join(home, 'inputs')
  const quarter = join(home, 'inputs-quarter')
  const inputs = makeInputs(whole, { photos: 200, recordings: 8, recordingBytes: 32 * megabyte })
  makeInputs(quarter, { photos: 50, recordings: 2, recordingBytes: 32 * megabyte })
  const mb = Math.round(inputs.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6)

  const files = inputs.map(({ file }) => file)
  /** @param {string} folder @returns {Command} */
  const ours = (folder) => [process.execPath, [program, folder, target, root]]
  const copied = join(home, 'copied')
  /** @type {Command} */
  const copy = [
    'sh',
    ['-c', `mkdir -p "$0" && cp "$@" "$0" && ${hasher()} "$@" > /dev/null`, copied, ...files],
  ]
  /** @type {Command} */
  const plain = [process.execPath, [join(root, 'test/bench/export/plain-pdf-lib.mjs'), quarter, target]]

  const [a, b] = inTurns(print, ['bundle', ours(whole)], ['cp + sha256sum', copy])
  const [c, d] = inTurns(print, ['bundle, a quarter', ours(quarter)], ['plain pdf-lib, a quarter', plain])
  return [
    {
      name: `export of ${mb} MB of originals, attached, to cp + sha256sum`,
      ratio: a.writtenSeconds / b.seconds,
      atMost: 1,
      detail: `${a.writtenSeconds.toFixed(2)} s to ${b.seconds.toFixed(2)} s`,
    },
    {
      name: 'the same, and the file read back and verified',
      ratio: a.seconds / b.seconds,
      detail: `${a.seconds.toFixed(2)} s, ${a.peakMb} MB peak; cp verifies nothing`,
    },
    {
      name: 'plain pdf-lib to our export (50 photos, 64 MiB of recordings)',
      ratio: d.seconds / c.seconds,
      atLeast: 3,
      detail: `${d.seconds.toFixed(2)} s, ${d.peakMb} MB peak, to ${c.seconds.toFixed(2)} s, ${c.peakMb} MB`,
    },
  ]
}

const target = join(home, 'bundle.pdf')

/** The engine and its Node ports as one file: Node 20 runs no TypeScript. */
async function bundled() {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    // as the program ships: one small file, but for pdf.js, which brings its worker
    ssr: { noExternal: true, external: ['pdfjs-dist'] },
    build: {
      ssr: join(root, 'test/bench/export/ours.ts'),
      outDir: join(home, 'program'),
      emptyOutDir: true,
      target: 'node20',
      minify: true,
      rollupOptions: { output: { entryFileNames: 'ours.mjs' } },
    },
  })
  return join(home, 'program/ours.mjs')
}

/** @returns {string} */
function hasher() {
  return spawnSync('sha256sum', ['--version']).error ? 'shasum -a 256' : 'sha256sum'
}

/**
 * One run: until the process ended, and until its file was on the disk; reading it back is what copying does not do.
 * @typedef {{ readonly seconds: number, readonly writtenSeconds: number, readonly peakMb: number }} Timed
 * @typedef {[program: string, args: readonly string[]]} Command
 * @typedef {[name: string, command: Command]} Candidate
 */

/**
 * Two candidates in turns, so that a slow minute of the machine hits both; the medians.
 * @param {(line: string) => void} print @param {Candidate} first @param {Candidate} second
 */
function inTurns(print, first, second) {
  /** @type {[Timed[], Timed[]]} */
  const times = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const [index, [name, [program, args]]] of [first, second].entries()) {
      const timed = time(program, args)
      times[index]?.push(timed)
      print(`${name}: ${timed.seconds.toFixed(2)} s, ${timed.writtenSeconds.toFixed(2)} s of them writing`)
    }
  }
  return /** @type {[Timed, Timed]} */ (times.map(medianOf))
}

/** The middle of each figure by itself: the run that is in the middle as a whole may be the slowest writer. @param {readonly Timed[]} times @returns {Timed} */
const medianOf = (times) => ({
  seconds: median(times.map(({ seconds }) => seconds)),
  writtenSeconds: median(times.map(({ writtenSeconds }) => writtenSeconds)),
  peakMb: median(times.map(({ peakMb }) => peakMb)),
})

/** @param {string} program @param {readonly string[]} args @returns {Timed} */
function time(program, args) {
  for (const path of [target, join(home, 'copied')]) rmSync(path, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * megabyte })
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.slice(-2000)}`)
  const made = existsSync(target) || existsSync(join(home, 'copied'))
  if (!made) throw new Error(`${program} made nothing`)
  /** @type {{ peakMb?: number, verifyingMs?: number }} */
  const { peakMb = 0, verifyingMs = 0 } = stdout.startsWith('{') ? JSON.parse(stdout) : {}
  return { seconds, writtenSeconds: seconds - verifyingMs / 1000, peakMb }
}
