import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { readAttached } from '#shared/bundle/verify/attached-originals.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { nodeHash } from '../../builders/node-hash.ts'

const run = { cancel: { aborted: false }, onProgress: () => undefined }
const ports = {
  deflate: {
    deflate: () => Promise.reject(new Error('not needed')),
    inflate: (bytes: Uint8Array) => Promise.resolve(new Uint8Array(inflateSync(bytes))),
  },
  newHash: nodeHash.newHash,
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
function hasQpdf(): boolean {
  try {
    execFileSync('qpdf', ['--version'])
    return true
  } catch {
    return false
  }
}

/** A PDF with two attachments, written by a program that is not ours. */
async function attachedByQpdf(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-attached-'))
  const at = (name: string) => join(folder, name)
  const document = await PDFDocument.create()
  document.addPage()
  writeFileSync(at('in.pdf'), await document.save({ useObjectStreams: false }))
  writeFileSync(at('a.txt'), 'first original')
  writeFileSync(
    at('b.bin'),
    Uint8Array.from({ length: 9000 }, (_, index) => index % 253),
  )
  const attach = ['a.txt', 'b.bin'].flatMap((name) => ['--add-attachment', at(name), '--'])
  execFileSync('qpdf', [
    at('in.pdf'),
    ...attach,
    '--object-streams=generate',
    '--compress-streams=n',
    at('out.pdf'),
  ])
  return new Uint8Array(readFileSync(at('out.pdf')))
}

describe('attachments read back from a finished file', () => {
  it.skipIf(!hasQpdf())('are found by the cross-reference stream and hashed from the bytes', async () => {
    const bytes = await attachedByQpdf()

    const found = await readAttached(memorySource(bytes), ports, run)

    expect(found).toEqual([
      { fileName: 'a.txt', bytes: 14, sha256: sha256(new TextEncoder().encode('first original')) },
      {
        fileName: 'b.bin',
        bytes: 9000,
        sha256: sha256(Uint8Array.from({ length: 9000 }, (_, index) => index % 253)),
      },
    ])
  })

  it('end in an error that names the place when the file is cut short', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    const bytes = (await document.save()).slice(0, -10)

    await expect(readAttached(memorySource(bytes), ports, run)).rejects.toThrow('no startxref before %%EOF')
  })
})
