// @ts-check
import {
  bothToDatabase,
  diskUse,
  importToDatabase,
  manyPhotos,
  memory,
  seeking,
  streamRead,
  strictness,
} from './storage/payload-rows.mjs'
import { journalCost, paging, rebuild } from './storage/records-rows.mjs'
import { Place } from './storage/setting.mjs'
import { chainVerify, importToVault } from './storage/vault-rows.mjs'

/**
 * The figures that storage is held to, by their numbers. The database is Chromium's default back end.
 * @type {Readonly<Record<string, import('./storage/payload-rows.mjs').Measure | string>>}
 */
const figures = {
  P1: importToDatabase,
  P2: importToVault,
  P3: bothToDatabase,
  P4: manyPhotos,
  P5: strictness,
  P6: 'encryption: nothing is encrypted yet',
  P7: streamRead,
  P8: seeking,
  P9: memory,
  P10: paging,
  P11: paging,
  P12: journalCost,
  P13: chainVerify,
  P14: rebuild,
  P15: 'search index: there is none yet',
  P16: diskUse,
}

/**
 * @param {(line: string) => void} print
 * @param {string} wanted one number, or anything else for all
 * @returns {Promise<readonly import('../run/bench-table.mjs').Row[]>}
 */
export async function run(print, wanted) {
  if (process.platform !== 'linux') {
    print('skipped: measures by /proc and coreutils, which this system does not have')
    return []
  }
  const number = wanted.toUpperCase()
  const names = number in figures ? [number] : Object.keys(figures)
  const done = new Set()
  const rows = []
  for (const name of names) {
    const measure = figures[name]
    if (measure === undefined || done.has(measure)) continue
    done.add(measure)
    if (typeof measure === 'string') {
      rows.push({
        name: `${name} ${measure.split(':')[0]}`,
        ratio: Number.NaN,
        notApplicable: measure.split(': ')[1] ?? '',
      })
      continue
    }
    print(name)
    const place = new Place()
    try {
      rows.push(...(await measure(place, print)))
    } finally {
      await place.end()
    }
  }
  return rows
}
