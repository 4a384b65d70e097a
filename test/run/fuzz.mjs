// @ts-check
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { build } from 'vite'
import { generateFixtures } from '../fixtures/generate.mjs'
import { root } from './reports.mjs'

/**
 * `npm run fuzz [-- count [seed [kind [from]]]]`: `count` mutated files of every kind in the corpus go from the drop to the
 * PDF, in processes that are watched. Fails on anything thrown, on 5 s without a sign of life, and on 1 GB of memory.
 */
const [count = '10000', seed = '1', only = '', from = '0'] = process.argv.slice(2)
const home = join(root, 'out/fuzz')
/** Milliseconds; longer than any single input may take, for the machine may be busy. */
const silence = 30_000
const mostMb = 1024

rmSync(home, { recursive: true, force: true })
await generateFixtures(join(home, 'corpus'))
const program = await bundled('fuzzer')
await moreSeeds()
const kinds = seedFolders()
console.log(`${count} mutated files of each of ${kinds.length} kinds, seed ${seed}`)

let failures = 0
const queue = [...kinds]
await Promise.all([work(), work()])
console.log(failures === 0 ? 'fuzz: passed' : `fuzz: ${failures} kinds FAILED; inputs in ${home}`)
process.exitCode = failures === 0 ? 0 : 1

async function work() {
  for (let kind = queue.shift(); kind !== undefined; kind = queue.shift()) {
    const begun = performance.now()
    const { crashes, peakMb } = await watched(kind)
    const isFine = crashes.length === 0 && peakMb <= mostMb
    if (!isFine) failures += 1
    const seconds = Math.round((performance.now() - begun) / 1000)
    console.log(`${isFine ? 'ok  ' : 'FAIL'} ${kind.padEnd(8)} ${seconds} s, ${peakMb} MB at most`)
    for (const { input, error } of crashes) console.log(`     input ${input}: ${error}`)
  }
}

/** One folder of seeds a kind: files of one extension, each small enough to be tried often. */
function seedFolders() {
  const corpus = join(home, 'corpus')
  const files = readdirSync(corpus, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  for (const { parentPath, name } of files) {
    const from = join(parentPath, name)
    const kind = extname(name).slice(1).toLowerCase()
    const size = readFileSync(from).length
    if (!/^[a-z0-9]{2,8}$/.test(kind) || size === 0 || size > 400_000) continue
    const folder = join(home, 'seeds', kind)
    mkdirSync(folder, { recursive: true })
    cpSync(from, join(folder, basename(name)))
  }
  return readdirSync(join(home, 'seeds')).filter((kind) => only === '' || kind === only)
}

/** Of kinds that the corpus lacks, or has only in large. */
async function moreSeeds() {
  const { status } = spawnSync(process.execPath, [await bundled('more-seeds'), join(home, 'seeds')], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the seeds could not be made')
}

/** @param {string} name of a program in test/fuzz */
async function bundled(name) {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    ssr: { noExternal: true, external: ['pdfjs-dist'] },
    build: {
      ssr: join(root, `test/fuzz/${name}.ts`),
      outDir: join(home, 'program'),
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  })
  return join(home, `program/${name}.mjs`)
}

/**
 * @typedef {{ readonly crashes: readonly { readonly input: number | string, readonly error: string }[], readonly peakMb: number }} Outcome
 * @param {string} kind @returns {Promise<Outcome>}
 */
function watched(kind) {
  const place = join(home, kind)
  const args = ['--max-old-space-size=1024', program, join(home, 'seeds', kind), count, seed, place, from]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let told = ''
  let complaint = ''
  let last = performance.now()
  child.stdout.on('data', (data) => {
    told = (told + data).slice(-100_000)
    last = performance.now()
  })
  child.stderr.on('data', (data) => (complaint = (complaint + data).slice(-2000)))
  const watch = setInterval(() => {
    if (performance.now() - last > silence) child.kill('SIGKILL')
  }, 1000)
  return new Promise((resolve) => {
    child.on('close', (status, signal) => {
      clearInterval(watch)
      const line = told.trimEnd().split('\n').at(-1) ?? '{}'
      const report = JSON.parse(line)
      if ('done' in report) return resolve(report)
      const error = signal === 'SIGKILL' ? 'does not come back' : `ended with ${status}: ${complaint}`
      resolve({ crashes: [{ input: `after ${line}`, error }], peakMb: 0 })
    })
  })
}
