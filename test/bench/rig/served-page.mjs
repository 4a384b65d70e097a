import { join, resolve } from 'node:path'
import { build, preview } from 'vite'
import { temporaryFolder } from './temporary.mjs'

const root = resolve(import.meta.dirname, '../../..')

/**
 * Builds a page of `test/bench/pages` with the service worker beside it, as the program itself is built, and serves it on
 * this machine only.
 *
 * @param {string} page
 * @param {number} port
 */
export async function servedPage(page, port) {
  const { folder: outDir, remove } = temporaryFolder('page')
  /** @type {import('vite').InlineConfig} */
  const shared = { root: join(root, 'test/bench/pages'), base: './', configFile: false, logLevel: 'error' }
  await build({
    ...shared,
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      rolldownOptions: {
        input: {
          page: join(root, 'test/bench/pages', page),
          'media-sw': join(root, 'renderer/workers/media.sw.ts'),
        },
        output: {
          entryFileNames: (chunk) => (chunk.name === 'media-sw' ? 'media-sw.js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  })
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { port, strictPort: true, host: '127.0.0.1' },
  })
  return {
    url: `http://127.0.0.1:${port}/${page}`,
    outDir,
    async close() {
      await server.close()
      remove()
    },
  }
}
