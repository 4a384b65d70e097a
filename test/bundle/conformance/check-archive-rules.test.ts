import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { checkArchiveRules } from '#shared/bundle/conformance/check-archive-rules.ts'
import { type RuleId, rules } from '#shared/bundle/conformance/rules.ts'
import { makeBundle } from '#shared/bundle/make-bundle.ts'
import type { BundleOptions } from '#shared/bundle/plan/bundle-input.ts'
import { nodeDeflate } from '../../../electron/adapters/bundle-ports.ts'
import { bundleFromText } from '../../builders/bundle-from-text.ts'
import { enginePorts } from '../../builders/engine-ports.ts'
import { memorySink } from '../../builders/memory-sink.ts'
import { memorySource } from '../../builders/memory-source.ts'
import { rewrittenPdf } from '../../builders/rewritten-pdf.ts'
import { quietRun } from '../../builders/written-pdf.ts'

const disputed = `
  chat.png      与客服的聊天记录 about the refund    270x3600
  call.wav      2024年9月23日通话   1 seconds
  notes.txt     Log of the failed calls             80 lines
  empty.txt     空文件              0 bytes
  2024-09-18  purchase  购买外呼系统          chat.png
  2024-09-23  call      客服承诺三日内处理    call.wav, chat.png
  2024-09-24  other     无证据
`
const ports = enginePorts()
const patient = { timeout: 180_000 }

async function bundle(options: Partial<BundleOptions> = {}): Promise<Uint8Array> {
  const sink = memorySink()
  const result = await makeBundle(
    bundleFromText(disputed, { options }),
    await ports,
    sink,
    quietRun,
    (document) => ({
      ...document,
      isArchival: true,
    }),
  )
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return sink.bytes()
}
const findingsOf = (bytes: Uint8Array) =>
  checkArchiveRules(memorySource(bytes), { deflate: nodeDeflate }, quietRun)
const rulesOf = async (bytes: Uint8Array) => [...new Set((await findingsOf(bytes)).map(({ rule }) => rule))]

describe('the archival rules', patient, () => {
  for (const profile of ['uk-paginated', 'prc-evidence-list'] as const)
    for (const language of ['en', 'zh-CN', 'zh-TW'] as const)
      it(`are kept by a bundle of ${profile} in ${language}`, async () => {
        expect(await findingsOf(await bundle({ profile, language }))).toEqual([])
      })

  it('each name a clause and say what it wants', () => {
    for (const [id, text] of Object.entries(rules)) {
      expect(id).toMatch(/^(A 6|UA [57])(\.\d+)*$/)
      expect(text.length).toBeGreaterThan(15)
    }
  })
})

describe('a file that breaks one rule on purpose', patient, async () => {
  const whole = await bundle()

  it('breaks none when it is only written again', async () => {
    expect(await findingsOf(await rewrittenPdf(whole, () => undefined))).toEqual([])
  })

  const broken: readonly (readonly [what: string, rule: RuleId, change: (document: PDFDocument) => void])[] =
    [
      [
        'a stream packed with LZW',
        'A 6.1.7.2',
        (document) => {
          const name = PDFName.of('Filter')
          const file = streams(document).find(
            ({ dict }) => dict.get(PDFName.of('Type')) === PDFName.of('EmbeddedFile'),
          )
          file?.dict.set(name, PDFName.of('LZWDecode'))
        },
      ],
      [
        'a font that is not embedded',
        'A 6.2.11.4.1',
        (document) =>
          dictsWith(document, 'FontFile3').forEach((dict) => dict.delete(PDFName.of('FontFile3'))),
      ],
      [
        'characters that lead to no Unicode',
        'A 6.2.11.7.2',
        (document) =>
          dictsWith(document, 'ToUnicode').forEach((dict) => dict.delete(PDFName.of('ToUnicode'))),
      ],
      [
        'a glyph that is none',
        'A 6.2.11.8',
        (document) => addContent(document, '/Artifact BMC BT /F1 9 Tf <0000> Tj ET EMC'),
      ],
      [
        'CMYK under an sRGB intent',
        'A 6.2.4.3',
        (document) => addContent(document, '/Artifact BMC 0 1 1 0 k 0 0 9 9 re f EMC'),
      ],
      [
        'an operator nobody knows',
        'A 6.2.2',
        (document) => addContent(document, '/Artifact BMC 1 2 sparkle EMC'),
      ],
      [
        'states saved too often',
        'A 6.1.13',
        (document) => addContent(document, `/Artifact BMC ${'q '.repeat(29)}${'Q '.repeat(29)} EMC`),
      ],
      ['no output intent', 'A 6.2.3', ({ catalog }) => catalog.delete(PDFName.of('OutputIntents'))],
      [
        'an image that is smoothed',
        'A 6.2.8.1',
        (document) =>
          streams(document)
            .filter(({ dict }) => dict.get(PDFName.of('Subtype')) === PDFName.of('Image'))
            .forEach(({ dict }) => dict.set(PDFName.of('Interpolate'), document.context.obj(true))),
      ],
      [
        'a title in XMP that is not the one in Info',
        'A 6.6.2.1',
        (document) => changeXmp(document, (xmp) => xmp.replace(/(<dc:title>.*?>)[^<]+(<)/, '$1other$2')),
      ],
      [
        'no claim',
        'A 6.6.4',
        (document) => changeXmp(document, (xmp) => xmp.replace('<pdfaid:part>3', '<pdfaid:part>1')),
      ],
      [
        'a schema nobody described',
        'A 6.6.2.3',
        (document) =>
          changeXmp(document, (xmp) => xmp.replaceAll(/pdfaSchema:namespaceURI/g, 'pdfaSchema:other')),
      ],
      [
        'an attachment that is nothing to the document',
        'A 6.8',
        (document) =>
          dictsWith(document, 'AFRelationship').forEach((dict) => dict.delete(PDFName.of('AFRelationship'))),
      ],
      [
        'a script',
        'A 6.5',
        ({ catalog, context }) =>
          catalog.set(
            PDFName.of('OpenAction'),
            context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
          ),
      ],
      [
        'a hidden annotation',
        'A 6.3',
        (document) =>
          dictsWith(document, 'Rect').forEach((dict) => dict.set(PDFName.of('F'), document.context.obj(6))),
      ],
      [
        'content that is neither tagged nor decoration',
        'UA 7.1',
        (document) => addContent(document, '0 0 9 9 re f'),
      ],
      ['no language', 'UA 7.2', ({ catalog }) => catalog.delete(PDFName.of('Lang'))],
      [
        'a figure without words',
        'UA 7.3',
        (document) => elements(document, 'Figure')[0]?.delete(PDFName.of('Alt')),
      ],
      [
        'a heading that skips a level',
        'UA 7.4',
        (document) => elements(document, 'H2').forEach((dict) => dict.set(PDFName.of('S'), PDFName.of('H3'))),
      ],
      [
        'a row with a cell too few',
        'UA 7.5',
        (document) => {
          const row = elements(document, 'TR').find(
            (dict) => dict.lookup(PDFName.of('K'), PDFArray).size() > 1,
          )
          row?.lookup(PDFName.of('K'), PDFArray).remove(0)
        },
      ],
      [
        'a link that does not say where to',
        'UA 7.18.5',
        (document) => dictsWith(document, 'Rect').forEach((dict) => dict.delete(PDFName.of('Contents'))),
      ],
      [
        'tabs in any order',
        'UA 7.18.3',
        (document) => document.getPages().forEach(({ node }) => node.delete(PDFName.of('Tabs'))),
      ],
    ]
  it.each(broken)('%s: %s', async (_, rule, change) => {
    expect(await rulesOf(await rewrittenPdf(whole, change))).toEqual([rule])
  })

  it.each<readonly [string, RuleId, (bytes: string) => string]>([
    [
      'a header without its binary line',
      'A 6.1.2',
      (text) => text.replace('%PDF-1.7\n%âãÏÓ', '%PDF-1.7\n%....'),
    ],
    ['a file without a name', 'A 6.1.3', (text) => text.replace('/ID[', '/IX[')],
    [
      'a stream that does not end where it says',
      'A 6.1.7.1',
      (text) => text.replace('\nendstream', ' endstream'),
    ],
  ])('%s: %s', async (_, rule, change) => {
    const bytes = Buffer.from(change(Buffer.from(whole).toString('latin1')), 'latin1')
    expect(await rulesOf(new Uint8Array(bytes)).catch((error: unknown) => [String(error)])).toEqual([rule])
  })
})

const all = ({ context }: PDFDocument): readonly PDFObject[] =>
  context.enumerateIndirectObjects().map(([, object]) => object)
const streams = (document: PDFDocument) =>
  all(document).flatMap((object) => (object instanceof PDFRawStream ? [object] : []))
const dictsWith = (document: PDFDocument, name: string) =>
  all(document).flatMap((object) =>
    object instanceof PDFDict && object.has(PDFName.of(name)) ? [object] : [],
  )
const elements = (document: PDFDocument, tag: string) =>
  dictsWith(document, 'S').filter((dict) => dict.get(PDFName.of('S')) === PDFName.of(tag))

function addContent(document: PDFDocument, content: string): void {
  const { node } = document.getPage(0)
  const more = document.context.register(document.context.flateStream(content))
  const contents = node.get(PDFName.of('Contents'))
  if (contents) node.set(PDFName.of('Contents'), document.context.obj([contents, more]))
}

function changeXmp(document: PDFDocument, change: (xmp: string) => string): void {
  const { catalog, context } = document
  const metadata = catalog.lookup(PDFName.of('Metadata'))
  if (!(metadata instanceof PDFRawStream)) throw new Error('no XMP')
  const xmp = change(new TextDecoder().decode(metadata.contents))
  const changed = PDFRawStream.of(metadata.dict, new TextEncoder().encode(xmp))
  catalog.set(PDFName.of('Metadata'), context.register(changed))
}
