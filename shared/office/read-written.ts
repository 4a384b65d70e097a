import { readDocx } from './read-docx.ts'
import { readOfd } from './read-ofd.ts'
import { readXlsx } from './read-xlsx.ts'
import type { WrittenDocument } from './written-document.ts'
import { openZip, type ReadRange, type ZipArchive } from './zip-archive.ts'

const office = 'application/vnd.openxmlformats-officedocument.'
const readers = new Map<string, (zip: ZipArchive) => Promise<WrittenDocument>>([
  [`${office}wordprocessingml.document`, readDocx],
  [`${office}spreadsheetml.sheet`, readXlsx],
  ['application/ofd', readOfd],
])

/** Types whose words can be read. */
export const isWritten = (type: string): boolean => readers.has(type)

/** The words of an office file. @throws ZipProblem, NothingReadable, or the read's own error. */
export async function readWritten(type: string, read: ReadRange, bytes: number): Promise<WrittenDocument> {
  const reader = readers.get(type)
  if (!reader) throw new TypeError(`no reader for ${type}`)
  return await reader(await openZip(read, bytes))
}
