// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
export const home = join(root, 'out/bench')
const made = join(home, 'made')

/** @typedef {import('./measure.mjs').Candidate} Candidate @typedef {import('../export/inputs.mjs').Input} Input */

/** The engine and its Node ports as files that Node 20 runs, as the program ships: pdf.js stays apart, for its worker. */
export async function builtPrograms() {
  const outDir = join(home, 'program')
  for (const name of ['bundle', 'engine']) {
    await build({
      configFile: false,
      logLevel: 'warn',
      root,
      ssr: { noExternal: true, external: ['pdfjs-dist'] },
      build: {
        ssr: join(root, `test/bench/bundle/${name}.ts`),
        outDir,
        emptyOutDir: false,
        target: 'node20',
        minify: true,
        rollupOptions: { output: { entryFileNames: `${name}.mjs` } },
      },
    })
  }
  return { bundle: join(outDir, 'bundle.mjs'), engine: join(outDir, 'engine.mjs') }
}

/** Everything that a candidate makes lies in here. */
export const madeFolder = () => made

/** @param {string} name @param {object} value */
function note(name, value) {
  const path = join(home, `${name}.json`)
  writeFileSync(path, JSON.stringify(value))
  return path
}

/**
 * A whole bundle through `makeFiles`, read back and verified.
 * @param {string} program @param {string} name @param {readonly Input[]} inputs @param {object} [more] @returns {Candidate}
 */
export function bundleOf(program, name, inputs, more = {}) {
  const folder = join(made, 'bundle')
  const request = note(`request-${name.replaceAll(/\W+/g, '-')}`, { root, inputs, folder, ...more })
  return {
    name,
    program: 'sh',
    args: ['-c', 'mkdir -p "$0" && exec "$@"', folder, process.execPath, program, request],
  }
}

/** @param {string} program @param {'images' | 'attach' | 'merge'} mode @param {readonly Input[]} inputs @param {string} [name] of this list of inputs @returns {Candidate} */
export function engineOf(program, mode, inputs, name = mode) {
  mkdirSync(home, { recursive: true })
  const list = note(`list-${name}`, inputs)
  const target = join(made, `${mode}.pdf`)
  return {
    name: `ours, ${name}`,
    program: 'sh',
    args: ['-c', 'mkdir -p "$0" && exec "$@"', made, process.execPath, program, mode, list, target],
  }
}

/**
 * Copying the files and hashing them. @param {readonly Input[]} inputs @param {string} hasher @returns {Candidate}
 */
export function copyAndHash(inputs, hasher) {
  const files = inputs.map(({ file }) => file)
  // two folders of screenshots number theirs alike
  const script = `mkdir -p "$0" && cp --backup=numbered "$@" "$0" && ${hasher} "$@" > /dev/null`
  return {
    name: `cp + ${hasher}`,
    program: 'sh',
    args: ['-c', script, join(made, 'copied'), ...files],
  }
}
