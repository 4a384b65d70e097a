import { join } from 'node:path'

interface Surroundings {
  /** As Node names it: `linux`, `darwin`, `win32`. */
  readonly system: string
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Where the second copy lies: in the user's own data on this machine, outside the browser's profile, so that nothing that
 * clears or rebuilds the profile reaches it; and not in Documents, which is often copied to somebody's cloud.
 */
export function vaultFolder({ system, home, env }: Surroundings): string {
  const name = 'Recourse Vault'
  if (system === 'darwin') return join(home, 'Library', 'Application Support', name)
  if (system === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), name)
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'recourse-vault')
}
