import { PDFRef } from 'pdf-lib'
import type { ByteSource, Deflate } from '../ports.ts'
import { type FileObjects, StructureError } from '../verify/cross-reference.ts'
import { type PdfObjects, unpacked } from './pdf-objects.ts'

/** The objects of a finished file, each read where the cross-references say. */
export function fileObjects(objects: FileObjects, source: ByteSource, deflate: Deflate): PdfObjects {
  return {
    resolve: (value) => objects.resolve(value),
    async stream(value) {
      if (!(value instanceof PDFRef)) return undefined
      try {
        const { dict, offset, length } = await objects.streamRange(value)
        return {
          dict,
          async bytes(limit) {
            if (length > limit) throw new RangeError('stream too large')
            return unpacked(dict, (await source.read(offset, length)).slice(), limit, deflate)
          },
        }
      } catch (error) {
        if (error instanceof StructureError) return undefined
        throw error
      }
    },
  }
}
