import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { BundleInput, BundleOptions, GivenExhibit } from '#shared/bundle/plan/bundle-input.ts'
import type { ImageRecoder, PageRasteriser, PageText } from '#shared/bundle/ports.ts'
import type { BundleDocument } from '#shared/bundle/render/document-model.ts'
import type { RecognisedLine } from '#shared/core/evidence/recognised-text.ts'
import type { Cover } from '#shared/core/redaction/covers.ts'
import { asInstant } from '#shared/core/ids.ts'
import { aBundleInput, withBytes } from '../../builders/a-bundle-input.ts'
import { aParty } from '../../builders/a-party.ts'
import { anEvent } from '../../builders/an-event.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { quietRun } from '../../builders/written-pdf.ts'
import { exif, jpeg } from '../../fixtures/make/jpeg.mjs'
import { letterF } from '../../fixtures/make/picture.mjs'
import { pdf } from '../../fixtures/make/pdf.mjs'
import { ask, inFolder, judgedBy } from '../judges.ts'

const [identity, mobile, card] = ['110101190001010014', '13800138000', '6222021234567890128']
const secrets = [identity, mobile, card, 'li.na@mail.example']
const picture = () => jpeg(letterF(200, 280))

/** A line of Helvetica whose signs are all half as wide as they are high. */
const line = (text: string, y: number): PageText => ({
  text,
  x: 50,
  y,
  sizePt: 20,
  widthPt: text.length * 10,
  box: { x: 50, y: y - 6, width: text.length * 10, height: 27 },
  edges: Array.from({ length: text.length + 1 }, (_, index) => 50 + index * 10),
})
const written: readonly PageText[] = [
  line('invoice for Li Na', 700),
  line(`tel 138 0013 8000 paid in full`, 600),
  line('card 6222021234', 500),
  line('567890128 of the buyer', 470),
  { ...line(identity, 300), isValue: true },
]

/** Reads and draws as the browser does, without one, and tells which covers it was given. */
function drawing() {
  const covers: { readonly of: string; readonly page: number; readonly covers: readonly Cover[] }[] = []
  const rasteriser: PageRasteriser = {
    writing: (_, page) =>
      Promise.resolve({
        widthPt: 595,
        heightPt: 842,
        texts: page === 0 ? written : [line('second page', 700)],
      }),
    picture: (source, page, _dpi, _password, given = []) => {
      covers.push({ of: source.id, page, covers: given })
      const size = { widthPx: 200, heightPx: 280, widthPt: 595, heightPt: 842 }
      const source2 = memorySource(picture(), `picture ${page}`)
      return Promise.resolve({ ...size, source: source2, type: 'image/jpeg', texts: written })
    },
  }
  const recoder: ImageRecoder = {
    recode: (source, _type, _most, page = 0, given = []) => {
      covers.push({ of: source.id, page, covers: given })
      const made = memorySource(picture(), `${source.id}/covered`)
      return Promise.resolve({
        widthPx: 200,
        heightPx: 280,
        source: made,
        type: 'image/jpeg',
        pages: 1,
        notes: [],
      })
    },
  }
  return { covers, rasteriser, recoder }
}

const read = (given: GivenExhibit, ...lines: readonly RecognisedLine[]): GivenExhibit => ({
  ...given,
  recognised: {
    sha256: given.exhibit.original.sha256,
    reader: 'test',
    at: asInstant('2025-05-10T08:00:00.000Z'),
    pages: [{ lines }],
  },
})

function someCase(options: Partial<BundleOptions> = {}): BundleInput {
  const at = { left: 0.1, width: 0.6, height: 0.05 }
  return aBundleInput({
    parties: [aParty({ role: 'claimant', phone: mobile, email: 'li.na@mail.example' })],
    events: [anEvent({ text: `用 ${card} 付款`, exhibitIds: [] })],
    exhibits: [
      withBytes(`身份证 ${identity}\n退款三千六百元\n`, {
        id: 'text',
        title: `聊天 ${mobile}`,
        original: { name: `${mobile}.txt` },
      }),
      withBytes(
        `From: Li <li.na@mail.example>\r\nSubject: 138-0013-8000\r\n\r\n请联系 +86 138 0013 8000 退款\r\n`,
        {
          id: 'mail',
          original: { type: 'message/rfc822', media: 'email', name: 'mail.eml' },
        },
      ),
      withBytes(pdf([{ text: 'whatever' }, { text: 'second page' }]), {
        id: 'pdf',
        original: { type: 'application/pdf', media: 'pdf', name: 'invoice.pdf' },
      }),
      read(
        withBytes(jpeg(letterF(600, 400), { exif: exif({ orientation: 1 }) }), {
          id: 'photo',
          original: {
            type: 'image/jpeg',
            media: 'image',
            name: 'card.jpg',
            capture: { latitude: 31.2, longitude: 121.4 },
          },
        }),
        { ...at, text: '卡号 6222 0212 3456 7890 128', top: 0.2 },
        { ...at, text: '全额退款', top: 0.6 },
      ),
    ],
    options: { profile: 'uk-paginated', language: 'zh-CN', redaction: { kept: [], added: [] }, ...options },
  })
}

async function made(input: BundleInput, tamper?: (document: BundleDocument) => BundleDocument) {
  const { covers, ...ports } = drawing()
  const sink = memorySink()
  const result = await makeBundle(input, { ...(await enginePorts()), ...ports }, sink, quietRun, tamper)
  return { result, covers, bytes: () => sink.bytes(), state: sink.state }
}

const judges = judgedBy('qpdf', 'pdftotext', 'pdfdetach', 'pdfinfo')

describe.skipIf(judges.skip)(
  `a bundle that hides personal data (${judges.note})`,
  { timeout: 240_000 },
  () => {
    it('has none of it in any part, and everything else', async () => {
      const { result, bytes, covers } = await made(someCase())

      if (!result.ok) throw new Error(JSON.stringify(result.failure))
      await inFolder((folder) => {
        const file = join(folder, 'bundle.pdf')
        writeFileSync(file, bytes())
        expect(ask('qpdf', '--check', file).status).toBe(0)
        const plain = join(folder, 'plain.pdf')
        ask('qpdf', '--qdf', '--object-streams=disable', file, plain)
        const text = ask('pdftotext', '-raw', file, '-').stdout
        const all = [
          text,
          ask('pdfinfo', '-meta', file).stdout,
          ask('pdfinfo', file).stdout,
          ask('pdfdetach', '-list', file).stdout,
          ask('qpdf', '--json', file).stdout,
          JSON.stringify(result.value.plan.record),
        ].join('\n')
        for (const secret of secrets) expect(all.replaceAll(/[\s-]/g, '')).not.toContain(secret)
        expect(all).not.toContain('31.2')
        const found = text.replaceAll(/\s+/g, '')
        for (const kept of [
          '退款三千六百元',
          '全额退款',
          'invoiceforLiNa',
          'paidinfull',
          'ofthebuyer',
          '█████',
        ])
          expect(found).toContain(kept)
        expect(ask('pdfdetach', '-list', file).stdout).not.toMatch(/\.(txt|eml|jpg)/)
      })
      expect(result.value.verification).toContainEqual({ check: 'redaction', compared: 4 })
      expect(result.value.plan.redaction?.findings.map(({ kind }) => kind).toSorted()).toEqual([
        'bank-card',
        'email-address',
        'identity-number',
        'mobile-number',
      ])
      // the telephone number, both halves of the card and the field on the page; the line in the photo
      expect(
        covers.filter(({ of }) => of === 'pdf').map(({ page, covers: all }) => [page, all.length]),
      ).toEqual(expect.arrayContaining([[0, 4]]))
      expect(covers.find(({ of }) => of === 'photo')?.covers).toHaveLength(1)
      const [first] = covers.find(({ of }) => of === 'pdf')?.covers ?? []
      expect(first?.left).toBeLessThan(90 / 595)
      expect((first?.left ?? 0) + (first?.width ?? 0)).toBeGreaterThan(220 / 595)
    })

    it('leaves what the user keeps', async () => {
      const { result, bytes } = await made(someCase({ redaction: { kept: [mobile], added: ['Li Na'] } }))

      expect(result.ok || result.failure).toBe(true)
      await inFolder((folder) => {
        const file = join(folder, 'bundle.pdf')
        writeFileSync(file, bytes())
        const text = ask('pdftotext', '-raw', file, '-').stdout.replaceAll(/[\s-]/g, '')
        expect(text).toContain(mobile)
        expect(text).not.toContain(card)
        expect(text).not.toContain('LiNa')
      })
    })

    it('is the whole case with its originals where nothing is to be hidden', async () => {
      const { redaction: _, ...options } = someCase().options
      const { result, bytes } = await made({ ...someCase(), options })

      if (!result.ok) throw new Error(JSON.stringify(result.failure))
      expect(result.value.plan.attachments).toHaveLength(4)
      expect(result.value.plan.redaction).toBeUndefined()
      await inFolder((folder) => {
        const file = join(folder, 'bundle.pdf')
        writeFileSync(file, bytes())
        const text = ask('pdftotext', '-raw', file, '-').stdout
        for (const secret of [identity, mobile, card]) expect(text).toContain(secret)
      })
    })
  },
)

describe('a finished file in which something hidden is left', { timeout: 120_000 }, () => {
  it.each([
    ['its metadata', (document: BundleDocument) => ({ ...document, subject: `Tel. 138-0013-8000` })],
    ['its metadata, backwards', (document: BundleDocument) => ({ ...document, author: '00083100831' })],
    [
      'a page',
      (document: BundleDocument) => ({
        ...document,
        pages: (async function* () {
          for await (const page of document.pages)
            yield {
              ...page,
              ops: page.ops.map((op) =>
                'role' in op && op.role?.alt ? { ...op, role: { ...op.role, alt: card } } : op,
              ),
            }
        })(),
      }),
    ],
  ])('is not handed over: %s', async (_, tamper) => {
    const { result, state } = await made(someCase(), tamper)

    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'bundle/verification-failed', check: 'redaction' },
    })
    expect(state()).toBe('aborted')
  })
})

describe('a page that nothing here can read', () => {
  it('ends a bundle that hides', async () => {
    const result = await makeBundle(someCase(), await enginePorts(), memorySink(), quietRun)

    expect(result).toMatchObject({ ok: false, failure: { kind: 'bundle/original-unreadable' } })
  })
})
