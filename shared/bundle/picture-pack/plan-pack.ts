import type { BundlePlan, PlannedExhibit, PlannedFile } from '../plan/bundle-input.ts'
import { sumLine, sumsName } from '../plan/sums.ts'
import { plannedRedaction } from '../redaction/planned-redaction.ts'
import { recordFrom } from '../record/record-of.ts'
import type { PackedExhibit, PackedPicture, PicturePack } from './pack-pictures.ts'
import { pictureList, pictureListName } from './picture-list.ts'

/** The pack as a plan; "pages" are pictures, counted through. */
export function planOfPack(pack: PicturePack): BundlePlan {
  const { layout, exhibits, list } = pack
  const { input, title, engine } = layout
  const text: PlannedFile = {
    kind: 'list',
    fileName: pictureListName,
    bytes: pictureList(pack).length,
    exhibits: [],
  }
  const pictures = [
    ...list.map((picture) => planned(picture, [])),
    ...exhibits.flatMap(({ item, pictures: own }) => own.map((picture) => planned(picture, [item.label]))),
  ]
  const listed = [text, ...pictures]
  const sums = listed.map(({ fileName }) => sumLine('0'.repeat(64), fileName)).join('')
  const bytes = new TextEncoder().encode(sums).length
  const files = [...listed, { kind: 'sums' as const, fileName: sumsName, bytes, exhibits: [] }]
  return {
    madeAt: input.madeAt,
    title,
    fileName: pictureListName,
    sections: [],
    exhibits: exhibits.map(plannedExhibit),
    pageCount: pictures.length,
    attachments: [],
    files,
    expectedBytes: files.reduce((sum, file) => sum + file.bytes, 0),
    missingCharacters: [...engine.missing],
    ...plannedRedaction(input),
    record: recordFrom(layout, { pages: pictures.length, volumes: 1 }, ({ rank }) => ({
      ...exhibits[rank]?.range,
      volume: 1,
    })),
  }
}

const planned = ({ fileName, source }: PackedPicture, exhibits: readonly string[]): PlannedFile => ({
  kind: 'picture',
  fileName,
  bytes: source.bytes,
  exhibits,
})

const plannedExhibit = ({ item, range, reason, locked, remarks }: PackedExhibit): PlannedExhibit => ({
  exhibitId: item.exhibit.id,
  label: item.label,
  number: item.number,
  title: item.title,
  ...range,
  ...(reason !== undefined && { leftOut: reason }),
  ...(locked && { locked }),
  ...(remarks.length > 0 && { remarks }),
})
