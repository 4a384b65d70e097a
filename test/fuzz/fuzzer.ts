import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutate, randomOf } from './mutate.ts'
import { throughTheCaseFile } from './through-the-case-file.ts'
import { throughTheKeys, throughTheStamp } from './through-the-desk.ts'
import { throughTheParsers } from './through-the-parsers.ts'

/**
 * The process that is watched: `node fuzzer.mjs <folder of seeds> <count> <seed> <folder for bad inputs> [from]`. A line
 * of JSON goes out before every input and behind the last; silence means that an input does not come back. With `from`,
 * the inputs before are made, as chance wants it, but not tried.
 */
const doors: Readonly<Record<string, (bytes: Uint8Array, name: string) => Promise<void> | void>> = {
  recourse: throughTheCaseFile,
  p12: throughTheKeys,
  tsr: throughTheStamp,
}
/** All others are evidence. */
const doorFor = (name: string) => doors[name.slice(name.lastIndexOf('.') + 1)] ?? throughTheParsers

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
  const begun = process.cpuUsage()
  try {
    const name = names[chosen] ?? ''
    await doorFor(name)(bytes, name)
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
    crashes.push({ input, error: told.slice(0, 1200) })
    writeFileSync(`${place}.${input}.crash`, bytes)
    if (crashes.length >= 5) break
  }
  if (input % 20 === 0) peak = Math.max(peak, process.memoryUsage.rss())
  // of the processor: how long it waited for others says nothing about the input
  const { user, system } = process.cpuUsage(begun)
  const tookMs = Math.round((user + system) / 1000)
  if (tookMs > 5000) {
    crashes.push({ input, error: `took ${tookMs} ms` })
    writeFileSync(`${place}.${input}.slow`, bytes)
  }
}
const peakMb = Math.round(peak / 1024 / 1024)
process.stdout.write(`${JSON.stringify({ done: Number(count), peakMb, crashes })}\n`)
