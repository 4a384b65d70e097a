import chiSimUrl from '@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz?url'
import chiTraUrl from '@tesseract.js-data/chi_tra/4.0.0_best_int/chi_tra.traineddata.gz?url'
import engUrl from '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz?url'
import type { TessApi, TessModule } from 'tesseract.js-core/tesseract-core-simd-lstm.js'
import coreUrl from 'tesseract.js-core/tesseract-core-simd-lstm.wasm?url'
import { z } from 'zod'
import type { RecognisedWord } from '#shared/core/evidence/recognised-text.ts'
import type { Writing } from './reading-protocol.ts'

const dataUrls = { chi_sim: chiSimUrl, chi_tra: chiTraUrl, eng: engUrl }
const languages = {
  simplified: ['chi_sim', 'eng'],
  traditional: ['chi_tra', 'eng'],
} as const satisfies Readonly<Record<Writing, readonly (keyof typeof dataUrls)[]>>

/** A uniform block of text: keeps the lines of bubbles apart and in order (measured against the other modes). */
const pageMode = '6'
const neuralNetwork = 1

/** A picture in grey, as a binary PGM (netpbm), which needs no decoder. */
export interface GreyPicture {
  readonly file: Uint8Array
}

/** Words line by line. */
export type ReadLines = readonly (readonly RecognisedWord[])[]

export interface Tesseract {
  read(picture: GreyPicture, writing: Writing): Promise<ReadLines>
}

/** Everything comes from the program's own address; data for a writing when it is first needed. */
export async function loadTesseract(): Promise<Tesseract> {
  const [{ default: make }, wasmBinary] = await Promise.all([
    import('tesseract.js-core/tesseract-core-simd-lstm.js'),
    bytesAt(coreUrl),
  ])
  const silent = () => undefined
  const core = await make({ wasmBinary, print: silent, printErr: silent, TesseractProgress: silent })
  const apis = new Map<Writing, Promise<TessApi>>()
  return {
    async read({ file }, writing) {
      const known = apis.get(writing) ?? opened(core, writing)
      apis.set(writing, known)
      const api = await known
      core.FS.writeFile('/input', file)
      if (api.SetImageFile(1, 0) !== 0) throw new Error('Tesseract does not take the picture')
      api.Recognize(null)
      const lines = linesOf(JSON.parse(api.GetJSONText()))
      api.Clear()
      core.FS.unlink('/input')
      return lines
    },
  }
}

async function opened(core: TessModule, writing: Writing): Promise<TessApi> {
  for (const language of languages[writing])
    core.FS.writeFile(`/${language}.traineddata`, await unpacked(await bytesAt(dataUrls[language])))
  const api = new core.TessBaseAPI()
  if (api.Init(null, languages[writing].join('+'), neuralNetwork) !== 0)
    throw new Error(`Tesseract does not take its data: ${writing}`)
  api.SetVariable('tessedit_pageseg_mode', pageMode)
  return api
}

async function bytesAt(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return await answer.arrayBuffer()
}

/** Some servers unpack .gz files on their way; then there is nothing left to do. */
async function unpacked(bytes: ArrayBuffer): Promise<Uint8Array> {
  const [first, second] = new Uint8Array(bytes, 0, 2)
  if (first !== 0x1f || second !== 0x8b) return new Uint8Array(bytes)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const box = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() })
const word = z.object({ text: z.string(), confidence: z.number(), bbox: box })
const block = z.object({
  paragraphs: z.array(z.object({ lines: z.array(z.object({ words: z.array(word) })) })),
})
const answer = z.object({ blocks: z.array(block).nullish() })

const linesOf = (json: unknown): ReadLines =>
  (answer.parse(json).blocks ?? []).flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ lines }) =>
      lines.map(({ words }) => words.map(({ bbox, text, confidence }) => ({ text, confidence, ...bbox }))),
    ),
  )
