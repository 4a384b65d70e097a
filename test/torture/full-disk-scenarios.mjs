// @ts-check
const MiB = 1024 * 1024

/**
 * How a disk gets full, and what comes then. `sight`: the page is told how much room there is, as in the desktop program, or
 * not, as in a browser; `quota`: the browser keeps to its own limit, as it does for pages of the web. `leaves`: bytes that
 * other programs leave, in these steps; `stays`: milliseconds until it is killed;
 * `drops`: databases that are gone at the next start with room, as if Chromium had dropped them.
 * @typedef {{ sight: boolean, quota: boolean, leaves: readonly number[], stays: number, roomComesBack?: true,
 *   drops?: readonly ('records' | 'payload')[] }} Scenario
 * @type {Readonly<Record<string, Scenario>>}
 */
export const scenarios = {
  'seen, other programs leave 400 MiB': { sight: true, quota: false, leaves: [400 * MiB], stays: 10_000 },
  'seen, other programs take all, bit by bit': {
    sight: true,
    quota: false,
    leaves: [2200, 1500, 900, 600, 480, 200, 50, 0].map((number) => number * MiB),
    stays: 8000,
  },
  'seen, other programs take all, killed at once': { sight: true, quota: false, leaves: [0], stays: 700 },
  'seen, all taken and given back': {
    sight: true,
    quota: false,
    leaves: [0],
    stays: 8000,
    roomComesBack: true,
  },
  'not seen, its own imports fill it': { sight: false, quota: false, leaves: [250 * MiB], stays: 20_000 },
  'not seen, other programs leave 12 MiB': { sight: false, quota: false, leaves: [12 * MiB], stays: 10_000 },
  'not seen, other programs take all': { sight: false, quota: false, leaves: [0], stays: 10_000 },
  'not seen, killed while full': { sight: false, quota: false, leaves: [0], stays: 700 },
  'not seen, within its quota, its own imports fill it': {
    sight: false,
    quota: true,
    leaves: [250 * MiB],
    stays: 20_000,
  },
  'not seen, within its quota, other programs leave 12 MiB': {
    sight: false,
    quota: true,
    leaves: [12 * MiB],
    stays: 10_000,
  },
}

/** Only for a page beside a vault: what it must come back from, whether Chromium does it or not. @type {Readonly<Record<string, Scenario>>} */
export const dropped = {
  'seen, all taken, the store dropped': {
    sight: true,
    quota: false,
    leaves: [0],
    stays: 700,
    drops: ['records', 'payload'],
  },
  'seen, all taken, the originals dropped': {
    sight: true,
    quota: false,
    leaves: [0],
    stays: 700,
    drops: ['payload'],
  },
}
