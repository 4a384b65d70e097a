import boldUrl from '../../../assets/fonts/SourceHanSansSC-Bold.otf?url'
import regularUrl from '../../../assets/fonts/SourceHanSansSC-Regular.otf?url'
import subsetWasmUrl from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url'
import harfbuzzWasmUrl from 'harfbuzzjs/dist/harfbuzz.wasm?url'
import type { Shaper } from '#shared/bundle/ports.ts'
import { createHarfbuzzShaper, type FontFile } from '#shared/harfbuzz/harfbuzz-shaper.ts'

let shaper: Promise<Shaper> | undefined

async function answerOf(url: string): Promise<Response> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return answer
}
const fetched = async (url: string) => new Uint8Array(await (await answerOf(url)).arrayBuffer())

/** Goes piece by piece to where HarfBuzz has it; whole where the answer does not say how long it is. */
async function fontAt(url: string): Promise<Uint8Array | FontFile> {
  const answer = await answerOf(url)
  const { body, headers } = answer
  const bytes = Number(headers.get('Content-Length'))
  if (!body || bytes === 0 || headers.has('Content-Encoding'))
    return new Uint8Array(await answer.arrayBuffer())
  return {
    bytes,
    async readInto(_, into) {
      let at = 0
      for await (const piece of body) {
        into.set(piece, at)
        at += piece.length
      }
      if (at !== bytes) throw new Error(`${url}: ${at} of ${bytes} bytes`)
    },
  }
}

async function load(): Promise<Shaper> {
  const [harfbuzzWasm, subsetWasm, regular, bold] = await Promise.all([
    fetched(harfbuzzWasmUrl),
    fetched(subsetWasmUrl),
    fontAt(regularUrl),
    fontAt(boldUrl),
  ])
  return await createHarfbuzzShaper({ harfbuzzWasm, subsetWasm, fonts: { regular, bold } })
}

/** HarfBuzz and the fonts, 36 MB: fetched from the program's own files by the first use and kept. */
export async function sharedShaper(): Promise<Shaper> {
  shaper ??= load()
  try {
    return await shaper
  } catch (error) {
    shaper = undefined // the next bundle tries again
    throw error
  }
}
