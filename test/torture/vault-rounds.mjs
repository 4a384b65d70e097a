// @ts-check
import { execFileSync, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { builtForNode } from '../rig/built-for-node.mjs'
import { ownDisk } from './power.mjs'

/**
 * What came of some rounds: a vault is written to until the end comes, opened again, and compared with what it had
 * acknowledged. `lost` counts acknowledged rows and originals that are gone, `half` rows without their original or damage.
 * @typedef {{ rounds: number, acknowledged: number, lost: number, half: number }} Outcome
 * @typedef {(writer: import('node:child_process').ChildProcess) => Promise<void>} End
 */

/** The writer and reader as a program of its own. @param {string} outDir */
export const vaultProgram = (outDir) => builtForNode('test/torture/vault-program.ts', outDir)

/** SIGKILL at any moment. @param {string} program @param {string} folder @param {number} rounds */
export const killed = (program, folder, rounds) =>
  inRounds(program, folder, rounds, 'strict', async (writer) => {
    await pause(150, 900)
    writer.kill('SIGKILL')
    await ended(writer)
  })

/**
 * The power goes, and comes back.
 * @param {string} program @param {string} home @param {number} rounds @param {'strict' | 'relaxed'} how
 */
export async function cutOff(program, home, rounds, how) {
  const disk = ownDisk(home, '600M')
  try {
    return await inRounds(program, join(disk.folder, 'vault'), rounds, how, async (writer) => {
      await pause(200, 900)
      disk.cutPower()
      writer.kill('SIGKILL')
      await ended(writer)
      await disk.powerOn()
    })
  } finally {
    disk.remove()
  }
}

/** @param {string} program @param {string} folder @param {number} rounds @param {'strict' | 'relaxed'} how @param {End} end @returns {Promise<Outcome>} */
async function inRounds(program, folder, rounds, how, end) {
  const sum = { rounds, acknowledged: 0, lost: 0, half: 0 }
  for (let round = 0; round < rounds; round++) {
    const writer = spawn(process.execPath, [program, 'write', folder, how], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let told = ''
    writer.stdout.on('data', (data) => (told += data))
    try {
      await begun(writer)
      await end(writer)
    } finally {
      writer.kill('SIGKILL')
    }
    const whole = told
      .slice(0, told.lastIndexOf('\n') + 1)
      .split('\n')
      .filter(Boolean)
    const acknowledged = whole.map((line) => JSON.parse(line))
    const { hashes, broken, damagedFrom } = JSON.parse(
      execFileSync(process.execPath, [program, 'read', folder], { encoding: 'utf8', maxBuffer: 2 ** 28 }),
    )
    sum.acknowledged += acknowledged.length
    sum.lost += acknowledged.filter(({ seq, hash }) => hashes[seq - 1] !== hash).length
    sum.half += broken + (damagedFrom === null ? 0 : 1)
    // a vault that lost something is no ground for the next round
    if (sum.lost + sum.half > 0) rmSync(folder, { recursive: true, force: true })
  }
  return sum
}

/** The first word of the writer: the moment of the end is counted from there. @param {import('node:child_process').ChildProcess} writer */
const begun = (writer) =>
  new Promise((resolve, reject) => {
    writer.stdout?.once('data', resolve)
    writer.once('exit', (status) => reject(new Error(`the writer ended with ${status}`)))
  })
/** @param {import('node:child_process').ChildProcess} writer @returns {Promise<void>} */
const ended = (writer) =>
  new Promise((resolve) => {
    if (writer.exitCode !== null || writer.signalCode !== null) resolve()
    else writer.once('exit', () => resolve())
  })
/** @param {number} least @param {number} most */
const pause = (least, most) =>
  new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)))
