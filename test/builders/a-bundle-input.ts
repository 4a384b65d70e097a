import type { BundleInput, BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import type { ByteSource } from '#shared/bundle/ports.ts'
import type { Exhibit, Original } from '#shared/core/evidence/exhibit.ts'
import { asInstant } from '#shared/core/ids.ts'
import { aCase } from './a-case.ts'
import { anExhibit } from './an-exhibit.ts'
import { memorySource } from './memory-source.ts'
import { sha256Of } from './node-hash.ts'

type ExhibitOver = NonNullable<Parameters<typeof anExhibit>[0]>

/** An exhibit with its bytes: hash and size are those of the bytes. */
export function withBytes(
  bytes: Uint8Array | string,
  { original, ...over }: ExhibitOver = {},
): { readonly exhibit: Exhibit; readonly source: ByteSource } {
  // a plain copy: the engine may write into what it reads, and Buffer.slice shares its bytes
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes)
  const facts: Partial<Original> = { ...original, bytes: content.length, sha256: sha256Of(content) }
  const exhibit = anExhibit({ ...over, original: facts })
  return { exhibit, source: memorySource(content, exhibit.id) }
}

type Given = Partial<Omit<BundleInput, 'options'>> & { readonly options?: Partial<BundleOptions> }

/** A whole case for one export, everything chosen, made on 10 May 2025; one short text exhibit unless told otherwise. */
export function aBundleInput({ options = {}, ...over }: Given = {}): BundleInput {
  const exhibits = over.exhibits ?? [withBytes('订单号：DH20240918-001\n')]
  return {
    case: aCase(),
    parties: [],
    events: [],
    entries: [],
    head: { seq: 42, hash: sha256Of('head') },
    caseRoot: sha256Of('root'),
    madeAt: asInstant('2025-05-10T08:30:00.000Z'),
    zone: 'Asia/Shanghai',
    producer: 'Recourse 0.1.0',
    ...over,
    exhibits,
    options: {
      profile: 'prc-evidence-list',
      language: 'zh-CN',
      exhibitIds: exhibits.map(({ exhibit }) => exhibit.id),
      attachOriginals: true,
      showForm: true,
      includeChronology: true,
      title: '',
      ...options,
    },
  }
}
