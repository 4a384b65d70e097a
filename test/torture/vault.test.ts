import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canCutPower } from './power.mjs'
import { cutOff, killed, vaultProgram } from './vault-rounds.mjs'

const patient = { timeout: 180_000 }
const home = mkdtempSync(join(tmpdir(), 'torture-'))
let program: string
beforeAll(async () => {
  program = await vaultProgram(join(home, 'program'))
}, 60_000)
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** The short form of `npm run torture`. */
describe('a vault on a real disk', () => {
  it('has lost nothing and holds nothing by halves after its process was killed', patient, async () => {
    const outcome = await killed(program, join(home, 'killed'), 4)

    expect(outcome.acknowledged).toBeGreaterThan(4)
    expect(outcome).toMatchObject({ lost: 0, half: 0 })
  })

  // needs root and an ext4 on a loop device; npm run torture says so
  it.runIf(canCutPower())('nor after the power was cut', patient, async () => {
    const outcome = await cutOff(program, home, 3, 'strict')

    expect(outcome.acknowledged).toBeGreaterThan(3)
    expect(outcome).toMatchObject({ lost: 0, half: 0 })
  })
})
