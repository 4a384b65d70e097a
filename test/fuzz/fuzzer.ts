import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutate, randomOf } from './mutate.ts'
import { throughTheParsers } from './through-the-parsers.ts'

/**
 * The process that is watched: `node fuzzer.mjs <folder of seeds> <count> <seed> <folder for bad inputs> [from]`. A line
 * of JSON goes out before every input and behind the last; silence means that an input does not come back. With `from`,
 * the inputs before are made, as chance wants it, but not tried.
 */
const [, , folder = '', count = '0', seed = '0', place = '', from = '0'] = process.argv
const names = readdirSync(folder).sort()
const seeds = names.map((name) => readFileSync(join(folder, name)))
const random = randomOf(Number(seed))
const pick = (): number => Math.floor(random() * names.length)
let peak = 0

const crashes: { readonly input: number; readonly error: string }[] = []
for (let input = 0; input < Number(count); input++) {
  const chosen = pick()
  const bytes = mutate(seeds[chosen] ?? Buffer.alloc(0), seeds[pick()] ?? Buffer.alloc(0), random)
  if (input < Number(from)) continue
  process.stdout.write(`${JSON.stringify({ input })}\n`)
  const begun = performance.now()
  try {
    await throughTheParsers(bytes, names[chosen] ?? '')
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
    crashes.push({ input, error: told.slice(0, 1200) })
    writeFileSync(`${place}.${input}.crash`, bytes)
    if (crashes.length >= 5) break
  }
  if (input % 20 === 0) peak = Math.max(peak, process.memoryUsage.rss())
  const took = performance.now() - begun
  if (took > 5000) {
    crashes.push({ input, error: `took ${Math.round(took)} ms` })
    writeFileSync(`${place}.${input}.slow`, bytes)
  }
}
const peakMb = Math.round(peak / 1024 / 1024)
process.stdout.write(`${JSON.stringify({ done: Number(count), peakMb, crashes })}\n`)
