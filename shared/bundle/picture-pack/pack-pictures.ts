import { messagesOf } from '#shared/messages/messages.ts'
import { profileOf } from '#shared/reference/profile.ts'
import { attachmentName } from '../pages/attachment-name.ts'
import { type LaidExhibit, type Layout, layoutOf } from '../pages/layout.ts'
import { notShownText } from '../pages/not-shown.ts'
import type { BundleInput, ExhibitRemark, PlannedExhibit } from '../plan/bundle-input.ts'
import { materials } from '../plan/materials.ts'
import type { PageRange } from '../plan/numbering.ts'
import { type BundlePorts, type ByteSource, Cancelled, type RunOptions } from '../ports.ts'
import { withoutHidden } from '../redaction/redact-material.ts'
import { createTextEngine } from '../text/create-text-engine.ts'
import { drawnPictures } from './drawn-pictures.ts'
import { type ExhibitPictures, exhibitPictures } from './exhibit-pictures.ts'
import { fittedPicture } from './fit-picture.ts'
import { listSheets } from './list-sheets.ts'
import { type PictureLimits, usualPictureLimits } from './picture-limits.ts'

/** A file of the pack. */
export interface PackedPicture {
  readonly fileName: string
  readonly source: ByteSource
}
/** An exhibit with its pictures, in order. */
export interface PackedExhibit {
  readonly item: LaidExhibit
  readonly pictures: readonly PackedPicture[]
  /** Numbers of its pictures; undefined where it has none. */
  readonly range: PageRange | undefined
  /** Pages that could not be drawn. */
  readonly left: number
  readonly remarks: readonly ExhibitRemark[]
  /** Why it is not, or not wholly, in the pack, in the pack's language. */
  readonly reason: string | undefined
  readonly locked: PlannedExhibit['locked']
}
export interface PicturePack {
  readonly layout: Layout
  readonly limits: PictureLimits
  /** Its first pictures. */
  readonly list: readonly PackedPicture[]
  readonly exhibits: readonly PackedExhibit[]
}

export const isPicturePack = ({ options }: Pick<BundleInput, 'options'>): boolean =>
  profileOf(options.profile).encoding === 'image-pack'

/** Makes every picture of the pack: their sizes are known only then. @throws Cancelled, SourceError. */
export async function packPictures(
  input: BundleInput,
  ports: BundlePorts,
  run: RunOptions,
): Promise<PicturePack> {
  const layout = packLayout(input, ports)
  const opened = materials(ports, run, input.redaction && withoutHidden(input.redaction))
  const limits = input.options.pictures ?? usualPictureLimits
  const made: ExhibitPictures[] = []
  for (const item of layout.exhibits) {
    if (run.cancel.aborted) throw new Cancelled()
    run.onProgress({ step: 'reading', done: made.length, total: layout.exhibits.length })
    made.push(await exhibitPictures(layout, item, await opened.of(item), limits, ports, run))
  }
  run.onProgress({ step: 'laying-out', done: 0, total: 1 })
  const list = await listPictures(layout, made, limits, ports, run)
  const total = made.reduce((sum, { pictures }) => sum + pictures.length, list.length)
  const digits = Math.max(2, String(total).length)
  const nameOf = (number: number, name: string) => `${String(number).padStart(digits, '0')}_${name}.jpg`
  const exhibits = numbered(layout, made, list.length).map(({ own, ...placed }): PackedExhibit => ({
    ...placed,
    pictures: own.map((source, index) => ({
      fileName: nameOf((placed.range?.firstPage ?? 1) + index, pieceName(placed.item, index, own.length)),
      source,
    })),
  }))
  run.onProgress({ step: 'laying-out', done: 1, total: 1 })
  return {
    layout,
    limits,
    list: list.map((source, index) => ({
      fileName: nameOf(index + 1, list.length === 1 ? 'list' : `list_${index + 1}`),
      source,
    })),
    exhibits,
  }
}

/** Nothing goes along with pictures, and what they say must not point to it. */
function packLayout(input: BundleInput, { shaper }: Pick<BundlePorts, 'shaper'>): Layout {
  const options = { ...input.options, attachOriginals: false, includeChronology: false }
  const layout = layoutOf({ ...input, options }, createTextEngine(shaper))
  const { words, locale } = layout
  const { notAttached } = messagesOf(locale).pictures
  return {
    ...layout,
    words: {
      ...words,
      recording: { ...words.recording, notAttached },
      notShown: { ...words.notShown, notAttached },
    },
  }
}

/** `E3_contract_2`: exhibit, the original's name in plain letters, which of its pictures. */
function pieceName({ number, exhibit }: LaidExhibit, index: number, count: number): string {
  const [, slug = exhibit.kind] = attachmentName(number, exhibit)
    .replace(/\.[^.]*$/, '')
    .split('_')
  return `E${number.toLowerCase()}_${slug}${count > 1 ? `_${index + 1}` : ''}`
}

/** The list as pictures; none where nothing here draws pages, or not within the limits: the text has it too. */
async function listPictures(
  layout: Layout,
  made: readonly ExhibitPictures[],
  limits: PictureLimits,
  ports: BundlePorts,
  run: RunOptions,
): Promise<readonly ByteSource[]> {
  if (!ports.rasteriser) return []
  const drafted = listSheets(layout, numbered(layout, made, 1)).length
  const sheets = listSheets(layout, numbered(layout, made, drafted))
  if (sheets.length !== drafted)
    throw new Error(`the list takes ${sheets.length} sheets where ${drafted} were counted`)
  const pictures: ByteSource[] = []
  for await (const seen of drawnPictures(layout, sheets, ports, run))
    pictures.push(...((seen && (await fittedPicture(seen, limits, ports, run))) ?? []))
  if (run.cancel.aborted) throw new Cancelled()
  return pictures.length === drafted ? pictures : []
}

/** Every exhibit with the numbers of its pictures, which follow those of the list. */
function numbered(layout: Layout, made: readonly ExhibitPictures[], listed: number) {
  const { pictures: words } = messagesOf(layout.locale)
  let next = listed + 1
  return layout.exhibits.map((item, rank) => {
    const { pictures = [], left = 0, remarks = [], notShown } = made[rank] ?? {}
    const firstPage = next
    next += pictures.length
    const lock = notShown?.lock
    return {
      item,
      own: pictures,
      range: pictures.length === 0 ? undefined : { firstPage, lastPage: next - 1 },
      left,
      remarks,
      reason: notShown
        ? `${words.none}${layout.words.colon}${notShownText(layout, notShown)}`
        : left > 0
          ? words.left(left)
          : undefined,
      locked:
        lock === undefined || lock === 'unknown' ? undefined : { lock, sha256: item.exhibit.original.sha256 },
    }
  })
}
