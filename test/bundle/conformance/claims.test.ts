import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { BundleInput, BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import { planBundle } from '#shared/bundle/plan-bundle.ts'
import type { BundleDocument, Page } from '#shared/bundle/render/document-model.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { bundleFromText } from '../../builders/bundle-from-text.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { aDocument, aPage, quietRun, writtenPdf } from '../../builders/written-pdf.ts'
import { jpeg } from '../../fixtures/make/jpeg.mjs'
import { letterF } from '../../fixtures/make/picture.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'

const ports = enginePorts()
const patient = { timeout: 180_000 }
const own = `
  chat.png      与客服的聊天记录    270x3600
  call.wav      2024年9月23日通话   1 seconds
`
const withPdf = `${own}
  contract.pdf  软件许可合同        2 pages
`

async function made(input: BundleInput, tamper?: (document: BundleDocument) => BundleDocument) {
  const sink = memorySink()
  const result = await makeBundle(input, await ports, sink, quietRun, tamper)
  return { result, bytes: result.ok ? sink.bytes() : new Uint8Array() }
}
const judges = judgedBy('qpdf', 'pdftotext', 'pdfinfo', 'mutool', 'gs')
const look = <T>(bytes: Uint8Array, at: (file: string) => T): Promise<T> =>
  inFolder((folder) => {
    const file = join(folder, 'bundle.pdf')
    writeFileSync(file, bytes)
    return at(file)
  })
const textOf = (bytes: Uint8Array) =>
  look(bytes, (file) => ask('pdftotext', file, '-').stdout.replace(/\s+/g, ''))
const xmpOf = (bytes: Uint8Array) => look(bytes, (file) => ask('pdfinfo', '-meta', file).stdout)

describe.skipIf(judges.skip)(`what a bundle claims (${judges.note})`, patient, () => {
  it('is the archival standard when all its pages are its own', async () => {
    const input = bundleFromText(own)
    const { result, bytes } = await made(input)
    const plan = await planBundle(input, await ports, quietRun)

    expect(result.ok && result.value.verification.at(-1)?.check).toBe('archive-rules')
    expect(await xmpOf(bytes)).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(await textOf(bytes)).toContain('本文件声明符合PDF/A-3u')
    expect(plan.ok && plan.value.conformance).toMatchObject({ isArchival: true, exhibits: [] })
  })

  it('is nothing when a page taken over breaks a rule, and which exhibit does is said', async () => {
    const input = bundleFromText(withPdf)
    const { result, bytes } = await made(input)

    expect(result.ok && result.value.verification.some(({ check }) => check === 'archive-rules')).toBe(false)
    expect(await xmpOf(bytes)).not.toContain('pdfaid')
    const text = await textOf(bytes)
    expect(text).toContain('不声明符合')
    expect(text).toContain('证据31–2字体未嵌入')
    expect(result.ok && result.value.plan.conformance?.exhibits).toEqual([
      {
        exhibitId: 'contract.pdf',
        text: '证据3第 1–2 页：字体未嵌入，或嵌入方式不符合标准',
        isRasterised: false,
      },
    ])
  })

  it('is the standard again when the page taken over keeps the rules itself', async () => {
    const page = { ...aPage(1), widthPt: 300, heightPt: 400 }
    const pdf = await writtenPdf(aDocument({ pages: [page, { ...page, number: 2 }] }))
    const original = { type: 'application/pdf', media: 'pdf', name: 'clean.pdf' } as const
    const { result, bytes } = await made(
      aBundleInput({ exhibits: [withBytes(pdf, { id: 'clean', original })] }),
    )

    expect(result.ok && result.value.plan.conformance?.isArchival).toBe(true)
    expect(await xmpOf(bytes)).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('is nothing with a CMYK photograph that has no profile', async () => {
    const original = { type: 'image/jpeg', media: 'image', name: 'print.jpg' } as const
    const input = aBundleInput({
      exhibits: [withBytes(jpeg(letterF(80, 60), { components: 4 }), { id: 'print', original })],
    })
    const { result } = await made(input)

    expect(result.ok && result.value.plan.conformance?.exhibits.map(({ exhibitId }) => exhibitId)).toEqual([
      'print',
    ])
  })

  it('is nothing in a file that gets a password', async () => {
    const options: Partial<BundleOptions> = { isEncrypted: true }
    const { result } = await made(bundleFromText(own, { options }))

    expect(result.ok && result.value.plan.conformance?.text).toContain('密码')
  })

  it('is not handed over when the file does not keep it', async () => {
    const { result } = await made(bundleFromText(own), (document) => ({
      ...document,
      pages: withoutRoles(document.pages),
    }))

    expect(result.ok ? undefined : result.failure).toMatchObject({
      kind: 'bundle/verification-failed',
      check: 'archive-rules',
      found: 'UA 7.3',
    })
  })

  it.each(['en', 'zh-CN', 'zh-TW'] as const)(
    'is read without complaint by other programs (%s)',
    async (language) => {
      const { bytes } = await made(bundleFromText(own, { options: { language } }))

      await look(bytes, (file) => {
        expect(ask('qpdf', '--check', file)).toMatchObject({ status: 0 })
        // Debian builds it without colour management, and it says so
        const drawn = ask('mutool', 'draw', '-q', '-o', '/dev/null', '-F', 'pgm', '-r', '30', file)
        expect(drawn.stderr.replace('warning: ICC support is not available\n', '')).toBe('')
        expect(ask('pdftotext', file, '-').stderr).toBe('')
        const gs = ask('gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=nullpage', file)
        expect([gs.status, gs.stdout.trim(), gs.stderr.trim()]).toEqual([0, '', ''])
      })
    },
  )
})

async function* withoutRoles(pages: BundleDocument['pages']): AsyncGenerator<Page> {
  for await (const page of pages)
    yield {
      ...page,
      ops: page.ops.map((op) => {
        if (op.op !== 'image' || !op.role) return op
        const { tag, key } = op.role
        return { ...op, role: { tag, key } }
      }),
    }
}
