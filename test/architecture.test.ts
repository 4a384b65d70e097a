import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const trees = ['electron', 'renderer', 'shared', 'test']
const files = trees.flatMap((tree) =>
  readdirSync(join(root, tree), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => join(tree, file)),
)
const textOf = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const source = files.filter((file) => !file.startsWith('test/') && !file.endsWith('vite.config.ts'))

/** What a file imports: paths from the root for our own, bare names for packages. */
function importsOf(file: string): readonly string[] {
  const found = (textOf.get(file) ?? '').matchAll(
    /(?:^|\n)(?:import|export)\s[^'"]*?\sfrom\s+['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g,
  )
  return [...found].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\?.*$/, '')
    if (name.startsWith('#shared/')) return name.slice(1)
    return name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name
  })
}

interface Rule {
  readonly tree: RegExp
  readonly may: RegExp
}
/** The first rule whose tree holds the file decides what it may import; the arrows are those of the house. */
const rules: readonly Rule[] = [
  { tree: /^shared\/core\/plain-date\.ts$/, may: /^(shared\/core\/|temporal-polyfill$)/ },
  { tree: /^shared\/core\//, may: /^shared\/core\// },
  { tree: /^shared\/harfbuzz\//, may: /^(shared\/|harfbuzzjs)/ },
  { tree: /^shared\/bundle\/text\//, may: /^(shared\/|linebreak$)/ },
  {
    tree: /^shared\/bundle\/(render|write|import|verify|fonts|images|conformance)\//,
    may: /^(shared\/|pdf-lib$)/,
  },
  { tree: /^shared\/bundle\/pages\/journal-code\.ts$/, may: /^(shared\/|uqr$)/ },
  { tree: /^shared\/bundle\/pages\/e-?mail/, may: /^(shared\/|postal-mime$)/ },
  { tree: /^shared\/bundle\/security\//, may: /^(shared\/|asn1js$|node-forge\/lib\/)/ },
  { tree: /^shared\/office\//, may: /^(shared\/|fflate$)/ },
  { tree: /^shared\//, may: /^(shared\/|zod$)/ },
  { tree: /^electron\//, may: /^(electron(\/|$)|shared\/|node:|zod$|vite$)/ },
  {
    tree: /^renderer\/features\//,
    may: /^(renderer\/(ui|i18n|platform\/platform|services|features)|shared\/|react|@mantine\/|@tabler\/|@dnd-kit\/|@tanstack\/|zustand|pdfjs-dist|postal-mime|assets\/)/,
  },
  { tree: /^renderer\/data\//, may: /^(renderer\/data\/|shared\/core\/|dexie|hash-wasm|zod)/ },
  { tree: /^renderer\/platform\//, may: /^(renderer\/platform\/|shared\/|client-zip)/ },
  {
    tree: /^renderer\/workers\//,
    may: /^(renderer\/(workers|data|services)|shared\/|assets\/|fflate|hash-wasm|harfbuzzjs|pdfjs-dist|file-type|exifr|music-metadata|pdf-lib|vite|libheif-js|utif2|mediabunny|client-zip|tesseract\.js-core|@tesseract\.js-data|zod)/,
  },
  {
    tree: /^renderer\/(ui|i18n)\//,
    may: /^(renderer\/(ui|i18n|services)|shared\/|react|@mantine\/|@tabler\/)/,
  },
  { tree: /^renderer\//, may: /^(renderer\/|shared\/|react|@mantine\/|@tabler\/|zustand|wouter|assets\/)/ },
]

describe('the architecture', () => {
  it('is read from the imports themselves', () => {
    expect(importsOf('shared/core/ports.ts')).toContain('shared/core/cases/case.ts')
    expect(importsOf('renderer/services.tsx')).toEqual(
      expect.arrayContaining(['react', 'shared/core/ports.ts']),
    )
  })

  it('lets imports point only where the house says', () => {
    const offenders = source.flatMap((file) => {
      const rule = rules.find(({ tree }) => tree.test(file))
      return importsOf(file)
        .filter((name) => !rule?.may.test(name))
        .map((name) => `${file} -> ${name}`)
    })

    expect(offenders).toEqual([])
  })

  it('keeps one feature out of another', () => {
    const featureOf = (path: string) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]
    const offenders = source.flatMap((file) =>
      importsOf(file)
        .filter((name) => featureOf(file) && featureOf(name) && featureOf(file) !== featureOf(name))
        .map((name) => `${file} -> ${name}`),
    )

    expect(offenders).toEqual([])
  })

  it('keeps clocks and chance out of shared/', () => {
    const forbidden = /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b/
    const offenders = source.filter(
      (file) => file.startsWith('shared/') && forbidden.test(textOf.get(file) ?? ''),
    )

    expect(offenders).toEqual([])
  })

  it('touches window.desktop only in platform/', () => {
    const offenders = source.filter(
      (file) =>
        file.startsWith('renderer/') &&
        !file.startsWith('renderer/platform/') &&
        /\bdesktop\b\s*[.?]/.test(textOf.get(file) ?? ''),
    )

    expect(offenders).toEqual([])
  })

  it('has no file over 400 lines', () => {
    const long = files.filter((file) => (textOf.get(file) ?? '').split('\n').length > 401)

    expect(long).toEqual([])
  })

  it('has no drawer: no file called utils, helpers, common, misc, types, interfaces or constants', () => {
    const drawers = files.filter((file) =>
      /(^|\/)(utils?|helpers?|common|misc|types|interfaces|constants)\.(ts|tsx|mjs)$/.test(file),
    )

    expect(drawers).toEqual([])
  })
})
