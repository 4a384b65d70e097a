import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @type {Set<string>} */
const made = new Set()
/** @param {string} folder */
const drop = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

// gigabytes must not stay behind when somebody presses Ctrl+C
process.once('SIGINT', () => process.exit(130))
process.on('exit', () => made.forEach(drop))

/**
 * A folder of its own among the system's short-lived ones. `remove` removes it; at the latest the end of the process does.
 *
 * @param {string} name
 */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `recourse-${name}-`))
  made.add(folder)
  return {
    folder,
    remove: () => {
      drop(folder)
      made.delete(folder)
    },
  }
}
