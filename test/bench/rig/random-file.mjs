import { randomFillSync } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'

/**
 * Writes a file of bytes that no disk or database can compress.
 *
 * @param {string} path
 * @param {number} mebibytes
 */
export function writeRandomFile(path, mebibytes) {
  const block = Buffer.allocUnsafe(1024 * 1024)
  const file = openSync(path, 'w')
  for (let n = 0; n < mebibytes; n += 1) writeSync(file, randomFillSync(block))
  closeSync(file)
  return path
}
