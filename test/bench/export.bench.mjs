// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { makeInputs } from './export/inputs.mjs'

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
      ratio: written(a) / b.seconds,
      atMost: 1,
      detail: `${written(a).toFixed(2)} s to ${b.seconds.toFixed(2)} s`,
    },
    {
      name: 'the same, and the file read back and verified',
      ratio: a.seconds / b.seconds,
      detail: `${a.seconds.toFixed(2)} s, ${a.report.peakMb} MB peak; cp verifies nothing`,
    },
    {
      name: 'plain pdf-lib to our export (50 photos, 64 MiB of recordings)',
      ratio: d.seconds / c.seconds,
      atLeast: 3,
      detail: `${d.seconds.toFixed(2)} s, ${d.report.peakMb} MB peak, to ${c.seconds.toFixed(2)} s, ${c.report.peakMb} MB`,
    },
  ]
}

/** Until the file is on the disk under its name; reading it back is what copying does not do. @param {Timed} timed */
const written = ({ seconds, report }) => seconds - report.verifyingMs / 1000
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

const noReport = { peakMb: 0, writtenMs: 0, verifyingMs: 0 }

/**
 * @typedef {{ readonly seconds: number, readonly report: { readonly peakMb: number, readonly writtenMs: number, readonly verifyingMs: number } }} Timed
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
      print(`${name}: ${timed.seconds.toFixed(2)} s ${JSON.stringify(timed.report)}`)
    }
  }
  return /** @type {[Timed, Timed]} */ (times.map(medianOf))
}

/** @param {readonly Timed[]} times @returns {Timed} */
function medianOf(times) {
  const middle = times.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(times.length / 2)]
  if (!middle) throw new Error('nothing was measured')
  return middle
}

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
  return { seconds, report: stdout.startsWith('{') ? JSON.parse(stdout) : noReport }
}
