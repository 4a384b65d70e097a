import boldUrl from '../../../assets/fonts/SourceHanSansSC-Bold.otf?url'
import regularUrl from '../../../assets/fonts/SourceHanSansSC-Regular.otf?url'
import subsetWasmUrl from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url'
import harfbuzzWasmUrl from 'harfbuzzjs/dist/harfbuzz.wasm?url'
import type { Shaper } from '#shared/bundle/ports.ts'
import { createHarfbuzzShaper } from '#shared/harfbuzz/harfbuzz-shaper.ts'

let shaper: Promise<Shaper> | undefined

async function fetched(url: string): Promise<Uint8Array> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

async function load(): Promise<Shaper> {
  const [harfbuzzWasm, subsetWasm, regular, bold] = await Promise.all(
    [harfbuzzWasmUrl, subsetWasmUrl, regularUrl, boldUrl].map((url) => fetched(url)),
  )
  if (!harfbuzzWasm || !subsetWasm || !regular || !bold) throw new Error('a file of the shaper is missing')
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
