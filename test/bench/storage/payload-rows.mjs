// @ts-check
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { memoryWatch } from '../rig/chromium.mjs'
import { median } from '../rig/median.mjs'
import { servedMain } from '../../rig/main-over-http.mjs'
import {
  bytesBelow,
  copyAndHash,
  howMeasured,
  importChosen,
  inTurns,
  rounds,
  scaled,
  shown,
  vaultLab,
} from './setting.mjs'

/** @typedef {import('./setting.mjs').Row} Row */
/** @typedef {(place: import('./setting.mjs').Place, print: (line: string) => void) => Promise<readonly Row[]>} Measure */

const databases = 'Default/IndexedDB'

/** @type {Measure} */
export async function importToDatabase(place, print) {
  const mib = scaled(1024)
  place.needs(3 * mib)
  const file = place.file('a.bin', mib)
  const ours = () => place.inBrowser([file], (page) => importChosen(page))
  const measured = await inTurns(print, ['import', ours], ['cp + sha256sum', () => copyAndHash([file])])
  return [{ name: `P1 import of ${mib} MiB, strict / cp + sha256sum`, atMost: 5, ...measured }]
}

const mainPort = 4331
const wire = 'over loopback HTTP in the place of Electron’s channel'

/**
 * The vault's real handlers answer in this process, over HTTP on this machine; they copy the files by their paths. The wire,
 * which carries requests and rows, is slower than Electron's: the figure is the most that a desktop takes.
 * @param {import('./setting.mjs').Place} place @param {Awaited<ReturnType<typeof vaultLab>>} lab @param {readonly string[]} files
 */
const bothCopies = (place, lab, files) =>
  place.inBrowser(files, async (page) => {
    const vault = place.newFolder()
    const main = await servedMain(lab.mainProcess({ vault, files }).answer, mainPort)
    try {
      const ms = Number(await page.evaluate(`lab.bothCopies("case-1", "${main.url}")`))
      const stored = bytesBelow(join(vault, 'objects'))
      const given = files.reduce((sum, file) => sum + statSync(file).size, 0)
      if (stored !== given) throw new Error(`${stored} of ${given} bytes are in the vault`)
      return ms
    } finally {
      await main.close()
      rmSync(vault, { recursive: true, force: true })
    }
  })

/** @type {Measure} */
export async function bothToDatabase(place, print) {
  const mib = scaled(256)
  place.needs(3 * mib)
  const lab = await vaultLab(place)
  const file = place.file('a.bin', mib)
  const measured = await inTurns(
    print,
    ['both copies', () => bothCopies(place, lab, [file])],
    ['IndexedDB alone', () => place.inBrowser([file], (page) => importChosen(page))],
  )
  const name = `P3 both copies of ${mib} MiB / IndexedDB alone`
  return [{ name, atMost: 1.1, ...measured, detail: `${measured.detail}; ${wire}` }]
}

/** @type {Measure} */
export async function manyPhotos(place, print) {
  const count = scaled(1000)
  place.needs(4 * 3 * count)
  const lab = await vaultLab(place)
  const files = Array.from({ length: count }, (_, n) => place.file(`photo-${n}.jpg`, 3))
  const measured = await inTurns(
    print,
    ['both copies', () => bothCopies(place, lab, files)],
    ['cp + sha256sum', () => copyAndHash(files)],
  )
  const name = `P4 ${count} x 3 MiB, both copies / cp + sha256sum`
  return [{ name, atMost: 3.5, ...measured, detail: `${measured.detail}; ${wire}` }]
}

/** @type {Measure} */
export async function strictness(place, print) {
  const mib = scaled(256)
  place.needs(3 * mib)
  const file = place.file('a.bin', mib)
  const imported = (/** @type {string} */ how) => () =>
    place.inBrowser([file], async (page) =>
      Number(await page.evaluate(`lab.importInPage("case-1", "${how}")`)),
    )
  const measured = await inTurns(print, ['strict', imported('strict')], ['relaxed', imported('relaxed')])
  return [{ name: `P5 import of ${mib} MiB, strict / relaxed`, atMost: 1.3, ...measured }]
}

/** @type {Measure} */
export async function streamRead(place, print) {
  const mib = scaled(1024)
  place.needs(3 * mib)
  const file = place.file('a.bin', mib)
  return await place.inBrowser([file], async (page) => {
    await importChosen(page)
    const read = async () => Number(await page.evaluate('lab.readTime("case-1")'))
    const measured = await inTurns(print, ['stream', read], ['cp + sha256sum', () => copyAndHash([file])])
    return [{ name: `P7 stream read of ${mib} MiB / cp + sha256sum`, atMost: 2, ...measured }]
  })
}

/** @type {Measure} */
export async function seeking(place, print) {
  const [small, large] = [scaled(128), scaled(2048)]
  place.needs(3 * (small + large))
  const files = [place.file('small.bin', small), place.file('large.bin', large)]
  return await place.inBrowser(files, async (page) => {
    await importChosen(page)
    /** @type {{ small: number[], large: number[], slow: number[] }} */
    const seen = { small: [], large: [], slow: [] }
    for (let round = 1; round <= rounds; round += 1) {
      /** @type {Readonly<Record<string, readonly [number, number]>>} */
      const times = await page.evaluate('lab.seekTimes("case-1", 100)')
      const [a = [0, 0], b = [0, 0]] = [times['small.bin'], times['large.bin']]
      seen.small.push(a[0])
      seen.large.push(b[0])
      seen.slow.push(b[1])
      print(`round ${round}: seek ${shown(b[0])} ms in ${large} MiB, ${shown(a[0])} ms in ${small} MiB`)
    }
    const [less, more, slow] = [median(seen.small), median(seen.large), median(seen.slow)]
    const detail = `${shown(more)} / ${shown(less)} ms, one in twenty ${shown(slow)} ms${howMeasured()}`
    return [
      {
        name: `P8 seek of 64 KiB in ${large} MiB / in ${small} MiB`,
        ratio: more / less,
        atMost: 1.3,
        detail,
      },
    ]
  })
}

/** @type {Measure} */
export async function memory(place, print) {
  const [small, large] = [scaled(128), scaled(2048)]
  place.needs(2 * (small + large))
  const [less, more] = [place.file('small.bin', small), place.file('large.bin', large)]
  /** @type {number[]} */
  const renderers = []
  const peak = (/** @type {string} */ file) => () =>
    place.inBrowser([file], async (page, profile) => {
      const watch = memoryWatch(profile)
      await importChosen(page)
      const mib = watch.stop()
      if (file === more) renderers.push(watch.renderer())
      return mib
    })
  const measured = await inTurns(print, [`${large} MiB`, peak(more)], [`${small} MiB`, peak(less)], 'MiB')
  const renderer = median(renderers)
  return [
    { name: `P9 peak private memory, import of ${large} MiB / of ${small} MiB`, atMost: 1.15, ...measured },
    {
      name: 'P9 largest renderer / 200 MiB',
      ratio: renderer / 200,
      atMost: 1,
      detail: `${shown(renderer)} MiB${howMeasured()}`,
    },
  ]
}

/** @type {Measure} */
export async function diskUse(place, print) {
  const mib = scaled(256)
  place.needs(3 * mib)
  const file = place.file('a.bin', mib)
  const secondsAllowed = 10
  /** @type {{ used: number[], seconds: number[] }} */
  const seen = { used: [], seconds: [] }
  for (let round = 1; round <= rounds; round += 1)
    await place.inBrowser([file], async (page, profile) => {
      const folder = join(profile, databases)
      await importChosen(page)
      seen.used.push(bytesBelow(folder) / 2 ** 20)
      await page.evaluate('lab.dropAll()')
      const began = performance.now()
      const elapsed = () => (performance.now() - began) / 1000
      while (bytesBelow(folder) / 2 ** 20 > mib / 20 && elapsed() < 3 * secondsAllowed)
        await page.waitForTimeout(100)
      seen.seconds.push(elapsed())
      print(`round ${round}: ${shown(seen.used.at(-1) ?? 0)} MiB used, back after ${shown(elapsed())} s`)
    })
  const [used, seconds] = [median(seen.used), median(seen.seconds)]
  return [
    {
      name: `P16 disk used / payload of ${mib} MiB`,
      ratio: used / mib,
      atMost: 1.03,
      detail: `${shown(used)} MiB${howMeasured()}`,
    },
    {
      name: `P16 until it is back after a delete / ${secondsAllowed} s`,
      ratio: seconds / secondsAllowed,
      atMost: 1,
      detail: `${shown(seconds)} s${howMeasured()}`,
    },
  ]
}
