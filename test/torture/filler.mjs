// @ts-check
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { freeOn } from './power.mjs'

/** Other programs' files: they grow until they leave so many bytes. @param {string} folder @param {number} leaves */
export function fill(folder, leaves) {
  const filler = join(folder, 'filler')
  for (let tries = 5; tries > 0; tries--) {
    const has = existsSync(filler) ? statSync(filler).size : 0
    const more = freeOn(folder) - leaves
    // while the store writes too, there may be less than there was
    if (more > 0 && spawnSync('fallocate', ['-o', String(has), '-l', String(more), filler]).status === 0)
      break
  }
  // what the big file's own book-keeping left; ends when there is no room
  if (leaves === 0) spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k', 'oflag=append', 'conv=notrunc'])
}

/** @param {() => boolean} isSo */
export async function until(isSo) {
  for (let tries = 600; !isSo() && tries > 0; tries--) await pause(100)
}

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
