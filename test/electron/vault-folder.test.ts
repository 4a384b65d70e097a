import { join } from 'node:path'
import { expect, it } from 'vitest'
import { vaultFolder } from '../../electron/vault/vault-folder.ts'

const home = join('/', 'home', 'an')

it.each([
  ['linux', {}, join(home, '.local', 'share', 'recourse-vault')],
  ['linux', { XDG_DATA_HOME: '/data' }, join('/data', 'recourse-vault')],
  ['darwin', {}, join(home, 'Library', 'Application Support', 'Recourse Vault')],
  ['win32', {}, join(home, 'AppData', 'Local', 'Recourse Vault')],
  ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'Recourse Vault')],
])('the second copy lies in the user’s own data (%s, %j)', (system, env, folder) => {
  expect(vaultFolder({ system, home, env })).toBe(folder)
})
