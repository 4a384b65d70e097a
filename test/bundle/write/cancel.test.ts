import { webcrypto } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type ByteSource, Cancelled, type Progress } from '#shared/bundle/ports.ts'
import { writeDocument } from '#shared/bundle/render/write-document.ts'
import { webCiphers } from '#shared/bundle/security/ciphers.ts'
import { createEncryption } from '#shared/bundle/security/encryption.ts'
import { chunkBytes } from '#shared/bundle/source-chunks.ts'
import { nodeDeflate, nodeHash } from '../../../electron/adapters/bundle-ports.ts'
import { nodeShaper } from '../../builders/node-shaper.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { aDocument, aPage } from '../../builders/written-pdf.ts'

/** What may still be read after a cancel: two chunks ahead and the one in hand. */
const mostChunks = 3

describe('a cancelled export', () => {
  const reads = async (isEncrypted: boolean) => {
    const cancel = { aborted: false }
    let behindCancel = 0
    const bytes = new Uint8Array(chunkBytes)
    const source: ByteSource = {
      id: 'recording',
      bytes: 200 * chunkBytes,
      read: (_, length) => Promise.resolve(bytes.subarray(0, length)),
      readInto: (_, into) => {
        if (cancel.aborted) behindCancel += 1
        into.fill(1)
        return Promise.resolve()
      },
    }
    const attachment = { fileName: 'a.wav', source, sha256: '', type: 'audio/wav', description: '' }
    const document = aDocument({ pages: [aPage(1)], attachments: [attachment] })
    const ports = { deflate: nodeDeflate, newHash: nodeHash, shaper: await nodeShaper() }
    const word = new TextEncoder().encode('a word of thirty-two bytes or more')
    const encryption = isEncrypted
      ? await createEncryption(webCiphers(webcrypto.subtle), word, word)
      : undefined
    const onProgress = ({ done }: Progress) => {
      if (done > 10 * chunkBytes) cancel.aborted = true
    }
    const failure = await writeDocument(document, ports, memorySink(), { cancel, onProgress }, { encryption })
      .then(() => 'finished')
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Cancelled)
    return behindCancel
  }

  it('reads no more than it had begun to read', async () => {
    expect(await reads(false)).toBeLessThanOrEqual(mostChunks)
  })

  it('does so with a password too', async () => {
    expect(await reads(true)).toBeLessThanOrEqual(mostChunks)
  })
})
