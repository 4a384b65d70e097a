import { PDFArray, PDFDict, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from 'pdf-lib'
import { type BundlePorts, type ByteSource, Cancelled, type RunOptions } from '../ports.ts'
import type { Lock } from '../security/open-seals.ts'
import { ChunkRing, chunksOf } from '../source-chunks.ts'
import { type FileObjects, openFileObjects, StructureError } from './cross-reference.ts'

/** An attachment as the finished file has it. */
export interface AttachedOriginal {
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
}

const deepest = 32

/** Walks the file's own name tree and hashes every embedded file from the file's bytes, in the tree's order. */
export async function readAttached(
  source: ByteSource,
  ports: Pick<BundlePorts, 'deflate' | 'newHash'>,
  run: RunOptions,
  lock?: Lock,
): Promise<readonly AttachedOriginal[]> {
  const objects = await openFileObjects(source, ports.deflate, lock)
  const catalog = await dictOf(objects, objects.trailer.get(PDFName.of('Root')), 'catalog')
  const names = await objects.resolve(catalog.get(PDFName.of('Names')))
  if (!(names instanceof PDFDict)) return []
  const tree = await objects.resolve(names.get(PDFName.of('EmbeddedFiles')))
  if (!(tree instanceof PDFDict)) return []
  const specs = await leavesOf(objects, tree, deepest)
  const ranges = await Promise.all(specs.map((spec) => embeddedFile(objects, spec)))
  const total = ranges.reduce((sum, { length }) => sum + length, 0)
  const found: AttachedOriginal[] = []
  const ring = new ChunkRing()
  let done = 0
  for (const { fileName, offset, length } of ranges) {
    const hash = ports.newHash()
    const inFile = chunksOf(source, offset, length, ring)
    let bytes = 0
    for await (const chunk of objects.decryption?.chunks(inFile) ?? inFile) {
      if (run.cancel.aborted) throw new Cancelled()
      hash.update(chunk)
      bytes += chunk.length
      run.onProgress({ step: 'verifying', done: done + bytes, total })
    }
    done += length
    found.push({ fileName, bytes, sha256: hash.hex() })
  }
  return found
}

async function leavesOf(objects: FileObjects, node: PDFDict, depth: number): Promise<readonly PDFDict[]> {
  if (depth === 0) throw new StructureError('name tree without end')
  const kids = await objects.resolve(node.get(PDFName.of('Kids')))
  if (kids instanceof PDFArray) {
    const parts: PDFDict[] = []
    for (const kid of kids.asArray())
      parts.push(...(await leavesOf(objects, await dictOf(objects, kid, 'name tree'), depth - 1)))
    return parts
  }
  const names = await objects.resolve(node.get(PDFName.of('Names')))
  if (!(names instanceof PDFArray)) return []
  const values = names.asArray().filter((_, index) => index % 2 === 1)
  return Promise.all(values.map((value) => dictOf(objects, value, 'file specification')))
}

async function embeddedFile(objects: FileObjects, spec: PDFDict) {
  const files = await dictOf(objects, spec.get(PDFName.of('EF')), 'embedded file')
  const stream = files.get(PDFName.of('UF')) ?? files.get(PDFName.of('F'))
  const name = await objects.resolve(spec.get(PDFName.of('UF')))
  if (!(stream instanceof PDFRef)) throw new StructureError('a file specification without a file')
  const fileName = name instanceof PDFHexString || name instanceof PDFString ? name.decodeText() : ''
  return { fileName, ...(await objects.streamRange(stream)) }
}

async function dictOf(objects: FileObjects, value: PDFObject | undefined, what: string): Promise<PDFDict> {
  const found = await objects.resolve(value)
  if (!(found instanceof PDFDict)) throw new StructureError(`no ${what}`)
  return found
}
