// @ts-check
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { canCutPower, cutOff, killed, vaultProgram } from '../torture/vault-rounds.mjs'
import { root } from './reports.mjs'

/**
 * `npm run torture [-- rounds]`: the second copy is killed 65 times and loses its power 15 times (or `rounds` each) while it
 * is written to. Fails when anything acknowledged is lost or anything is there by halves; and when a copy that does not
 * flush loses nothing, for then the test does not bite.
 */
const rounds = process.argv[2] === undefined ? undefined : Number(process.argv[2])
const home = join(root, 'out/torture')
rmSync(home, { recursive: true, force: true })
mkdirSync(home, { recursive: true })
const program = await vaultProgram(join(home, 'program'))
let isFine = true

/** @param {string} name @param {import('../torture/vault-rounds.mjs').Outcome} outcome @param {boolean} isExpected */
function tell(name, { rounds: done, acknowledged, lost, half }, isExpected) {
  isFine &&= isExpected
  console.log(
    `${isExpected ? 'ok  ' : 'FAIL'} ${name}: ${done} rounds, ${acknowledged} acknowledged, ${lost} lost, ${half} half-visible`,
  )
}
/** @param {import('../torture/vault-rounds.mjs').Outcome} outcome */
const isWhole = ({ lost, half }) => lost === 0 && half === 0

const afterKills = await killed(program, join(home, 'killed'), rounds ?? 65)
tell('vault, SIGKILL', afterKills, isWhole(afterKills))
if (canCutPower()) {
  const afterCuts = await cutOff(program, home, rounds ?? 15, 'strict')
  tell('vault, power cut', afterCuts, isWhole(afterCuts))
  const control = await cutOff(program, home, Math.min(rounds ?? 5, 5), 'relaxed')
  tell('control without flushing, power cut (must lose)', control, !isWhole(control))
} else console.log('skipped: power cuts need root, an ext4 on a loop device and perl')
process.exitCode = isFine ? 0 : 1
