import type { ByteSource, PdfReader, ReadBack, ReadBackOutline, ReadBackPage } from '../ports.ts'

/** The part of pdf.js that is used here; the module itself is passed in, because it loads differently in Node and in a worker. */
export interface PdfjsModule {
  getDocument(parameters: object): { readonly promise: Promise<unknown>; destroy(): Promise<void> }
  readonly PDFDataRangeTransport: new (length: number, initialData: Uint8Array | null) => object
}

interface PdfjsInfo {
  readonly Title?: string
  readonly Language?: string | null
  readonly Creator?: string
  readonly Producer?: string
}
interface PdfjsDocument {
  readonly numPages: number
  getMetadata(): Promise<{ readonly info: PdfjsInfo; readonly metadata?: { getRaw(): string } | null }>
  getAttachments(): Promise<
    Iterable<readonly [string, PdfjsAttachment]> | Readonly<Record<string, PdfjsAttachment>> | null
  >
  getPageLabels(): Promise<readonly string[] | null>
  getPage(number: number): Promise<PdfjsPage>
  getOutline(): Promise<readonly PdfjsOutline[] | null>
  getDestination(name: string): Promise<readonly unknown[] | null>
  getPageIndex(ref: object): Promise<number>
}
interface PdfjsAttachment {
  readonly filename?: string
  readonly description?: string
}
interface PdfjsNode {
  readonly alt?: string
  readonly children?: readonly PdfjsNode[]
}
interface PdfjsPage {
  getStructTree(): Promise<PdfjsNode | null>
  getViewport(options: { readonly scale: number }): { readonly width: number; readonly height: number }
  getTextContent(): Promise<{
    readonly items: readonly { readonly str?: string; readonly transform?: readonly number[] }[]
  }>
  getAnnotations(): Promise<
    readonly {
      readonly subtype?: string
      readonly rect?: readonly number[]
      readonly dest?: unknown
      readonly unsafeUrl?: string
      readonly contentsObj?: { readonly str?: string }
      readonly titleObj?: { readonly str?: string }
      readonly fieldValue?: unknown
    }[]
  >
  cleanup(): void
}
interface PdfjsOutline {
  readonly title: string
  readonly dest: unknown
  readonly items: readonly PdfjsOutline[]
}
interface RangeTransport {
  requestDataRange(begin: number, end: number): void
  onDataRange(begin: number, chunk: Uint8Array): void
  abort(): void
}

/** Pages are small and lie far apart: larger pieces are read for nothing. */
const rangeChunkSize = 16 * 1024

/**
 * pdf.js keeps what it has read: past this many bytes the file is opened anew, so that a large bundle does not end up in
 * memory. That costs it the fonts again, a quarter of a second.
 */
const mostKept = 24 * 1024 * 1024

/** Reads a finished file by ranges through pdf.js: an engine that shares no code with the one that wrote it. */
export function pdfjsReader(pdfjs: PdfjsModule, extra: object = {}): PdfReader {
  return {
    async open(source, password) {
      const given = password === undefined ? extra : { ...extra, password }
      let file = await openFile(pdfjs, source, given)
      const { info } = await file.within(file.document.getMetadata())
      const labels = await file.within(file.document.getPageLabels())
      const read: ReadBack = {
        pageCount: file.document.numPages,
        title: info.Title ?? '',
        language: info.Language ?? '',
        madeBy: [info.Creator ?? '', info.Producer ?? ''],
        says: async () => {
          const { info: all, metadata } = await file.within(file.document.getMetadata())
          const attachments = (await file.within(file.document.getAttachments())) ?? []
          const files = Symbol.iterator in attachments ? [...attachments] : Object.entries(attachments)
          return [
            JSON.stringify(all),
            metadata?.getRaw() ?? '',
            ...files.flatMap(([name, { filename = '', description = '' }]) => [name, filename, description]),
          ]
        },
        page: async (number) => {
          if (file.kept() > mostKept) {
            await file.close()
            file = await openFile(pdfjs, source, given)
          }
          return file.within(readPage(file.document, number, labels))
        },
        told: (number) => file.within(readTold(file.document, number)),
        outline: () =>
          file.within(file.document.getOutline().then((items) => readOutline(file.document, items ?? []))),
        close: () => file.close(),
      }
      return read
    },
  }
}

interface OpenFile {
  readonly document: PdfjsDocument
  /** Ends with an error when the source cannot be read, instead of waiting for ever. */
  readonly within: <T>(work: Promise<T>) => Promise<T>
  /** Bytes handed over so far. */
  readonly kept: () => number
  readonly close: () => Promise<void>
}

async function openFile(pdfjs: PdfjsModule, source: ByteSource, extra: object): Promise<OpenFile> {
  const transport = new pdfjs.PDFDataRangeTransport(source.bytes, null) as RangeTransport
  const task = pdfjs.getDocument({
    range: transport,
    disableAutoFetch: true,
    disableStream: true,
    rangeChunkSize,
    isEvalSupported: false,
    verbosity: 0,
    ...extra,
  })
  let kept = 0
  const broken = new Promise<never>((_, reject) =>
    serve(source, transport, (bytes) => (kept += bytes), reject),
  )
  broken.catch(() => task.destroy())
  const within = <T>(work: Promise<T>): Promise<T> => Promise.race([work, broken])
  const document = (await within(task.promise)) as PdfjsDocument
  return { document, within, kept: () => kept, close: () => task.destroy() }
}

/** Answers pdf.js's wishes for ranges. A source that fails ends the reading instead of leaving it waiting for ever. */
function serve(
  source: ByteSource,
  transport: RangeTransport,
  served: (bytes: number) => void,
  fail: (error: unknown) => void,
): void {
  const answer = async (begin: number, end: number): Promise<void> => {
    // pdf.js takes the memory with it, so it gets its own
    const bytes = new Uint8Array(end - begin)
    if (source.readInto) await source.readInto(begin, bytes)
    else bytes.set(await source.read(begin, end - begin))
    served(bytes.length)
    transport.onDataRange(begin, bytes)
  }
  let last = Promise.resolve()
  transport.requestDataRange = (begin, end) => {
    last = last.then(() => answer(begin, end)).catch(fail)
  }
}

async function readPage(
  document: PdfjsDocument,
  number: number,
  labels: readonly string[] | null,
): Promise<ReadBackPage> {
  const page = await document.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const annotations = await page.getAnnotations()
  const links = annotations.filter((annotation) => annotation.subtype === 'Link')
  const read: ReadBackPage = {
    label: labels?.[number - 1] ?? String(number),
    widthPt: width,
    heightPt: height,
    texts: items.flatMap(({ str, transform }) =>
      str ? [{ text: str, x: transform?.[4] ?? 0, y: transform?.[5] ?? 0 }] : [],
    ),
    links: await Promise.all(
      links.map(async ({ rect, dest, unsafeUrl }) => {
        const elsewhere = unsafeUrl === undefined ? undefined : elsewhereOf(unsafeUrl)
        return {
          x: rect?.[0] ?? 0,
          y: rect?.[1] ?? 0,
          toPage: await pageOf(document, dest),
          ...(elsewhere && { elsewhere }),
        }
      }),
    ),
  }
  page.cleanup()
  return read
}

async function readTold(document: PdfjsDocument, number: number): Promise<readonly string[]> {
  const page = await document.getPage(number)
  const annotations = await page.getAnnotations()
  return [
    ...annotations.flatMap(({ contentsObj, titleObj, fieldValue, unsafeUrl }) => [
      contentsObj?.str ?? '',
      titleObj?.str ?? '',
      typeof fieldValue === 'string' ? fieldValue : '',
      unsafeUrl ?? '',
    ]),
    ...altsIn(await page.getStructTree()),
  ]
}

const altsIn = (node: PdfjsNode | null): readonly string[] =>
  node ? [node.alt ?? '', ...(node.children ?? []).flatMap(altsIn)] : []

async function readOutline(
  document: PdfjsDocument,
  items: readonly PdfjsOutline[],
): Promise<readonly ReadBackOutline[]> {
  const read: ReadBackOutline[] = []
  for (const { title, dest, items: children } of items) {
    read.push({
      title,
      toPage: await pageOf(document, dest),
      children: await readOutline(document, children),
    })
  }
  return read
}

/** pdf.js gives a place in another file as `name.pdf#[12,{"name":"XYZ"},null,null,null]`, pages from 0. */
function elsewhereOf(url: string): { readonly fileName: string; readonly page: number } | undefined {
  const found = /^([^#]+)#\[(\d+),/.exec(url)
  if (!found?.[1]) return undefined
  return { fileName: found[1], page: Number(found[2]) + 1 }
}

async function pageOf(document: PdfjsDocument, dest: unknown): Promise<number | undefined> {
  const explicit = typeof dest === 'string' ? await document.getDestination(dest) : dest
  const target: unknown = Array.isArray(explicit) ? explicit[0] : undefined
  if (typeof target === 'number') return target + 1
  return typeof target === 'object' && target !== null ? (await document.getPageIndex(target)) + 1 : undefined
}
