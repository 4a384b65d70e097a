// @ts-check
/** @typedef {import('./measure.mjs').Timed} Timed @typedef {import('../../run/bench-table.mjs').Row} Row */

/** @param {number} value */
const s = (value) => `${value.toFixed(2)} s`

/**
 * A ratio of time, ours to theirs, with its goal. @param {string} name @param {Timed | undefined} ours @param {Timed | undefined} theirs
 * @param {{ atMost?: number, atLeast?: number }} [goal] @returns {readonly Row[]}
 */
export function timeRow(name, ours, theirs, goal = {}) {
  if (!ours || !theirs) return [missing(name)]
  const [a, b] = [ours.writtenSeconds, theirs.writtenSeconds]
  const isFaster = goal.atLeast !== undefined
  return [{ name, ratio: isFaster ? b / a : a / b, ...goal, detail: `${s(a)} to ${s(b)}` }]
}

/** The same with the time in which the file was read back and verified. @param {string} name @param {Timed | undefined} ours @param {Timed | undefined} theirs @returns {readonly Row[]} */
export function verifiedRow(name, ours, theirs) {
  if (!ours || !theirs) return [missing(name)]
  return [
    { name, ratio: ours.seconds / theirs.seconds, detail: `${s(ours.seconds)} to ${s(theirs.seconds)}` },
  ]
}

/** A ratio of peak memory. @param {string} name @param {Timed | undefined} ours @param {Timed | undefined} theirs @param {{ atMost?: number, atLeast?: number }} goal @returns {readonly Row[]} */
export function memoryRow(name, ours, theirs, goal) {
  if (!ours?.peakMb || !theirs?.peakMb) return [missing(name)]
  const ratio = ours.peakMb / theirs.peakMb
  return [{ name, ratio, ...goal, detail: `${ours.peakMb} MB to ${theirs.peakMb} MB` }]
}

/** A figure that is no ratio: megabytes against a limit. @param {string} name @param {number | undefined} mb @param {number} limit @returns {readonly Row[]} */
export function limitRow(name, mb, limit) {
  if (mb === undefined || Number.isNaN(mb)) return [missing(name)]
  return [{ name, ratio: mb / limit, atMost: 1, detail: `${mb.toFixed(1)} MB of ${limit} MB` }]
}

/** @param {string} name @returns {Row} */
const missing = (name) => ({
  name,
  ratio: Number.NaN,
  isMissing: true,
  detail: 'the other program is not installed',
})
