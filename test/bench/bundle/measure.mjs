// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { median } from '../rig/median.mjs'

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3)
const clock = '/usr/bin/time'

/**
 * What one process took, in all and until the system had all its bytes: to read them back and to wait for the disk is what
 * no other program does.
 * `peakMb` is undefined where /usr/bin/time is missing; `report` is what ours printed.
 * @typedef {{ readonly seconds: number, readonly writtenSeconds: number, readonly cpuSeconds: number | undefined, readonly peakMb: number | undefined, readonly report: Readonly<Record<string, number>> }} Timed
 * @typedef {{ readonly name: string, readonly program: string, readonly args: readonly string[], readonly isHere?: boolean }} Candidate
 */

/**
 * Candidates in turns, so that a slow minute of the machine hits all of them; the medians, undefined for a program that is
 * not installed. `made` is removed before each.
 * @param {string} home @param {(line: string) => void} print @param {readonly string[]} made @param {readonly Candidate[]} candidates
 * @returns {readonly (Timed | undefined)[]}
 */
export function inTurns(home, print, made, candidates) {
  /** @type {Timed[][]} */
  const times = candidates.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, candidate] of candidates.entries()) {
      if (candidate.isHere === false) continue
      for (const path of made) rmSync(path, { recursive: true, force: true })
      const timed = time(home, candidate)
      times[index]?.push(timed)
      const { seconds, cpuSeconds = Number.NaN, peakMb, report } = timed
      print(
        `${candidate.name}: ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of processor, ${peakMb} MB ${JSON.stringify(report)}`,
      )
    }
  }
  for (const path of made) rmSync(path, { recursive: true, force: true })
  return times.map(medianOf)
}

/** The middle of each figure by itself. @param {readonly Timed[]} all @returns {Timed | undefined} */
function medianOf(all) {
  const [first] = all
  if (!first) return undefined
  const hasClock = first.peakMb !== undefined
  return {
    seconds: median(all.map(({ seconds }) => seconds)),
    writtenSeconds: median(all.map(({ writtenSeconds }) => writtenSeconds)),
    cpuSeconds: hasClock ? median(all.map(({ cpuSeconds = Number.NaN }) => cpuSeconds)) : undefined,
    peakMb: hasClock ? median(all.map(({ peakMb = Number.NaN }) => peakMb)) : undefined,
    // sizes and counts: the same in every run
    report: first.report,
  }
}

/** @param {string} home @param {Candidate} candidate @returns {Timed} */
function time(home, { name, program, args }) {
  const notes = join(home, 'time.txt')
  const hasClock = existsSync(clock)
  const whole = hasClock ? ['-f', '%U %S %M', '-o', notes, program, ...args] : args
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(hasClock ? clock : program, whole, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr.slice(-2000)}`)
  const last = hasClock ? (readFileSync(notes, 'utf8').trim().split('\n').at(-1) ?? '') : ''
  const [user = Number.NaN, system = Number.NaN, kib = Number.NaN] = last.split(' ').map(Number)
  /** @type {Readonly<Record<string, number>>} */
  const report = stdout.startsWith('{') ? JSON.parse(stdout) : {}
  return {
    seconds,
    writtenSeconds: seconds - ((report['verifyingMs'] ?? 0) + (report['syncingMs'] ?? 0)) / 1000,
    cpuSeconds: hasClock ? user + system : undefined,
    peakMb: hasClock ? Math.round(kib / 1024) : undefined,
    report,
  }
}

/** @param {string} program */
export const isInstalled = (program) => spawnSync(program, ['--version']).error === undefined
