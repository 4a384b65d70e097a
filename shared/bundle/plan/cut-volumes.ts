import { defaultVolumeBytes, largestFileBytes } from '#shared/reference/volume-presets.ts'
import type { BundlePorts, RunOptions } from '../ports.ts'
import { exhibitsOf } from '../pages/layout.ts'
import type { BundleInput, VolumeLimits } from './bundle-input.ts'
import { inVolumes, type LaidOut, layOut } from './lay-out.ts'
import { type Measured, measured } from './measure.ts'
import { type Numbering, volumeOf } from './numbering.ts'

/** A volume with what it will take. */
export interface CutVolume {
  readonly laid: LaidOut
  /** Undefined where it surely fits and was not counted. */
  readonly bytes: number | undefined
}

/** What a volume takes beside its exhibits, while nothing was counted: fonts, structure, front matter, annex. */
const frameBytes = 6_000_000
/** One page's drawing and structure, generously. */
const bytesAPage = 30_000

/**
 * To draw all pages only to see that they do not fit costs a quarter of the export. From here on volumes are cut by what
 * they take at most, and need not be counted to be sure: what that leaves empty is two or three percent of them.
 */
const leastBoundedBytes = 256 * 1024 * 1024

export const mostBytesOf = ({ maxBytes }: VolumeLimits = {}): number =>
  Math.min(maxBytes ?? defaultVolumeBytes, largestFileBytes)

/**
 * Cuts a bundle into as few volumes as the limits allow, in the order of the exhibits, none of which is split. Sizes
 * are counted, not guessed; an exhibit that alone is over a limit gets a volume of its own.
 * @param exactly also count a bundle that surely fits into one file.
 */
export async function cutVolumes(
  laid: LaidOut,
  ports: Pick<BundlePorts, 'deflate' | 'newHash' | 'shaper'>,
  run: Pick<RunOptions, 'cancel'>,
  exactly: boolean,
): Promise<readonly CutVolume[]> {
  const { volumes = {} } = laid.layout.input.options
  const hasExhibits = laid.numbering.exhibits.length > 0
  const most = mostBytesOf(volumes)
  if (!exactly && surelyFits(laid)) return [{ laid, bytes: undefined }]
  const isBounded = most >= leastBoundedBytes && attachedBytes(laid) > most && canBeBounded(laid)
  const whole = isBounded ? undefined : await measured(laid, ports, run)
  if (whole && (!hasExhibits || fits(laid, whole.bytes, volumes, most))) return [{ laid, bytes: whole.bytes }]
  const costs = whole ? costsOf(laid, whole) : mostCosts(laid)
  // what does not belong to an exhibit is in every volume again
  let frame = whole ? whole.bytes - sumOf(costs) : mostFrame(laid)
  for (;;) {
    const cuts = cutsOf(laid, costs, frame, volumes, most)
    const cut: CutVolume[] = []
    let over = 0
    for (const volume of inVolumes(laid, cuts, run)) {
      const { from, until } = volumeOf(volume.numbering)
      // one that is over its limit alone must be known: its original then lies beside it
      const isSure = isBounded && sumOf(costs.slice(from, until)) + frame <= most
      const bytes = isSure && !exactly ? undefined : (await measured(volume, ports, run)).bytes
      if (bytes === undefined) {
        cut.push({ laid: volume, bytes })
        continue
      }
      if (until - from > 1) over = Math.max(over, bytes - most)
      cut.push({ laid: volume, bytes })
    }
    if (over <= 0) return cut
    // the next attempt leaves that much more room; it ends, because a single exhibit is never cut
    frame += over + 1024
  }
}

/**
 * Lays a bundle out and cuts it. An exhibit whose original makes its volume too large keeps its pages there, and the
 * original lies beside the PDF.
 * @param onSurelyOne told of a bundle that is one file whatever its exact size, before that is counted.
 */
export async function layOutVolumes(
  input: BundleInput,
  ports: Pick<BundlePorts, 'deflate' | 'newHash' | 'recoder' | 'shaper'>,
  run: RunOptions,
  exactly: boolean,
  onSurelyOne: (laid: LaidOut) => void = () => undefined,
): Promise<readonly CutVolume[]> {
  const laid = await layOut(input, ports, run)
  if (surelyFits(laid)) onSurelyOne(laid)
  const cut = await cutVolumes(laid, ports, run, exactly)
  const most = mostBytesOf(input.options.volumes)
  const tooLarge = cut.flatMap(({ laid, bytes = 0 }) => {
    const [only, another] = exhibitsOf(laid.layout, laid.numbering)
    return bytes > most && only && !another && only.carried === 'inside' ? [only.exhibit.id] : []
  })
  if (tooLarge.length === 0) return cut
  const again = await layOut(input, ports, run, undefined, new Set(tooLarge))
  return cutVolumes(again, ports, run, exactly)
}

/** One file, however the counting ends. */
function surelyFits(laid: LaidOut): boolean {
  const { volumes = {} } = laid.layout.input.options
  const isPlain = volumes.maxPages === undefined && volumes.maxExhibits === undefined
  return isPlain && canBeBounded(laid) && upperBound(laid) < mostBytesOf(volumes)
}

/** How large a page made into an image becomes is known when it is painted. */
const canBeBounded = ({ layout }: LaidOut): boolean => layout.rasteriser === undefined

const upperBound = (laid: LaidOut): number =>
  attachedBytes(laid) + sumOf(laid.pageBytes) + laid.numbering.pageCount * bytesAPage + frameBytes

/** What is surely in it. */
function attachedBytes({ layout }: Pick<LaidOut, 'layout'>): number {
  return sumOf(
    layout.exhibits.map(({ carried, exhibit }) => (carried === 'inside' ? exhibit.original.bytes : 0)),
  )
}

/** By exhibit: its pages and its original, at most. */
const mostCosts = ({ layout, numbering, pageBytes }: LaidOut): readonly number[] =>
  layout.exhibits.map(({ rank, carried, exhibit }) => {
    const drawn = (pageBytes[rank] ?? 0) + (numbering.sheets[rank] ?? 0) * bytesAPage
    return drawn + (carried === 'inside' ? exhibit.original.bytes : 0)
  })

/** What a volume takes at most beside its exhibits. */
const mostFrame = ({ numbering }: LaidOut): number => frameBytes + framePages(numbering) * bytesAPage

/** Front matter of the first volume, annex, an index with one more column, and a list of volumes on the cover. */
const framePages = ({ pageCount, sheets }: Numbering): number => pageCount - sumOf(sheets) + 2

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

function fits(laid: LaidOut, bytes: number, { maxPages, maxExhibits }: VolumeLimits, most: number): boolean {
  const { numbering, layout } = laid
  return (
    bytes <= most &&
    (maxPages === undefined || numbering.pageCount <= maxPages) &&
    (maxExhibits === undefined || layout.exhibits.length <= maxExhibits)
  )
}

/** By exhibit: its pages, as counted, and its original. */
const costsOf = ({ layout, numbering }: LaidOut, { behindPage }: Measured): readonly number[] =>
  layout.exhibits.map(({ rank, carried, exhibit }) => {
    const range = numbering.exhibits[rank]
    const before = range ? (behindPage[range.firstPage - 2] ?? 0) : 0
    const behind = range ? (behindPage[range.lastPage - 1] ?? before) : 0
    return behind - before + (carried === 'inside' ? exhibit.original.bytes : 0)
  })

/** First ranks of the volumes. */
function cutsOf(
  { numbering }: LaidOut,
  costs: readonly number[],
  frame: number,
  { maxPages, maxExhibits }: VolumeLimits,
  most: number,
): readonly number[] {
  const pagesBefore = framePages(numbering)
  const cuts = [0]
  let bytes = frame
  let pages = pagesBefore
  costs.forEach((cost, rank) => {
    const sheets = numbering.sheets[rank] ?? 0
    const first = cuts.at(-1) ?? 0
    const isOver =
      bytes + cost > most ||
      (maxPages !== undefined && pages + sheets > maxPages) ||
      (maxExhibits !== undefined && rank - first >= maxExhibits)
    if (rank > first && isOver) {
      cuts.push(rank)
      bytes = frame
      pages = pagesBefore
    }
    bytes += cost
    pages += sheets
  })
  return cuts
}
