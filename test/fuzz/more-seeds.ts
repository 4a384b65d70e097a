import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeZip } from 'client-zip'
import {
  AdtsOutputFormat,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  MkvOutputFormat,
  MovOutputFormat,
  OggOutputFormat,
  Output,
  type OutputFormat,
  WebMOutputFormat,
} from 'mediabunny'
import { asInstant } from '#shared/core/ids.ts'
import { canonicalJson } from '#shared/core/journal/canonical-json.ts'
import { linked } from '#shared/core/journal/chain.ts'
import { emptyHead, type JournalBody } from '#shared/core/journal/commit.ts'
import { put } from '#shared/core/journal/operation.ts'
import { caseFileEntries } from '#shared/handover/case-file/case-file-entries.ts'
import { timestampRequest } from '#shared/handover/timestamp/request.ts'
import { withBytes } from '../builders/a-bundle-input.ts'
import { aCase } from '../builders/a-case.ts'
import { anEvent } from '../builders/an-event.ts'
import { nodeHash } from '../builders/node-hash.ts'
import { anAuthority } from '../builders/an-authority.ts'
import { aKeyFile, hasOpenssl } from '../bundle/security/test-keys.ts'
import { bmp } from '../fixtures/make/other-images.mjs'
import { letterF } from '../fixtures/make/picture.mjs'

/** `node more-seeds.mjs <folder>`: small files of the kinds that the corpus of the tests lacks, in a folder each. */
const [, , folder = ''] = process.argv

function keep(kind: string, name: string, bytes: Uint8Array | string): void {
  mkdirSync(join(folder, kind), { recursive: true })
  writeFileSync(join(folder, kind, name), bytes)
}

/** RFC 7845, 5.1: one channel, 48 kHz. */
const opusHead = Buffer.from('OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0', 'latin1')

/** Packets of silence in a container: nobody decodes them, the parsers read what stands around them. */
async function recording(format: OutputFormat, codec: 'opus' | 'aac'): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format, target })
  const source = new EncodedAudioPacketSource(codec)
  output.addAudioTrack(source)
  await output.start()
  const isOpus = codec === 'opus'
  const decoderConfig = isOpus
    ? { codec: 'opus', sampleRate: 48_000, numberOfChannels: 1, description: opusHead }
    : {
        codec: 'mp4a.40.2',
        sampleRate: 44_100,
        numberOfChannels: 1,
        description: Uint8Array.of(0x12, 0x08),
      }
  const data = isOpus ? Uint8Array.of(0xf8, 0xff, 0xfe) : Uint8Array.of(0x01, 0x40, 0x22, 0x80, 0xa3, 0x7f)
  for (let nth = 0; nth < 50; nth++)
    await source.add(new EncodedPacket(data, 'key', nth * 0.02, 0.02), { decoderConfig })
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}

const box = (name: string, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat([Buffer.from(name, 'latin1'), ...parts])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(content.length + 4)
  return Buffer.concat([size, content])
}
/** The boxes of an AVIF around a picture that is none. */
function avif(): Buffer {
  const full = Buffer.alloc(4)
  const ispe = Buffer.alloc(12)
  ispe.writeUInt32BE(64, 4)
  ispe.writeUInt32BE(48, 8)
  const properties = box('iprp', box('ipco', box('ispe', ispe)))
  const type = box('ftyp', Buffer.from('avif\0\0\0\0avifmif1', 'latin1'))
  const meta = box('meta', full, box('hdlr', Buffer.alloc(8), Buffer.from('pict', 'latin1')), properties)
  return Buffer.concat([type, meta, box('mdat', Buffer.alloc(200, 7))])
}

async function caseFile(): Promise<Uint8Array> {
  const given = withBytes('订单号：DH20240918-001\n', { id: 'exhibit-1', original: { name: '订单.txt' } })
  const body: JournalBody = {
    v: 1,
    kind: 'change',
    label: 'case-created',
    at: asInstant('2025-05-01T02:00:00.000Z'),
    by: 'fuzz',
    ops: [put('case', aCase()), put('exhibit', given.exhibit), put('event', anEvent())],
    inverse: [],
  }
  const whole = {
    case: aCase(),
    parties: [],
    exhibits: [given.exhibit],
    events: [anEvent()],
    entries: [],
    exports: [],
  }
  const row = linked(emptyHead, canonicalJson(body), nodeHash.hashText)
  const entries = caseFileEntries(
    {
      whole,
      sourceOf: () => given.source,
      rows: (async function* () {
        yield await Promise.resolve(row)
      })(),
      madeAt: asInstant('2025-06-01T08:00:00.000Z'),
      producer: 'Recourse 0.1.0',
      device: 'fuzz',
    },
    nodeHash.newHash,
    { cancel: { aborted: false }, onProgress: () => undefined },
  )
  const inputs = (async function* () {
    for await (const { name, bytes } of entries)
      yield { name, input: bytes, lastModified: new Date(1980, 0, 1) }
  })()
  return new Uint8Array(await new Response(makeZip(inputs)).arrayBuffer())
}

keep('bmp', 'small.bmp', bmp(letterF(24, 32)))
keep('avif', 'boxes.avif', avif())
keep('ogg', 'opus.ogg', await recording(new OggOutputFormat(), 'opus'))
keep('webm', 'opus.webm', await recording(new WebMOutputFormat(), 'opus'))
keep('mkv', 'opus.mkv', await recording(new MkvOutputFormat(), 'opus'))
keep('mov', 'aac.mov', await recording(new MovOutputFormat(), 'aac'))
keep('aac', 'aac.aac', await recording(new AdtsOutputFormat(), 'aac'))
keep('json', 'log.json', JSON.stringify({ calls: [{ at: '2024-09-20T10:00:00+08:00', 秒: 42 }], ok: null }))
keep('xml', 'invoice.xml', '<?xml version="1.0"?><发票><金额 单位="元">1200.00</金额><!-- x --></发票>')
keep('md', 'notes.md', '# 记录\n\n- 2024-09-20 *无声*\n- [link](https://example.invalid)\n\n| a | b |\n')
keep('recourse', 'case.recourse', await caseFile())

if (hasOpenssl) {
  const keys = mkdtempSync(join(tmpdir(), 'recourse-keys-'))
  keep('p12', 'new.p12', aKeyFile(keys))
  keep('p12', 'old.p12', aKeyFile(keys, { export: ['-legacy', '-descert'] }))
  // a check sum would keep most changes from going any further
  keep('p12', 'new-unchecked.p12', aKeyFile(keys, { export: ['-nomac'] }))
  keep('p12', 'old-unchecked.p12', aKeyFile(keys, { export: ['-legacy', '-descert', '-nomac'] }))
  rmSync(keys, { recursive: true })
  const authority = anAuthority()
  keep('tsr', 'answer.tsr', authority.answerTo(timestampRequest('a'.repeat(64)), 'ours'))
  rmSync(authority.folder, { recursive: true })
} else console.log('no openssl here: files of keys and time stamps are not tried')
