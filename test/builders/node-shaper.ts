import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Shaper } from '#shared/bundle/ports.ts'
import { createHarfbuzzShaper } from '#shared/harfbuzz/harfbuzz-shaper.ts'

const root = resolve(import.meta.dirname, '../..')
const file = (path: string) => readFileSync(resolve(root, path))
let made: Promise<Shaper> | undefined

/** The real shaper over the real fonts, made once a test file. */
export function nodeShaper(): Promise<Shaper> {
  made ??= createHarfbuzzShaper({
    harfbuzzWasm: file('node_modules/harfbuzzjs/dist/harfbuzz.wasm'),
    subsetWasm: file('node_modules/harfbuzzjs/dist/harfbuzz-subset.wasm'),
    fonts: {
      regular: file('assets/fonts/SourceHanSansSC-Regular.otf'),
      bold: file('assets/fonts/SourceHanSansSC-Bold.otf'),
    },
  })
  return made
}
