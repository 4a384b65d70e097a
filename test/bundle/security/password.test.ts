import { createHash, webcrypto } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Attachment } from '#shared/bundle/render/document-model.ts'
import { writeDocument } from '#shared/bundle/render/write-document.ts'
import { webCiphers } from '#shared/bundle/security/ciphers.ts'
import { createEncryption } from '#shared/bundle/security/encryption.ts'
import { saslPrepared } from '#shared/bundle/security/sasl-prep.ts'
import { nodeDeflate, nodeHash } from '../../../electron/adapters/bundle-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'
import { aDocument, aPage, quietRun } from '../../builders/written-pdf.ts'
import { noise } from '../../fixtures/make/broken.mjs'
import { jpeg } from '../../fixtures/make/jpeg.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'

const password = '密码123'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const entropy = new TextEncoder().encode('thirty-two bytes of chance, or more')

/** Lengths around those of a block and of a chunk. */
const lengths = [0, 1, 15, 16, 17, 1024 * 1024 - 16, 1024 * 1024, 1024 * 1024 + 1]
const originals = lengths.map((length, index): Attachment & { readonly bytes: Uint8Array } => {
  const bytes = noise(length, index + 1)
  const fileName = `000${index}_证据.bin`
  const source = memorySource(bytes, fileName)
  const type = 'application/octet-stream'
  return { fileName, source, type, description: `原件${index}`, bytes }
})

async function encrypted(): Promise<Uint8Array> {
  const sink = memorySink()
  const source = memorySource(jpeg({ width: 40, height: 30, at: (x, y) => [x * 6, y * 8, 90, 255] }), 'photo')
  const image = {
    key: 'photo',
    source,
    type: 'image/jpeg',
    widthPx: 40,
    heightPx: 30,
    orientation: 1,
  } as const
  const box = { x: 20, y: 20, width: 200, height: 150 }
  const pages = [aPage(1, [{ op: 'image', box, image }])]
  const document = aDocument({ title: '机密证据册', pages, attachments: originals })
  const ports = { deflate: nodeDeflate, newHash: nodeHash, shaper: await nodeShaper() }
  const ciphers = webCiphers(webcrypto.subtle)
  const prepared = saslPrepared(password)
  if (!prepared) throw new Error('the password can be typed')
  const encryption = await createEncryption(ciphers, prepared, entropy)
  const written = await writeDocument(document, ports, sink, quietRun, { encryption })
  expect(sha256(sink.bytes())).toBe(written.sha256)
  return sink.bytes()
}

describe('a file with a password', () => {
  const judges = judgedBy('qpdf', 'pdfinfo', 'pdfdetach', 'mutool', 'pdftoppm')
  const withFile = (use: (path: string, folder: string) => void) =>
    inFolder(async (folder) => {
      const path = join(folder, 'sealed.pdf')
      writeFileSync(path, await encrypted())
      use(path, folder)
    })

  it.skipIf(judges.skip)(`opens with it, and not without (${judges.note})`, () =>
    withFile((path) => {
      const checked = ask('qpdf', '--check', `--password=${password}`, path)
      expect(checked.stderr + checked.stdout).toContain('No syntax or stream encoding errors')
      expect(checked.status).toBe(0)
      const shown = ask('qpdf', '--show-encryption', `--password=${password}`, path).stdout
      expect(shown).toContain('R = 6')
      expect(shown).toContain('stream encryption method: AESv3')
      expect(ask('pdfinfo', '-upw', password, path).stdout).toContain('机密证据册')
      expect(ask('mutool', 'info', '-p', password, path).stdout).toContain('Pages: 1')

      expect(ask('qpdf', '--check', path).status).toBe(2)
      expect(ask('pdfinfo', path).stderr).toContain('Incorrect password')
      expect(ask('pdfinfo', '-upw', '密码124', path).stderr).toContain('Incorrect password')
    }),
  )

  it.skipIf(judges.skip)(`gives back every byte of the originals (${judges.note})`, () =>
    withFile((path, folder) => {
      const out = join(folder, 'out')
      mkdirSync(out)
      for (const [index, { bytes }] of originals.entries()) {
        const target = join(out, String(index))
        ask('pdfdetach', '-upw', password, '-save', String(index + 1), '-o', target, path)
        expect(sha256(readFileSync(target))).toBe(sha256(bytes))
      }
    }),
  )

  it.skipIf(judges.skip)(`draws its picture (${judges.note})`, () =>
    withFile((path, folder) => {
      const drawn = ask('pdftoppm', '-upw', password, '-r', '36', path, join(folder, 'page'))
      expect(drawn.stderr).toBe('')
      const pixels = readFileSync(join(folder, 'page-1.ppm'))
      expect(new Set(pixels.subarray(20)).size).toBeGreaterThan(50)
    }),
  )

  it('shows nothing that was in it', async () => {
    const bytes = Buffer.from(await encrypted())

    // nothing of an original, no file name, no title in UTF-16
    expect(bytes.includes(Buffer.from(originals[4]?.bytes ?? []))).toBe(false)
    expect(bytes.includes('证据')).toBe(false)
    expect(bytes.includes('pdf:Producer')).toBe(false)
  })

  it('has the same bytes when it is written again with the same chance', async () => {
    expect(sha256(await encrypted())).toBe(sha256(await encrypted()))
  })
})

describe('a password', () => {
  const text = (password: string) => {
    const bytes = saslPrepared(password)
    return bytes && new TextDecoder().decode(bytes)
  }

  it('is the same however a keyboard writes it', () => {
    expect(text('Ａｂｃ　１２３')).toBe('Abc 123')
    expect(text('e\u0301te\u0301')).toBe('été')
    expect(text('IX\u00ad')).toBe('IX')
    expect(text('Ⅸ')).toBe('IX')
  })

  it('is refused when it is empty, longer than PDF reads, or cannot be typed', () => {
    expect(text('')).toBeUndefined()
    expect(text('密'.repeat(42))).toBe('密'.repeat(42))
    expect(text('密'.repeat(43))).toBeUndefined()
    expect(text('a\u0007b')).toBeUndefined()
    expect(text('\u202eabc')).toBeUndefined()
  })
})
