import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ballastAt, ballastBytes } from '../../electron/adapters/ballast.ts'

const gib = 1024 ** 3
let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recourse-ballast-'))
  path = join(folder, 'ballast')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A disk of which so much is free, and as much more as the ballast weighs once that is gone. */
const aDisk = (freeBytes: number) => async () =>
  await Promise.resolve(freeBytes + (existsSync(path) ? 0 : ballastBytes))

it('is laid on a roomy disk, once, and weighs what it says', async () => {
  const ballast = ballastAt(path, aDisk(9 * gib))
  await ballast.lay()
  const { size, blocks, mtimeMs } = statSync(path)
  expect(size).toBe(ballastBytes)
  expect(blocks * 512).toBeGreaterThanOrEqual(ballastBytes)

  await ballast.lay()
  expect(statSync(path).mtimeMs).toBe(mtimeMs)
  expect(await ballast.freeBytes()).toBe(9 * gib)
})

it('is thrown off when the disk is nearly full, and laid again only on a roomy one', async () => {
  await ballastAt(path, aDisk(9 * gib)).lay()
  const full = ballastAt(path, aDisk(400 * 1024 ** 2))

  expect(await full.freeBytes()).toBe(400 * 1024 ** 2 + ballastBytes)
  expect(existsSync(path)).toBe(false)
  await full.lay()
  expect(existsSync(path)).toBe(false)
})

it('is made whole where an earlier attempt ended in the middle', async () => {
  writeFileSync(path, 'half')
  await ballastAt(path, aDisk(9 * gib)).lay()

  expect(statSync(path).size).toBe(ballastBytes)
})

it('says nothing where the system does not tell', async () => {
  const ballast = ballastAt(path, async () => await Promise.resolve(undefined))
  await ballast.lay()

  expect([await ballast.freeBytes(), existsSync(path)]).toEqual([undefined, false])
})
