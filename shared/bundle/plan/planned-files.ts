import { exhibitsOf, type LaidExhibit, type Layout } from '../pages/layout.ts'
import type { PlannedFile } from './bundle-input.ts'
import { mostBytesOf } from './cut-volumes.ts'
import type { LaidOut } from './lay-out.ts'
import { volumeOf } from './numbering.ts'
import { sumLine, sumsName } from './sums.ts'
import { volumeName } from './volume-name.ts'

/** A volume with its size: counted before, or written. */
export interface SizedVolume {
  readonly laid: LaidOut
  readonly bytes: number
}

/** Every file of the export in the order in which they are written: PDFs, originals beside them, hashes of them all. */
export function plannedFiles(volumes: readonly SizedVolume[]): readonly PlannedFile[] {
  const layout = volumes[0]?.laid.layout
  if (!layout) return []
  const pdfs = volumes.map((volume) => pdfFile(volume, volumes.length))
  const originals = besideOf(layout).map((item): PlannedFile => ({
    kind: 'original',
    fileName: item.fileName,
    bytes: item.exhibit.original.bytes,
    exhibits: [item.label],
  }))
  const files = [...pdfs, ...originals]
  if (files.length === 1) return files
  const sums = files.map(({ fileName }) => sumLine('0'.repeat(64), fileName)).join('')
  const bytes = new TextEncoder().encode(sums).length
  return [...files, { kind: 'sums', fileName: sumsName, bytes, exhibits: [] }]
}

/** Exhibits whose originals are files of their own. */
export const besideOf = ({ exhibits }: Pick<Layout, 'exhibits'>): readonly LaidExhibit[] =>
  exhibits.filter(({ carried }) => carried === 'beside')

function pdfFile({ laid, bytes }: SizedVolume, volumes: number): PlannedFile {
  const { layout, numbering } = laid
  const { firstPage, lastPage } = volumeOf(numbering)
  const { encoding } = layout.profile
  const isList = encoding === 'split-exhibits' || encoding === 'list-only'
  return {
    kind: isList ? 'list' : volumes > 1 ? 'volume' : 'bundle',
    fileName: volumeName(layout, numbering.volume, volumes),
    bytes,
    firstPage,
    lastPage,
    exhibits: isList ? [] : exhibitsOf(layout, numbering).map(({ label }) => label),
    ...(bytes > mostBytesOf(layout.input.options.volumes) && { isOverLimit: true }),
  }
}
