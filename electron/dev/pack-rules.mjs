// @ts-check
/**
 * @typedef {{ readonly path: string, readonly sha256: string }} PackedFile path inside app.asar, with forward slashes
 * @typedef {Readonly<Record<string, boolean | undefined>>} Fuses by their names in electron-builder.yml
 */

const mustBeThere = [
  'package.json',
  'out/main/main.mjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]
const maySitAtTheTop = /^(package\.json$|out\/(main|preload|renderer)\/)/

/**
 * What is wrong with a packed program; an empty list when nothing is.
 * @param {{ files: readonly PackedFile[], assets: readonly PackedFile[], wanted: Fuses, found: Fuses }} pack
 *   `assets` are the fonts, the data that read pictures and the sample files, which the build may rename but not change
 * @returns {readonly string[]}
 */
export function packTroubles({ files, assets, wanted, found }) {
  const paths = new Set(files.map(({ path }) => path))
  const contents = new Set(files.map(({ sha256 }) => sha256))
  return [
    ...mustBeThere.filter((path) => !paths.has(path)).map((path) => `missing: ${path}`),
    ...assets.filter(({ sha256 }) => !contents.has(sha256)).map(({ path }) => `missing: ${path}`),
    ...[...paths].filter((path) => !maySitAtTheTop.test(path)).map((path) => `not ours: ${path}`),
    ...[...paths]
      .filter((path) => /(^|\/)node_modules\/|\.map$/.test(path))
      .map((path) => `does not belong: ${path}`),
    ...Object.entries(wanted)
      .filter(([name, value]) => found[name] !== value)
      .map(([name, value]) => `fuse ${name}: wanted ${value}, found ${found[name] ?? 'none'}`),
    ...(Object.keys(wanted).length === 0 ? ['electron-builder.yml sets no fuses'] : []),
  ]
}
