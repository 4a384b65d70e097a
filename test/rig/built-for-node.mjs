// @ts-check
import { basename, join } from 'node:path'
import { build } from 'vite'
import { root } from '../run/reports.mjs'

/** Builds a TypeScript file for Node, with all that it imports. The path of the built file. @param {string} source from the root @param {string} outDir */
export async function builtForNode(source, outDir) {
  const name = `${basename(source, '.ts')}.mjs`
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, source),
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: name } },
    },
  })
  return join(outDir, name)
}
