// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Installs system packages where that is possible without asking anybody: as root on Debian and its kin.
 * @param {readonly string[]} packages
 * @returns {boolean} whether apt-get says that it worked
 */
export function installPackages(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false
  console.log(`Installing ${packages.join(', ')} by apt-get …`)
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  // two apt-get at once fail on the lock unless told to wait
  const wait = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3']
  if (spawnSync('apt-get', [...wait, 'update'], quiet).status !== 0) return false
  const install = [...wait, 'install', '-y', '--no-install-recommends', ...packages]
  return spawnSync('apt-get', install, quiet).status === 0
}
